import VietnameseText

/// Which forms a document may be, and through which channel its text went: a quick look at the trigrams of all labels, before anything
/// is aligned.
struct FormRecognizer: Sendable {
    struct Guess: Sendable {
        var form: Int
        var channel: LossyChannel
        /// Cosine of the two texts' trigram counts, 0…1.
        var likeness: Double
    }

    /// Likeness from which an intact document is not looked at through other channels; documents of the corpus that are intact have at
    /// least 0.8 with their own form, damaged ones at most 0.6 before the channel is known.
    private static let clearlyIntact = 0.75

    private let forms: [FormDefinition]

    init(forms: [FormDefinition]) {
        self.forms = forms
    }

    /// Guesses in falling likeness. `text` is the whole document's.
    func guesses(_ text: String, channels: [LossyChannel]) -> [Guess] {
        var guesses: [Guess] = []
        for channel in channels {
            let document = TrigramCounts(key: comparisonKey(ofText: text, under: channel))
            for (index, form) in forms.enumerated() {
                let print = form.entries.map { FormProfile.matchText(of: $0, in: form) + " " + ($0.note ?? "") }.joined(separator: " ")
                let likeness = document.cosine(TrigramCounts(key: comparisonKey(of: print, under: channel)))
                guesses.append(Guess(form: index, channel: channel, likeness: likeness))
            }
            if channel == .intact, guesses.contains(where: { $0.likeness > Self.clearlyIntact }) { break }
        }
        return guesses.sorted { ($0.likeness, $1.form) > ($1.likeness, $0.form) }
    }
}

/// How often each trigram of a key occurs.
private struct TrigramCounts {
    private let counts: [(gram: UInt64, count: Double)]
    private let norm: Double

    init(key: String) {
        let grams = TextProfile(key: key).grams
        var counts: [(gram: UInt64, count: Double)] = []
        for gram in grams {
            if counts.last?.gram == gram {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((gram, 1))
            }
        }
        self.counts = counts
        norm = counts.reduce(0) { $0 + $1.count * $1.count }.squareRoot()
    }

    func cosine(_ other: TrigramCounts) -> Double {
        var product = 0.0
        var i = 0
        var j = 0
        while i < counts.count, j < other.counts.count {
            if counts[i].gram == other.counts[j].gram {
                product += counts[i].count * other.counts[j].count
                i += 1
                j += 1
            } else if counts[i].gram < other.counts[j].gram {
                i += 1
            } else {
                j += 1
            }
        }
        return norm == 0 || other.norm == 0 ? 0 : product / (norm * other.norm)
    }
}
