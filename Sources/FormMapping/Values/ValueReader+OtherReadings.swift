import RecordModel

extension ValueReader {
    /// Chance of a reading of the page that was not chosen, before arithmetic has a say: one in five was right where two readings differed.
    private static let otherReading = 0.2

    /// Reads a stretch of text, and notes what other readings of the page make of it.
    func read(_ text: RunText, _ range: Range<Int>, slot: FormSlot) -> SlotReading {
        if text.hasStrikethrough(range) { return readStruck(text, range, slot: slot) }
        return read(text.string(range), others: text.otherReadings(range), slot: slot)
    }

    /// - Parameter others: the whole text by other readings of the page.
    func read(_ text: String, others: [String], slot: FormSlot) -> SlotReading {
        var reading = read(text, slot: slot)
        for other in others {
            let alternative = read(other, slot: slot)
            guard let value = alternative.value, value != reading.value, !reading.alternatives.contains(where: { $0.value == value }) else {
                continue
            }
            reading.alternatives.append(Alternative(value: value, raw: alternative.raw ?? other, confidence: Self.otherReading))
        }
        return reading
    }
}
