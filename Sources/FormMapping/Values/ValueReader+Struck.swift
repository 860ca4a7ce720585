import RecordModel
import VietnameseText

extension ValueReader {
    /// Reads what stands beside words that are struck through. A person decides, for a stroke takes an answer back, or emphasises it; but of two printed
    /// answers with a stroke through one, the other is meant.
    func readStruck(_ text: RunText, _ range: Range<Int>, slot: FormSlot) -> SlotReading {
        let standing = text.stringWithoutStruck(range)
        let struck = text.stringOfStruck(range)
        var reading = remainingOption(standing, struck: struck, slot) ?? heldBack(standing, struck: struck, slot)
        reading.raw = Self.collapsed(text.string(range))
        return reading
    }

    private func heldBack(_ standing: String, struck: String, _ slot: FormSlot) -> SlotReading {
        var reading = read(standing, slot: slot)
        let other = read(struck, slot: slot)
        if let value = other.value, value != reading.value {
            reading.alternatives.append(Alternative(value: value, raw: other.raw ?? struck, confidence: Self.struckReading))
        }
        reading.reasons.append(.struckThrough)
        reading.fitness = min(reading.fitness, Self.struckFitness)
        return reading
    }

    /// Chance that what is struck through is meant, and fitness of what is left: set by hand; no document of ours tells.
    private static let struckReading = 0.1
    private static let struckFitness = 0.8

    /// "Có/ Không?" with one of the two struck through.
    private func remainingOption(_ standing: String, struck: String, _ slot: FormSlot) -> SlotReading? {
        guard slot.type == .yesno || slot.type == .choice else { return nil }
        let options = slot.options.isEmpty ? ["Có", "Không"] : slot.options
        let (left, away) = (comparisonKey(standing), comparisonKey(struck))
        guard let answer = options.first(where: { comparisonKey($0) == left }), !away.isEmpty else { return nil }
        var reading = read(answer, slot: slot)
        // what a reader of pictures makes of letters behind a stroke need not be the other answer, to the letter
        if away != comparisonKey(options.filter { $0 != answer }.joined(separator: " ")) {
            reading.reasons.append(.struckThrough)
            reading.fitness = min(reading.fitness, Self.struckFitness)
        }
        return reading
    }
}
