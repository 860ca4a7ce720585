/// Which texts hold which trigrams. What a label has in common with each of a document's texts is counted by walking over the label's trigrams
/// alone: most pairs of a label and a text have nothing in common and cost nothing.
struct TrigramIndex {
    private struct Posting {
        var text: Int
        /// How often the text has the trigram.
        var count: Int
    }

    private let textCount: Int
    private var numbers: [UInt64: Int] = [:]
    /// By the trigram's number.
    private var postings: [[Posting]] = []

    init(_ texts: [TextProfile]) {
        textCount = texts.count
        for (text, profile) in texts.enumerated() {
            for gram in profile.grams {
                if let number = numbers[gram] {
                    let last = postings[number].count - 1
                    if postings[number][last].text == text {
                        postings[number][last].count += 1
                    } else {
                        postings[number].append(Posting(text: text, count: 1))
                    }
                } else {
                    numbers[gram] = postings.count
                    postings.append([Posting(text: text, count: 1)])
                }
            }
        }
    }

    /// For each text `TextProfile.common(with:)`.
    func common(with label: TextProfile) -> [Int] {
        var common = [Int](repeating: 0, count: textCount)
        var start = 0
        while start < label.grams.count {
            let gram = label.grams[start]
            var end = start + 1
            while end < label.grams.count, label.grams[end] == gram { end += 1 }
            if let number = numbers[gram] {
                for posting in postings[number] { common[posting.text] += min(end - start, posting.count) }
            }
            start = end
        }
        return common
    }
}
