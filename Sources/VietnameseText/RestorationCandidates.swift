/// Which words can be behind what is left of a word under one channel.
struct RestorationCandidates: Sendable {
    struct Candidate: Sendable {
        var word: LanguageModel.WordID
        /// The word's letters in the tone placement under which it leaves these remains.
        var letters: [Unicode.Scalar]
        /// Bit n: letter n is still there (perhaps without its marks).
        var kept: UInt32
        /// Bit n: letters were lost between the letters n - 1 and n of the remains; bit 0 and the bit of the length are the ends.
        var gaps: UInt32
        /// How many letters remain.
        var remains: Int
        /// The key of the remains, under which this candidate and its rivals are found.
        var key = emptyKey
        var isAbbreviation: Bool

        var lostAtStart: Bool { gaps & 1 != 0 }
        var lostAtEnd: Bool { gaps & (1 << UInt32(remains)) != 0 }
        var lostInside: Bool { gaps & ~1 & ((1 << UInt32(remains)) - 1) != 0 }

        /// Whether letters were lost before remaining letter `index`.
        func hasGap(before index: Int) -> Bool { gaps & (1 << UInt32(index)) != 0 }
    }

    /// Candidates of one key at most, the commonest: what remains of a word is a single letter for some of them.
    private static let maximumCandidates = 48
    /// Words that may have vanished wholly, the commonest (để, đề, độ, đủ, đồ, ở …).
    private static let maximumVanished = 10

    let channel: LossyChannel
    /// Words of which nothing is left.
    let vanished: [Candidate]
    /// The most letters that remain of a word.
    let longest: Int
    private let small: [UInt64: [Candidate]]
    private let abbreviations: [UInt64: [Candidate]]

    init(model: LanguageModel, channel: LossyChannel) {
        self.channel = channel
        var small: [UInt64: [Candidate]] = [:]
        var abbreviations: [UInt64: [Candidate]] = [:]
        var vanished: [Candidate] = []
        var longest = 0
        for index in Int(LanguageModel.firstWord)..<model.words.count {
            let word = LanguageModel.WordID(index)
            let isAbbreviation = model.isAbbreviation(word)
            for form in Self.forms(of: model.words[index], channel: channel) {
                guard let (candidate, key) = Self.candidate(word, form, channel, isAbbreviation: isAbbreviation) else { continue }
                longest = max(longest, candidate.remains)
                if candidate.remains == 0 {
                    if !isAbbreviation { vanished.append(candidate) }
                } else if isAbbreviation {
                    abbreviations[key, default: []].append(candidate)
                } else {
                    small[key, default: []].append(candidate)
                }
            }
        }
        func trimmed(_ candidates: [Candidate], to count: Int) -> [Candidate] {
            guard candidates.count > count else { return candidates }
            return Array(candidates.sorted { model.unigramLogProbability($0.word) > model.unigramLogProbability($1.word) }.prefix(count))
        }
        self.small = small.mapValues { trimmed($0, to: Self.maximumCandidates) }
        self.abbreviations = abbreviations.mapValues { trimmed($0, to: Self.maximumCandidates) }
        self.vanished = trimmed(vanished, to: Self.maximumVanished)
        self.longest = longest
    }

    /// Words in small letters of which `key` is what remains.
    func words(_ key: UInt64) -> [Candidate] { small[key] ?? [] }

    /// Abbreviations, which keep their case, of which `key` is what remains.
    func abbreviations(_ key: UInt64) -> [Candidate] { abbreviations[key] ?? [] }

    /// Whether the channel leaves this letter as it is: a letter that it should have changed shows text that it did not touch.
    static func leavesAlone(_ letter: Unicode.Scalar, _ channel: LossyChannel) -> Bool {
        remains(of: letter, channel) == letter
    }

    // Keys are built letter by letter, so that joining pieces needs no strings (FNV-1a over scalars).
    static let emptyKey: UInt64 = 0xCBF2_9CE4_8422_2325

    static func extend(_ key: UInt64, with letter: Unicode.Scalar) -> UInt64 { (key ^ UInt64(letter.value)) &* 0x100_0000_01B3 }

    /// What the channel makes of one letter; nil if it vanishes.
    private static func remains(of letter: Unicode.Scalar, _ channel: LossyChannel) -> Unicode.Scalar? {
        if letter.isASCII { return letter }
        switch channel {
        case .outsideLatin1Dropped: return letter.value <= 0xFF ? letter : nil
        case .outsideASCIIDropped: return nil
        case .diacriticsStripped: return VietnameseLetter(letter)?.plain ?? letter
        case .tcvn3WithoutSoftHyphen: return letter == "ư" ? nil : letter
        case .intact, .tcvn3AsLatin1, .vniAsLatin1, .visciiAsLatin1, .vpsAsLatin1, .cp1258AsLatin1: return letter
        }
    }

    /// Both tone placements where they leave different remains.
    private static func forms(of word: String, channel: LossyChannel) -> [String] {
        let other = placingTones(word, .new)
        return other == word || channel == .diacriticsStripped ? [word] : [word, other]
    }

    private static func candidate(
        _ word: LanguageModel.WordID, _ form: String, _ channel: LossyChannel, isAbbreviation: Bool
    ) -> (Candidate, UInt64)? {
        let letters = Array(form.unicodeScalars)
        guard letters.count < UInt32.bitWidth else { return nil }
        var candidate = Candidate(word: word, letters: letters, kept: 0, gaps: 0, remains: 0, isAbbreviation: isAbbreviation)
        var key = emptyKey
        for (index, letter) in letters.enumerated() {
            if let left = remains(of: letter, channel) {
                key = extend(key, with: left)
                candidate.kept |= 1 << UInt32(index)
                candidate.remains += 1
            } else {
                candidate.gaps |= 1 << UInt32(candidate.remains)
            }
        }
        candidate.key = key
        return (candidate, key)
    }
}
