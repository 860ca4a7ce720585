/// The trigrams of a text's comparison key, for quick similarity. Keys have no white space, case or punctuation, so that a label and
/// its remains after a lossy channel compare as equals.
struct TextProfile: Sendable {
    /// Sorted; repeated trigrams stand as often as they occur. Three scalars of 21 bits make one number.
    let grams: [UInt64]
    /// Scalars in the key.
    let length: Int
    /// One bit of 256 for each trigram, by a hash: tells most pairs of texts apart without comparing them.
    private let signature: SIMD4<UInt64>

    init(key: String) {
        var scalars: [UInt64] = [0x20, 0x20]
        scalars.reserveCapacity(key.utf8.count + 4)
        for scalar in key.unicodeScalars { scalars.append(UInt64(scalar.value)) }
        length = scalars.count - 2
        scalars.append(0x20)
        scalars.append(0x20)
        var grams: [UInt64] = []
        if length > 0 {
            grams.reserveCapacity(scalars.count)
            for index in 0..<(scalars.count - 2) {
                grams.append(scalars[index] << 42 | scalars[index + 1] << 21 | scalars[index + 2])
            }
            grams.sort()
        }
        self.grams = grams
        var signature = SIMD4<UInt64>()
        for gram in grams {
            // the top byte of a multiplicative hash: two bits choose the word, six the bit
            let hash = (gram &* Self.hashFactor) >> 56
            signature[Int(hash >> 6)] |= 1 << (hash & 63)
        }
        self.signature = signature
    }

    /// 2^64 divided by the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming 3, 6.4).
    private static let hashFactor: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// How much there is to compare.
    struct Size {
        /// Trigrams.
        var grams: Int
        /// Scalars.
        var length: Int
    }

    var size: Size { Size(grams: grams.count, length: length) }

    /// No fewer trigrams than the two have in common: each bit that only one of them has is a trigram that the other lacks.
    func mostCommon(with other: TextProfile) -> Int {
        let own = Self.bits(signature & ~other.signature)
        let others = Self.bits(other.signature & ~signature)
        return min(grams.count - own, other.grams.count - others)
    }

    private static func bits(_ words: SIMD4<UInt64>) -> Int {
        words[0].nonzeroBitCount + words[1].nonzeroBitCount + words[2].nonzeroBitCount + words[3].nonzeroBitCount
    }

    var isEmpty: Bool { grams.isEmpty }

    func common(with other: TextProfile) -> Int {
        grams.withUnsafeBufferPointer { left in
            other.grams.withUnsafeBufferPointer { right in
                var count = 0
                var i = 0
                var j = 0
                while i < left.count, j < right.count {
                    if left[i] == right[j] {
                        count += 1
                        i += 1
                        j += 1
                    } else if left[i] < right[j] {
                        i += 1
                    } else {
                        j += 1
                    }
                }
                return count
            }
        }
    }

    /// Dice's coefficient of the trigrams, 0…1.
    func similarity(to other: TextProfile) -> Double {
        let total = grams.count + other.grams.count
        return total == 0 ? 0 : 2 * Double(common(with: other)) / Double(total)
    }

    /// Whether the two are more alike than `threshold`; most that are not are told by their signatures.
    func isLike(_ other: TextProfile, above threshold: Double) -> Bool {
        let total = grams.count + other.grams.count
        guard total > 0, 2 * Double(mostCommon(with: other)) / Double(total) > threshold else { return false }
        return similarity(to: other) > threshold
    }

    /// Whether `containment(in:)` may be more than `threshold`, as far as the signatures tell.
    func mayBeContained(in other: TextProfile, above threshold: Double) -> Bool {
        !grams.isEmpty && size.containment(common: mostCommon(with: other)) > threshold
    }

    /// Whether `containment(in:)` is more than `threshold`; the signatures save most of the counting.
    func isContained(in other: TextProfile, above threshold: Double) -> Bool {
        mayBeContained(in: other, above: threshold) && containment(in: other) > threshold
    }

    /// Share of this text's trigrams that `other` holds too, 0…1: 1 where `other` is this text with more around it.
    func containment(in other: TextProfile) -> Double {
        grams.isEmpty ? 0 : size.containment(common: common(with: other))
    }
}

extension TextProfile.Size {
    /// The four trigrams that reach over an end exist only where the text itself ends.
    private var inner: Double { Double(max(1, grams - 4)) }

    /// `TextProfile.containment(in:)` of a text that has `common` trigrams in common with the other.
    func containment(common: Int) -> Double { min(1, Double(common) / inner) }

    private func holds(_ label: TextProfile.Size) -> Bool { label.length >= FormProfile.tellingLength / 2 && grams > label.grams }
    private func isCut(from label: TextProfile.Size) -> Bool { length >= FormProfile.tellingLength && grams < label.grams }

    /// How well a document's text with `common` trigrams in common with a label fits it: Dice's coefficient, or, for a label that may have more around it
    /// (a value in its line, a note in its cell), containment at a discount.
    func fit(_ label: TextProfile.Size, common: Int, isRow: Bool) -> Double {
        guard common > 0 else { return 0 }
        var best = 2 * Double(common) / Double(label.grams + grams)
        if holds(label) { best = max(best, (isRow ? 0.9 : 0.95) * label.containment(common: common)) }
        // a label that the document cuts short ("Tổng số máy tính") is weaker evidence
        if isCut(from: label) { best = max(best, 0.8 * containment(common: common)) }
        return best
    }

    /// Trigrams that the text must have in common with a label, and more, to fit it better than `threshold`.
    func leastCommon(_ label: TextProfile.Size, fit threshold: Double) -> Double {
        let half = Double(label.grams + grams) / 2
        return threshold * min(half, holds(label) ? label.inner : isCut(from: label) ? inner : half)
    }
}

extension TextProfile {
    /// Whether a document's text may fit this label better than `threshold`, as far as their lengths and signatures tell.
    func mayFit(_ found: TextProfile, above threshold: Double) -> Bool {
        Double(mostCommon(with: found)) > found.size.leastCommon(size, fit: threshold)
    }
}
