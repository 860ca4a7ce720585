import Foundation

/// Judges through which lossy channel a text went, by votes. One page, one font or one run at a time: parts that differ should be asked apart.
package enum ChannelDetector {
    /// What speaks for or against a channel.
    package struct Vote: Hashable, Sendable {
        package enum Signal: String, Hashable, Sendable {
            case lettersBeyondLatin1 = "letters-beyond-latin1"
            case noLettersBeyondLatin1 = "no-letters-beyond-latin1"
            case fragments
            case vietnameseWithoutMarks = "vietnamese-without-marks"
            case spelling, misspelling
            case legacySpelling = "legacy-spelling"
            case noSoftHyphens = "no-soft-hyphens"
        }

        package var signal: Signal
        package var channel: LossyChannel
        /// Positive for, negative against; 1 is a plain vote.
        package var weight: Double
        /// The measured value (a share, or a score's margin).
        package var value: Double
    }

    package enum Unknown: String, Hashable, Sendable {
        /// Sparse or numeric: no signal has enough to count.
        case tooFewWords = "too-few-words"
        /// Enough words, but they are not Vietnamese behind any known channel: another language, or wrong characters.
        case notVietnamese = "not-vietnamese"
    }

    package struct Verdict: Hashable, Sendable {
        /// Nil where the text cannot tell.
        package var channel: LossyChannel?
        package var unknown: Unknown?
        /// The probability that `channel` is right; 0 without one.
        package var confidence: Double
        package var votes: [Vote]
        package var signals: TextSignals

        /// Sentences for people, strongest vote first.
        package func reasons(inVietnamese: Bool) -> [String] {
            if let unknown { return [unknown.sentence(inVietnamese: inVietnamese)] }
            return votes.filter { $0.channel == channel && $0.weight > 0 }.sorted { $0.weight > $1.weight }
                .map { $0.sentence(inVietnamese: inVietnamese) }
        }
    }

    // Thresholds: shares measured on 509 texts of forty words under each channel (first and last hundredth) and on the text layers of the forms.
    /// Intact text has 0.13 and more; text of a channel that drops letters none, half-restored text something between.
    private static let intactBeyondLatin1 = 0.08
    private static let droppedBeyondLatin1 = 0.03
    /// Dropped text has 0.17 and more; intact and stripped text 0.15 at most, 0.03 mostly.
    private static let brokenFragments = 0.16
    /// The same where some letters beyond Latin-1 are left, which lone letters in formulas do not outvote.
    private static let brokenHalfRestored = 0.3
    /// Text without letters beyond ASCII has 0.42 and more fragments.
    private static let asciiFragments = 0.35
    /// Behind outsideLatin1Dropped 0.03 and more are left.
    private static let leftMarkedLatin1 = 0.015
    /// Stripped Vietnamese 0.77 and more, mostly 1; English 0.2.
    private static let vietnameseWithoutMarks = 0.75
    private static let spelledVietnamese = 0.75
    /// How much better a legacy reading must be, in scores of common words.
    private static let legacyMargin = 4.0
    /// Words, so that "no Vietnamese letter" says something; and for a claim from letters that are there.
    private static let wordsForAbsence = 8
    private static let wordsForPresence = 2
    /// One letter in eighty is a plain ư: so many without one cannot be.
    private static let lettersForSoftHyphens = 500
    private static let deciding = 2.0
    /// Words that carry the confidence from a half to nearly one.
    private static let wordsOfTrust = 10.0

    package static func detect(_ text: String) -> Verdict {
        let signals = TextSignals(text)
        let votes = legacyVotes(text, signals) + voteOfLetters(signals) + votesOfWords(signals)
        var sums: [LossyChannel: Double] = [:]
        for vote in votes { sums[vote.channel, default: 0] += vote.weight }
        let ranked = sums.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
        guard let best = ranked.first, best.value >= deciding else {
            let reason: Unknown = signals.words < wordsForAbsence ? .tooFewWords : .notVietnamese
            return Verdict(channel: nil, unknown: reason, confidence: 0, votes: votes, signals: signals)
        }
        let lead = min(1, (best.value - max(0, ranked.dropFirst().first?.value ?? 0)) / deciding)
        let trust = 1 - 0.5 * exp(-Double(signals.pieces) / wordsOfTrust)
        return Verdict(channel: best.key, unknown: nil, confidence: trust * (0.5 + 0.5 * lead), votes: votes, signals: signals)
    }

    private static func legacyVotes(_ text: String, _ signals: TextSignals) -> [Vote] {
        // Text whose words are spelled well needs no decoding, and ASCII has no bytes to decode.
        if signals.beyondLatin1 >= intactBeyondLatin1 && signals.spellable >= spelledVietnamese { return [] }
        guard text.unicodeScalars.contains(where: { !$0.isASCII }), let legacy = LegacyDecoder.encoding(of: text),
            legacy.margin >= legacyMargin,
            let channel = LossyChannel(showing: legacy.encoding)
        else { return [] }
        let decoded = legacy.encoding.decode(text)
        var votes = [Vote(signal: .legacySpelling, channel: channel, weight: 4, value: legacy.margin)]
        let letters = decoded.unicodeScalars.count { $0.properties.isAlphabetic }
        if legacy.encoding == .tcvn3, letters >= lettersForSoftHyphens, !decoded.unicodeScalars.contains("ư") {
            votes.append(Vote(signal: .noSoftHyphens, channel: .tcvn3WithoutSoftHyphen, weight: 5, value: Double(letters)))
        }
        return votes
    }

    private static func voteOfLetters(_ signals: TextSignals) -> [Vote] {
        let share = signals.beyondLatin1
        if share >= intactBeyondLatin1, signals.words >= wordsForPresence {
            return [Vote(signal: .lettersBeyondLatin1, channel: .intact, weight: 2, value: share)]
        }
        guard signals.words >= wordsForAbsence else { return [] }
        var votes = [Vote(signal: .noLettersBeyondLatin1, channel: .intact, weight: -2, value: share)]
        if share <= droppedBeyondLatin1 {
            let channel: LossyChannel = signals.markedLatin1 >= leftMarkedLatin1 ? .outsideLatin1Dropped : .diacriticsStripped
            votes.append(Vote(signal: .noLettersBeyondLatin1, channel: channel, weight: 1, value: share))
            if channel == .diacriticsStripped {
                votes.append(Vote(signal: .noLettersBeyondLatin1, channel: .outsideASCIIDropped, weight: 1, value: share))
            }
        }
        return votes
    }

    private static func votesOfWords(_ signals: TextSignals) -> [Vote] {
        var votes: [Vote] = []
        if signals.words >= wordsForPresence, signals.beyondLatin1 >= intactBeyondLatin1 {
            let isSpelled = signals.spellable >= spelledVietnamese
            votes.append(
                Vote(signal: isSpelled ? .spelling : .misspelling, channel: .intact, weight: isSpelled ? 1 : -1, value: signals.spellable))
        }
        guard signals.pieces >= wordsForAbsence else { return votes }
        let isBroken = signals.fragments >= (signals.beyondLatin1 <= droppedBeyondLatin1 ? brokenFragments : brokenHalfRestored)
        if isBroken, signals.markedLatin1 >= leftMarkedLatin1 {
            votes.append(Vote(signal: .fragments, channel: .outsideLatin1Dropped, weight: 2, value: signals.fragments))
        } else if signals.fragments >= asciiFragments {
            votes.append(Vote(signal: .fragments, channel: .outsideASCIIDropped, weight: 2, value: signals.fragments))
        }
        if isBroken { votes.append(Vote(signal: .fragments, channel: .intact, weight: -1, value: signals.fragments)) }
        if !isBroken, signals.words >= wordsForAbsence, signals.markedLatin1 < leftMarkedLatin1,
            signals.knownWithoutMarks >= vietnameseWithoutMarks
        {
            votes.append(Vote(signal: .vietnameseWithoutMarks, channel: .diacriticsStripped, weight: 2, value: signals.knownWithoutMarks))
        }
        return votes
    }
}

