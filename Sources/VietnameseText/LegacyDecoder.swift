/// Decides for each run of a document in which encoding it is, and decodes it.
///
/// Spelling is the judge: of the candidates, the one whose words are the most Vietnamese. The font's name, whose TCVN3 or VNI survives many a
/// conversion to Unicode, is asked only where the text leaves it open; where that does not help either, the run is left as it is and said to be
/// undecided.
package struct LegacyDecoder: Sendable {
    package struct Run: Hashable, Sendable {
        package var text: String
        package var font: String?

        package init(text: String, font: String? = nil) {
            self.text = text
            self.font = font
        }
    }

    package struct Decision: Hashable, Sendable {
        /// The Unicode text (NFC); the run's own where it is Unicode or undecided.
        package var text: String
        /// Nil for Unicode.
        package var encoding: LegacyEncoding?
        /// Two readings that differ were equally good, and nothing else told them apart.
        package var isUndecided: Bool
        /// How much better than the next reading this one is, in scores of words; 0 where the text decided nothing.
        package var margin: Double
    }

    /// A reading is taken on the run's own words if it is better by so much: about one common word more.
    private static let decidingMargin = 1.0
    /// Scores of a word in a reading: spelled and known (plus a share of its commonness), only spelled, not Vietnamese.
    private static let knownScore = 1.0
    private static let commonnessScore = 0.25
    private static let spelledScore = 0.1
    private static let misspelledScore = -1.5
    /// A letter beyond Latin-1 in a run speaks against all readings but Unicode.
    private static let foreignLetterScore = -3.0

    private static let candidates: [LegacyEncoding?] = [nil, .tcvn3, .vni, .viscii, .vps, .cp1258]

    package init() {}

    /// One decision a run, in order. Runs that say too little (a lone "®") go with the runs of their font, then with the only encoding of the document.
    package func decode(_ runs: [Run]) -> [Decision] {
        var known: [String: [Double]] = [:]
        var scores: [[Double]] = []
        let runs = runs.map { run in
            let (text, score) = Self.likeliestAppearance(LegacyAppearance.withoutPrivateUse(run.text, font: run.font), known: &known)
            scores.append(score)
            return Run(text: text, font: run.font)
        }
        var byFont: [String: [Double]] = [:]
        for (run, score) in zip(runs, scores) {
            byFont[run.font ?? "", default: Array(repeating: 0, count: Self.candidates.count)].add(score)
        }
        var whole = Array(repeating: 0.0, count: Self.candidates.count)
        for score in scores { whole.add(score) }
        let choices = zip(runs, scores).map { run, score in
            choose(run, own: score, font: byFont[run.font ?? ""] ?? score, document: whole)
        }
        let capitalFonts = Self.capitalFonts(zip(runs, choices).map { ($0.font, $1?.encoding) })
        return zip(runs, choices).map { run, choice in
            if choice?.encoding == nil, let font = run.font, capitalFonts.contains(font), run.text.unicodeScalars.allSatisfy(\.isASCII) {
                return Decision(text: run.text.uppercased(), encoding: .tcvn3, isUndecided: false, margin: 0)
            }
            guard let choice else { return Decision(text: nfc(run.text), encoding: nil, isUndecided: true, margin: 0) }
            return Decision(
                text: Self.text(of: run, in: choice.encoding), encoding: choice.encoding, isUndecided: false, margin: choice.margin)
        }
    }

    /// Fonts that draw small letters as capitals, by their names and by the encoding of their other runs.
    private static func capitalFonts(_ runs: [(font: String?, encoding: LegacyEncoding?)]) -> Set<String> {
        Set(runs.compactMap { $0.encoding == .tcvn3 && drawsCapitals(font: $0.font) ? $0.font : nil })
    }

    /// The text, or what it is if its bytes were taken for another code page, whichever reads better.
    private static func likeliestAppearance(_ text: String, known: inout [String: [Double]]) -> (text: String, scores: [Double]) {
        let own = scores(of: text, known: &known)
        let best = own.max() ?? 0
        guard best < 0 || text.unicodeScalars.contains(where: { (0xA1...0xBF).contains($0.value) }),
            let other = LegacyAppearance.fromWindows1258(text)
        else { return (text, own) }
        let others = scores(of: other, known: &known)
        // Known words must come of it: a lone "đ", which a substitute font drew, is a vowel in some code page, and no more Vietnamese for that.
        let gain = others.max() ?? 0
        return gain >= knownScore && gain >= best + decidingMargin ? (other, others) : (text, own)
    }

    /// The encoding of a text by its spelling alone, and how much better it reads than the next; nil for Unicode and where it is open.
    static func encoding(of text: String) -> (encoding: LegacyEncoding, margin: Double)? {
        var known: [String: [Double]] = [:]
        guard let choice = best(scores(of: text, known: &known), of: text, margin: decidingMargin), let encoding = choice.encoding else {
            return nil
        }
        return (encoding, choice.margin)
    }

    /// The encoding that a font's name speaks of.
    package static func hint(ofFont name: String?) -> LegacyEncoding? {
        guard let name = name?.lowercased() else { return nil }
        if name.hasPrefix(".vn") || name.contains("+.vn") { return .tcvn3 }
        if name.hasPrefix("vni-") || name.hasPrefix("vni ") || name.contains("+vni-") { return .vni }
        if name.hasPrefix("vps ") || name.hasPrefix("vps-") { return .vps }
        if name.contains("viscii") || name.hasPrefix("vi times") || name.hasPrefix("vi arial") { return .viscii }
        return nil
    }

    /// Whether a TCVN3 font draws small letters as capitals (.VnTimeH, .VnArial NarrowH).
    package static func drawsCapitals(font name: String?) -> Bool {
        guard let name, hint(ofFont: name) == .tcvn3 else { return false }
        let family = name.prefix { $0 != "," }
        let styles = ["-bold", "-italic", "bold", "italic"]
        var lower = family.lowercased()
        while let style = styles.first(where: lower.hasSuffix) { lower.removeLast(style.count) }
        return lower.hasSuffix("h") && family.dropFirst(lower.count - 1).first == "H"
    }

    private struct Choice {
        var encoding: LegacyEncoding?
        var margin: Double
    }

    private func choose(_ run: Run, own: [Double], font: [Double], document: [Double]) -> Choice? {
        if let choice = Self.best(own, of: run.text, margin: Self.decidingMargin) { return choice }
        if run.font != nil, let choice = Self.best(font, of: run.text, margin: Self.decidingMargin) { return choice }
        let hinted = Self.candidates.firstIndex { $0 != nil && $0 == Self.hint(ofFont: run.font) }
        if let hinted, own[hinted] >= 0, own[hinted] >= own[0] { return Choice(encoding: Self.candidates[hinted], margin: 0) }
        if own[0] >= 0, own[0] >= own.max() ?? 0 { return Choice(encoding: nil, margin: 0) }
        return Self.best(document, of: run.text, margin: Self.decidingMargin)
    }

    /// The best candidate, if no other that reads the text differently comes within the margin.
    private static func best(_ scores: [Double], of text: String, margin: Double) -> Choice? {
        guard let top = scores.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
        let first = scores.firstIndex { $0 >= scores[top] - 1e-9 } ?? top
        // printed ASCII reads the same in all
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return Choice(encoding: candidates[first], margin: 0) }
        let chosen = reading(of: text, in: candidates[first])
        // the nearest first, since decoding takes time: what lies farther off does not matter
        let nearest = scores.indices.filter { $0 != first }.sorted { scores[$0] > scores[$1] }
        guard let rival = nearest.first(where: { reading(of: text, in: candidates[$0]) != chosen }) else {
            return Choice(encoding: candidates[first], margin: 0)
        }
        let gap = scores[first] - scores[rival]
        return gap >= margin ? Choice(encoding: candidates[first], margin: gap) : nil
    }

    private static func reading(of text: String, in encoding: LegacyEncoding?) -> String {
        encoding?.decode(text) ?? nfc(text)
    }

    private static func text(of run: Run, in encoding: LegacyEncoding?) -> String {
        guard let encoding else { return nfc(run.text) }
        let inCapitals = drawsCapitals(font: run.font)
        let decoded = encoding.decode(run.text, inCapitalFont: inCapitals)
        return encoding == .tcvn3 && !inCapitals ? mendingCapitals(decoded) : decoded
    }

    /// One score a candidate. Words of ASCII letters alone read the same in all, and do not count.
    /// - Parameter known: the scores of words met before: a report repeats its words many times over.
    private static func scores(of text: String, known: inout [String: [Double]]) -> [Double] {
        if let sure = scoresOfUnicode(text) { return sure }
        let text = nfc(text)
        let isBeyond = text.unicodeScalars.contains { $0.value > 0xFF && VietnameseLetter($0) != nil }
        var sums = candidates.map { isBeyond && $0 != nil ? foreignLetterScore : 0 }
        for chunk in text.split(whereSeparator: \.isWhitespace) where chunk.unicodeScalars.contains(where: { !$0.isASCII }) {
            let chunk = String(chunk)
            let scores = known[chunk] ?? candidates.map { score(ofChunk: $0?.decode(chunk) ?? chunk) }
            known[chunk] = scores
            sums.add(scores)
        }
        return sums
    }

    /// Quick scores of what no legacy bytes look like: letters that only Unicode has (U+1EA0 to U+1EF9), and no sign that is a letter elsewhere. Nil where
    /// the words must be looked at.
    private static func scoresOfUnicode(_ text: String) -> [Double]? {
        var letters = 0
        for scalar in text.unicodeScalars where !scalar.isASCII {
            switch scalar.value {
            case 0x1EA0...0x1EF9: letters += 1
            case 0xA0, 0x2010...0x2026, 0x2610...0x2612: break
            default: guard scalar.value > 0xBF, VietnameseLetter(scalar) != nil else { return nil }
            }
        }
        guard letters > 0 else { return nil }
        return candidates.map { $0 == nil ? Double(letters) : foreignLetterScore + misspelledScore * Double(letters) }
    }

    private static func score(ofChunk chunk: String) -> Double {
        var score = 0.0
        for word in chunk.split(whereSeparator: { !isWordCharacter($0) }) where word.unicodeScalars.contains(where: { !$0.isASCII }) {
            let word = String(word)
            guard word.contains(where: \.isLetter) else { continue }
            if isVietnameseSyllable(word) {
                let commonness = SyllableLexicon.commonness(of: word)
                // a lone vowel is a word in every code page
                score += commonness > 0 && word.count > 1 ? knownScore + commonnessScore * Double(commonness) : spelledScore
            } else if !(word.count > 1 && word.unicodeScalars.allSatisfy { $0.isASCII || $0 == "Đ" || $0 == "đ" }) {
                score += misspelledScore
            }
        }
        return score
    }

    /// Letters, and every sign that is a letter in some legacy encoding.
    private static func isWordCharacter(_ character: Character) -> Bool {
        if character.isLetter { return true }
        guard let scalar = character.unicodeScalars.first else { return false }
        switch scalar.value {
        case 0x80...0x9F, 0xA1...0xBF, 0x2212, 0x2219: return true
        case 0x01...0x08, 0x0E...0x1F: return true
        default: return false
        }
    }
}

