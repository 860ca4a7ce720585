import VietnameseText

/// Chooses between readings of one place, and says how sure the choice is.
enum Judgement {
    /// Engine confidence below which even two equal readings are not taken for sure.
    private static let unsure = 0.6
    /// Engine confidence from which a lone sign of forms is not doubted.
    private static let sureSign = 0.8
    /// Engine confidence below which signs without letters and digits are dirt.
    private static let dirt = 0.35

    static func text(_ words: [ReadWord]) -> String { words.map(\.text).joined(separator: " ") }

    static func agree(_ a: [ReadWord], _ b: [ReadWord]) -> Bool { key(a) == key(b) }

    /// Spaces, and the case of letters whose capitals look the same, are no difference.
    private static func key(_ words: [ReadWord]) -> String { words.map(\.text).joined().lowercased() }

    /// - Parameters:
    ///   - readings: the first, the second, and the third where the two differ.
    ///   - ink: letters that the ink shows by itself, parts above each other counted once.
    ///   - isOtherEngine: whether the second reading is another engine's; then the first and the third err alike.
    static func settle(_ readings: [[ReadWord]], ink: Int = 0, isOtherEngine: Bool = false) -> [ReadWord] {
        guard readings.count >= 2 else { return readings.first ?? [] }
        let first = readings[0]
        if agree(first, readings[1]) {
            let sure = min(confidence(first), confidence(readings[1]))
            return first.map { $0.trusted(sure >= unsure ? Calibration.agreement : Calibration.majority) }
        }
        // two engines see the specks beside a word each in its own way
        if isOtherEngine, let word = core(first), word == core(readings[1]) { return first.map { $0.trusted(Calibration.agreement) } }
        if isFormSign(text(first)), confidence(first) >= sureSign { return first.map { $0.trusted(Calibration.majority) } }
        if let punctuated = punctuationOnly(first, readings[1], ink: ink) { return punctuated }
        let keys = readings.map(key)
        var best = readings.indices.max { merit(readings[$0]) < merit(readings[$1]) } ?? 0
        var isDecided = false
        // the third reading decides where it agrees with one of the two
        if readings.count > 2, !keys[2].isEmpty, let ally = [0, 1].first(where: { keys[$0] == keys[2] }) {
            best = ally
            isDecided = !isOtherEngine || ally == 1
        }
        let others = readings.indices.filter { keys[$0] != keys[best] && !keys[$0].isEmpty }.map { text(readings[$0]) }
        var seen: Set<String> = []
        let alternatives = others.filter { seen.insert($0).inserted }
        return readings[best].map { word in
            word.trusted(isDecided ? Calibration.majority : word.confidence * Calibration.dispute, alternatives: alternatives)
        }
    }

    /// A reading that another contradicts.
    static func disputed(_ words: [ReadWord], by others: [ReadWord]) -> [ReadWord] {
        words.map { $0.trusted($0.confidence * Calibration.dispute, alternatives: [text(others)]) }
    }

    /// One word said otherwise than the engine has it, by what its ink shows; a person looks at it where the engine had something else.
    static func corrected(_ words: [ReadWord], to text: String) -> [ReadWord] {
        guard var word = words.first, Self.text(words) != text else { return words }
        word.box = words.dropFirst().reduce(word.box) { $0.union($1.box) }
        let others = [Self.text(words)] + words.flatMap(\.alternatives)
        word.symbols = []
        word.text = text
        return [word.trusted(Calibration.majority, alternatives: others.filter { $0 != text })]
    }

    /// The letters and what stands between them; nil where there are no letters.
    private static func core(_ words: [ReadWord]) -> String? {
        let key = key(words)
        guard let start = key.firstIndex(where: isLetterOrDigit), let end = key.lastIndex(where: isLetterOrDigit) else { return nil }
        return key.contains(where: \.isLetter) ? String(key[start...end]) : nil
    }

    private static func isLetterOrDigit(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Where nothing but commas, stops and slashes differs, the reading holds that has a character for each piece of ink: the arm of a 7 comes out as a
    /// slash behind it. Where letters touch, and ink does not tell, small scales rather swallow such marks than invent them.
    private static func punctuationOnly(_ first: [ReadWord], _ second: [ReadWord], ink: Int) -> [ReadWord]? {
        func bare(_ words: [ReadWord]) -> String { key(words).filter { isLetterOrDigit($0) || $0 == "%" } }
        guard !bare(first).isEmpty, bare(first) == bare(second) else { return nil }
        let clean = [first, second].filter { !hasDirt(text($0)) }
        // letters touch each other too often for their ink to be counted
        let fitting = clean.count == 1 ? clean : clean.filter { !key($0).contains(where: \.isLetter) && key($0).count == ink }
        let longer = key(first).count >= key(second).count ? first : second
        let kept = fitting.count == 1 ? fitting[0] : longer
        let other = key(kept) == key(first) ? second : first
        return kept.map { $0.trusted(Calibration.punctuation, alternatives: [text(other)]) }
    }

    private static func confidence(_ words: [ReadWord]) -> Double { words.map(\.confidence).min() ?? 0 }

    /// How good a reading looks by itself.
    private static func merit(_ words: [ReadWord]) -> Double {
        guard !words.isEmpty else { return 0 }
        let whole = text(words)
        let looksRight = words.allSatisfy { isFigure($0.text) || isVietnameseSyllable($0.text) || isFormSign($0.text) }
        let isKnown = words.allSatisfy { SyllableLexicon.contains($0.text.filter(\.isLetter)) }
        return confidence(words) + (looksRight ? 0.5 : 0) + (isKnown ? 0.25 : 0) - (hasDirt(whole) ? 0.5 : 0)
    }

    private static func hasDirt(_ text: String) -> Bool { text.contains { "`'ˆ~|@©®_¬¡\\<>^{}".contains($0) } }

    private static func isFigure(_ text: String) -> Bool {
        let core = text.hasSuffix("%") ? text.dropLast() : text[...]
        guard let first = core.first, let last = core.last, first.isNumber, last.isNumber else { return core.isEmpty }
        return core.allSatisfy { $0.isNumber || ".,/:-".contains($0) }
    }

    private static func isFormSign(_ text: String) -> Bool { ["-", "x", "X", "%", "+", "[x]", "(x)"].contains(text) }

    static func isDirt(_ word: ReadWord) -> Bool {
        guard word.kind == .text, word.confidence < dirt else { return false }
        return !word.text.contains { $0.isLetter || $0.isNumber }
    }
}

extension ReadWord {
    fileprivate func trusted(_ confidence: Double, alternatives: [String] = []) -> ReadWord {
        var word = self
        word.confidence = confidence
        word.alternatives = alternatives
        word.isSettled = true
        return word
    }
}
