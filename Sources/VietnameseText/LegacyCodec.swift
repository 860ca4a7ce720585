/// The tables of one legacy encoding in a form made for use.
struct LegacyCodec: Sendable {
    /// What each letter becomes: one or two scalars as a program shows them that takes the bytes for Windows-1252.
    let codes: [Unicode.Scalar: [Unicode.Scalar]]
    /// What each byte means alone.
    private let letterOfByte: [UInt8: Unicode.Scalar]
    /// What a scalar and a mark byte mean together; the first is a letter or itself a byte that means one.
    private let letterOfPair: [UInt16: Unicode.Scalar]
    private let isTCVN3: Bool

    static func of(_ encoding: LegacyEncoding) -> LegacyCodec {
        switch encoding {
        case .tcvn3, .compoundUnicode: tcvn3
        case .vni: vni
        case .viscii: viscii
        case .vps: vps
        case .cp1258: cp1258
        }
    }

    func decode(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var result: [Unicode.Scalar] = []
        result.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            guard let byte = byte(at: index, in: scalars) else {
                result.append(scalars[index])
                index += 1
                continue
            }
            if !letterOfPair.isEmpty, index + 1 < scalars.count, let mark = Self.byte(of: scalars[index + 1]),
                let letter = letterOfPair[UInt16(byte) << 8 | UInt16(mark)]
            {
                result.append(letter)
                index += 2
            } else {
                result.append(letterOfByte[byte] ?? scalars[index])
                index += 1
            }
        }
        return result
    }

    /// The byte that a scalar stands for. Typographic punctuation and the signs of Acrobat Distiller, which may be meant as they are, stand for
    /// bytes only where they touch a letter, or are all there is.
    private func byte(at index: Int, in scalars: [Unicode.Scalar]) -> UInt8? {
        let scalar = scalars[index]
        let isPunctuation = (0x2010...0x203A).contains(scalar.value)
        if !isPunctuation, let byte = Self.byte(of: scalar) { return byte }
        guard let byte = isPunctuation ? Self.byte(of: scalar) : isTCVN3 ? Self.distillerBytes[scalar] : nil else { return nil }
        if scalars.count == 1 || Self.wholeWords.contains(letterOfByte[byte] ?? " ") { return byte }
        let before = index > 0 && isPartOfWord(scalars[index - 1])
        let after = index + 1 < scalars.count && isPartOfWord(scalars[index + 1])
        return before || after ? byte : nil
    }

    /// The letters on typographic punctuation's codes that are words by themselves (VISCII has Ở where Windows-1252 has the long dash).
    private static let wholeWords: Set<Unicode.Scalar> = ["Ở"]

    private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.properties.isAlphabetic }
        guard let byte = Self.byte(of: scalar) else { return false }
        return letterOfByte[byte] != nil
    }

    private init(tables: [[UInt16]], isTCVN3: Bool = false, extraPairs: [(String, Unicode.Scalar)] = []) {
        self.isTCVN3 = isTCVN3
        var codes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        var letterOfByte: [UInt8: Unicode.Scalar] = [:]
        var letterOfPair: [UInt16: Unicode.Scalar] = [:]
        for table in tables {
            for (letter, code) in zip(LegacyTables.letters, table) where code != 0 {
                if codes[letter] == nil { codes[letter] = Self.shown(code) }
                if code > 0xFF {
                    Self.addPair(code, letter, to: &letterOfPair)
                } else if letterOfByte[UInt8(code)] == nil {
                    letterOfByte[UInt8(code)] = letter
                }
            }
        }
        for (shown, letter) in extraPairs {
            let bytes = shown.unicodeScalars.compactMap(Self.byte)
            if bytes.count == 2 { letterOfPair[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = letter }
        }
        self.codes = codes
        self.letterOfByte = letterOfByte
        self.letterOfPair = letterOfPair
    }

    /// A mark may be typed in the other case than its letter ("Aù" for Á).
    private static func addPair(_ code: UInt16, _ letter: Unicode.Scalar, to pairs: inout [UInt16: Unicode.Scalar]) {
        pairs[code] = letter
        let mark = code & 0xFF
        let otherCase = mark ^ 0x20
        if mark >= 0xC0, pairs[code & 0xFF00 | otherCase] == nil { pairs[code & 0xFF00 | otherCase] = letter }
    }

    private static func shown(_ code: UInt16) -> [Unicode.Scalar] {
        let bytes = code > 0xFF ? [UInt8(code >> 8), UInt8(code & 0xFF)] : [UInt8(code)]
        return bytes.map(scalar)
    }

    // MARK: Windows-1252

    static func scalar(of byte: UInt8) -> Unicode.Scalar {
        (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : Unicode.Scalar(byte)
    }

    /// The byte behind a scalar of Windows-1252 or Latin-1.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value <= 0xFF { return UInt8(scalar.value) }
        return byteOfWindows1252[scalar]
    }

    private static let windows1252: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    private static let byteOfWindows1252: [Unicode.Scalar: UInt8] = Dictionary(
        zip(windows1252, UInt8(0x80)...0x9F), uniquingKeysWith: { first, _ in first })

    /// Greek mu is what compatibility normalisation makes of the micro sign, the byte of à.
    private static let distillerBytes: [Unicode.Scalar: UInt8] = ["\u{2212}": 0xAD, "\u{2219}": 0xB7, "\u{3BC}": 0xB5]

    // MARK: The encodings

    /// The capitals of TCVN 5712-1 are understood where ABC fonts have nothing; Windows-1252 punctuation is not taken for them.
    private static let tcvn3 = LegacyCodec(
        tables: [LegacyTables.tcvn3, LegacyTables.tcvn3Capitals, LegacyTables.tcvn5712.map { $0 >= 0xA0 ? $0 : 0 }], isTCVN3: true)
    private static let vni = LegacyCodec(
        tables: [LegacyTables.vni],
        extraPairs: [
            ("iù", "í"), ("iø", "ì"), ("iû", "ỉ"), ("iõ", "ĩ"), ("iï", "ị"), ("yï", "ỵ"),
            ("IÙ", "Í"), ("IØ", "Ì"), ("IÛ", "Ỉ"), ("IÕ", "Ĩ"), ("IÏ", "Ị"), ("YÏ", "Ỵ"),
        ])
    private static let viscii = LegacyCodec(tables: [LegacyTables.viscii])
    private static let vps = LegacyCodec(tables: [LegacyTables.vps])
    private static let cp1258 = LegacyCodec(tables: [LegacyTables.cp1258, LegacyTables.cp1258Precomposed])
}
