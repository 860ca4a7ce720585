/// What happened to a text's letters on the way into the document that we read.
package enum LossyChannel: String, CaseIterable, Sendable, Hashable {
    /// Nothing.
    case intact
    /// Every scalar above U+00FF vanished; an extractor may leave a space for each gap ("T ng s máy tính").
    case outsideLatin1Dropped
    /// Every scalar above U+007F vanished.
    case outsideASCIIDropped
    /// All marks are gone ("Tong so may tinh").
    case diacriticsStripped
    /// Bytes of a legacy encoding shown as if they were Latin-1 ("Tæng sè m¸y tÝnh").
    case tcvn3AsLatin1, vniAsLatin1, visciiAsLatin1, vpsAsLatin1, cp1258AsLatin1
    /// TCVN3 bytes of which every soft hyphen (the letter ư) was deleted as formatting ("T vÊn").
    case tcvn3WithoutSoftHyphen

    /// The encoding whose bytes the document shows, if that is what happened.
    package var encoding: LegacyEncoding? {
        switch self {
        case .tcvn3AsLatin1, .tcvn3WithoutSoftHyphen: .tcvn3
        case .vniAsLatin1: .vni
        case .visciiAsLatin1: .viscii
        case .vpsAsLatin1: .vps
        case .cp1258AsLatin1: .cp1258
        case .intact, .outsideLatin1Dropped, .outsideASCIIDropped, .diacriticsStripped: nil
        }
    }

    /// The channel that shows the bytes of `encoding` as Latin-1; nil for compound Unicode, which normalisation mends.
    package init?(showing encoding: LegacyEncoding) {
        switch encoding {
        case .tcvn3: self = .tcvn3AsLatin1
        case .vni: self = .vniAsLatin1
        case .viscii: self = .visciiAsLatin1
        case .vps: self = .vpsAsLatin1
        case .cp1258: self = .cp1258AsLatin1
        case .compoundUnicode: return nil
        }
    }

    /// Whether different texts can look the same behind the channel, so that decoding is a guess.
    package var losesLetters: Bool {
        switch self {
        case .outsideLatin1Dropped, .outsideASCIIDropped, .diacriticsStripped, .tcvn3WithoutSoftHyphen: true
        case .intact, .tcvn3AsLatin1, .vniAsLatin1, .visciiAsLatin1, .vpsAsLatin1, .cp1258AsLatin1: false
        }
    }

    /// What is left of `text`, correct Vietnamese, behind the channel. White space is not modelled: extractors put spaces where letters
    /// vanished, or do not.
    ///
    /// For `tcvn3WithoutSoftHyphen` the answer is in Unicode: the text after decoding, without its ư.
    package func transmit(_ text: String) -> String {
        let text = nfc(text)
        switch self {
        case .intact: return text
        case .outsideLatin1Dropped: return keeping(text) { $0.value <= 0xFF && !Self.isMistakenD($0) }
        case .outsideASCIIDropped: return keeping(text) { $0.isASCII }
        case .diacriticsStripped: return stripDiacritics(text)
        case .tcvn3WithoutSoftHyphen: return keeping(text) { $0 != "ư" }
        case .tcvn3AsLatin1, .vniAsLatin1, .visciiAsLatin1, .vpsAsLatin1, .cp1258AsLatin1: return encoding?.encode(text) ?? text
        }
    }

    private func keeping(_ text: String, where isKept: (Unicode.Scalar) -> Bool) -> String {
        if text.unicodeScalars.allSatisfy(isKept) { return text }
        return String(scalars: text.unicodeScalars.filter(isKept))
    }

    /// Ð and ð, which Vietnamese does not have and which stand for Đ and đ where they occur.
    private static func isMistakenD(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0xD0 || scalar.value == 0xF0 }
}