extension ChannelDetector.Vote {
    /// What the vote says, for people.
    package func sentence(inVietnamese: Bool) -> String {
        let percent = "\(Int((value * 100).rounded())) %"
        switch signal {
        case .lettersBeyondLatin1:
            return inVietnamese
                ? "\(percent) chữ cái là chữ riêng của tiếng Việt" : "\(percent) of the letters are Vietnamese beyond Latin-1"
        case .noLettersBeyondLatin1:
            return inVietnamese
                ? "chỉ \(percent) chữ cái là chữ riêng của tiếng Việt" : "only \(percent) of the letters are Vietnamese beyond Latin-1"
        case .fragments:
            return inVietnamese ? "\(percent) từ bị mất chữ cái" : "\(percent) of the words are fragments: letters are missing"
        case .vietnameseWithoutMarks:
            return inVietnamese ? "\(percent) từ là tiếng Việt không dấu" : "\(percent) of the words are Vietnamese without marks"
        case .spelling:
            return inVietnamese ? "\(percent) từ đúng chính tả tiếng Việt" : "\(percent) of the words are spelled as Vietnamese"
        case .misspelling:
            return inVietnamese ? "chỉ \(percent) từ đúng chính tả tiếng Việt" : "only \(percent) of the words are spelled as Vietnamese"
        case .legacySpelling:
            return inVietnamese ? "giải theo bảng mã cũ thì thành tiếng Việt" : "decoded from a legacy encoding it reads as Vietnamese"
        case .noSoftHyphens: return inVietnamese ? "không còn chữ ư nào" : "no ư is left in so many letters"
        }
    }
}

extension ChannelDetector.Unknown {
    func sentence(inVietnamese: Bool) -> String {
        switch self {
        case .tooFewWords: inVietnamese ? "quá ít chữ để kết luận" : "too few words to tell"
        case .notVietnamese: inVietnamese ? "chữ không phải tiếng Việt" : "the words are not Vietnamese behind any known damage"
        }
    }
}