extension [Double] {
    fileprivate mutating func add(_ other: [Double]) {
        for index in indices { self[index] += other[index] }
    }
}

/// Capitals for the toned letters that TCVN3 has small only, in words and headings whose other letters are capitals ("CéNG HßA X· HéI").
func mendingCapitals(_ text: String) -> String {
    var words = text.split(separator: " ", omittingEmptySubsequences: false).map { CapitalisedWord(String($0)) }
    for index in words.indices {
        switch words[index].evidence {
        case .capitals: words[index].raise()
        case .oneCapital, .none:
            guard words[index].hasLetters else { continue }
            // A title in capitals has words beside; an abbreviation or a number of a document ("Số: 12/NĐ-CP") says nothing.
            let neighbours = [index - 1, index + 1].filter(words.indices.contains).map { words[$0] }
            if neighbours.contains(where: \.isWordInCapitals), !neighbours.contains(where: { $0.evidence == .small }) {
                words[index].raise()
            }
        case .small: break
        }
    }
    return words.map(\.text).joined(separator: " ")
}

/// A word and what its unambiguous letters (those that TCVN3 has in both cases) say about capitals.
private struct CapitalisedWord {
    enum Evidence { case capitals, oneCapital, small, none }

    private(set) var text: String
    let evidence: Evidence
    let hasLetters: Bool

    init(_ text: String) {
        self.text = text
        var capitals = 0
        var small = 0
        for scalar in text.unicodeScalars where scalar.properties.isAlphabetic {
            let isAmbiguous = !scalar.isASCII && scalar.properties.isLowercase && VietnameseLetter(scalar)?.tone != .level
            if scalar.properties.isUppercase { capitals += 1 } else if !isAmbiguous { small += 1 }
        }
        hasLetters = text.contains(where: \.isLetter)
        evidence = small > 0 ? .small : capitals > 1 ? .capitals : capitals == 1 ? .oneCapital : .none
    }

    /// Whether it is a Vietnamese word, not an abbreviation, and in capitals.
    var isWordInCapitals: Bool {
        evidence == .capitals && isVietnameseSyllable(text.lowercased().trimming { !$0.isLetter })
    }

    mutating func raise() { text = text.uppercased() }
}

extension String {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !isTrimmed($0) }), let last = lastIndex(where: { !isTrimmed($0) }) else { return "" }
        return String(self[first...last])
    }
}
