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

    /// No less than `containment(in:)`.
    func mostContainment(in other: TextProfile) -> Double { Double(mostCommon(with: other)) / Double(max(1, grams.count - 4)) }

    /// Share of this text's trigrams that `other` holds too, 0…1: 1 where `other` is this text with more around it.
    func containment(in other: TextProfile) -> Double {
        // the four trigrams that reach over an end exist only where the text itself ends
        let inner = max(1, grams.count - 4)
        return grams.isEmpty ? 0 : min(1, Double(common(with: other)) / Double(inner))
    }
}
