/// Finds words whose accents hardly stand where they do: "Chỉ cục" for "Chi cục", "nồng thôn" for "nông thôn". A reader of pictures sees the letters
/// and mistakes the marks above and below them, and what comes out is often a word too.
///
/// The text is stripped of all marks and written again by the language model; where the model is nearly certain of others, the word is unlikely.
/// A person's name begins with the name of a family: "Định Kim Thủy" is "Đinh Kim Thủy".
package struct AccentCheck: Sendable {
    package struct Finding: Hashable, Sendable {
        package struct Word: Hashable, Sendable {
            package var read: String
            package var likely: String
        }

        /// The unlikely words, in order, each with what would stand there.
        package var words: [Word]
        /// The whole text with the likely words.
        package var text: String
    }

    /// Nil where the model's file is missing; then `phieu doctor` says so, and nothing is read at all.
    package static let bundled: AccentCheck? = (try? LanguageModel.bundled()).map(AccentCheck.init)

    /// The model's confidence from which its word is taken for the likely one. Of 2,903 true answers in words (training seeds 100000…, November 2026) it finds
    /// 10 unlikely, all for one street's name; with the accents of one word of each drawn anew it finds 1,999 of 2,243.
    private static let certainty = 0.99

    private let restorer: Restorer
    /// Names of families by what is left of them without marks.
    private let families: [String: [String]]

    package init(model: LanguageModel) {
        restorer = Restorer(model: model, channel: .diacriticsStripped)
        let names = model.names.filter { $0.kind == .family }.sorted { $0.logProbability > $1.logProbability }.map { Self.key($0.text) }
        families = Dictionary(grouping: names) { stripDiacritics($0) }
    }

    /// Nil where every word is likely enough, or not known.
    /// - Parameter isName: the text is a person's name, of which only the family can be judged.
    package func finding(in text: String, isName: Bool) -> Finding? {
        let text = nfc(text)
        let runs = text.indices.split { !text[$0].isLetter }.compactMap { run in
            run.first.flatMap { first in run.last.map { first..<text.index(after: $0) } }
        }
        let likely = isName ? family(text, runs) : words(text, runs)
        guard !likely.isEmpty else { return nil }
        var mended = text
        for (range, word) in likely.reversed() { mended.replaceSubrange(range, with: word) }
        return Finding(words: likely.map { .init(read: String(text[$0.0]), likely: $0.1) }, text: mended)
    }

    private func words(_ text: String, _ runs: [Range<String.Index>]) -> [(Range<String.Index>, String)] {
        // mail, pages and names of files are spelled without marks
        let addresses = text.ranges(of: #/\S*(?:@|:\/\/|\w\.\w)\S*/#)
        var rest = runs[...]
        var likely: [(Range<String.Index>, String)] = []
        for word in restorer.restore(stripDiacritics(text)).words {
            guard let at = rest.firstIndex(where: { stripDiacritics(String(text[$0])) == word.original }) else { continue }
            let run = rest[at]
            rest = rest[(at + 1)...]
            guard !word.isName, !addresses.contains(where: { $0.overlaps(run) }), word.confidence >= Self.certainty,
                Self.key(word.text) != Self.key(String(text[run]))
            else { continue }
            likely.append((run, word.text))
        }
        return likely
    }

    private func family(_ text: String, _ runs: [Range<String.Index>]) -> [(Range<String.Index>, String)] {
        guard let run = runs.first else { return [] }
        let read = Self.key(String(text[run]))
        guard let like = families[stripDiacritics(read)], let first = like.first, !like.contains(read) else { return [] }
        let isUpper = text[run].allSatisfy(\.isUppercase)
        return [(run, isUpper ? first.uppercased() : first.prefix(1).uppercased() + first.dropFirst())]
    }

    /// Case and the place of tones do not tell words apart.
    private static func key(_ word: String) -> String { placingTones(word.lowercased(), .old) }
}
