/// The two ways of placing the tone in open syllables with oa, oe, uy: old (hòa, thủy) and new (hoà, thuỷ).
package enum TonePlacement: Sendable, CaseIterable {
    case old, new
}

/// The text with all tones placed in one way. Only oa, oe and uy are touched; qu + y always carries the tone on y ("quý").
package func placingTones(_ text: String, _ placement: TonePlacement) -> String {
    var scalars = Array(nfc(text).unicodeScalars)
    moveTonesToSecondVowel(&scalars)
    if placement == .old { moveTonesToFirstVowel(&scalars) }
    return String(scalars: scalars)
}

/// For comparison only: new tone placement, and i for y where it follows a consonant (kỹ → kĩ, lý → lí, quý → quí). Case is kept.
package func foldTone(_ text: String) -> String {
    var scalars = Array(nfc(text).unicodeScalars)
    foldTones(&scalars)
    return String(scalars: scalars)
}

/// In place on NFC scalars. The rules look at neighbouring letters only, never at where words end, so that they give the same on text whose
/// white space is gone or wrong.
func foldTones(_ scalars: inout [Unicode.Scalar]) {
    moveTonesToSecondVowel(&scalars)
    for index in scalars.indices.dropFirst() {
        guard mayBeY(scalars[index]), let letter = VietnameseLetter(scalars[index]), letter.base == "y" else { continue }
        let before = scalars[index - 1]
        let followsQu = index > 1 && isSmallOrCapital(before, "u") && (scalars[index - 2] == "q" || scalars[index - 2] == "Q")
        guard followsQu || isConsonant(before) else { continue }
        scalars[index] = VietnameseLetter(base: "i", tone: letter.tone, isUppercase: letter.isUppercase).scalar
    }
}

private func moveTonesToSecondVowel(_ scalars: inout [Unicode.Scalar]) {
    for index in scalars.indices.dropLast() {
        // the second vowel has no tone yet: it is one of three ASCII letters, and few are
        guard !scalars[index].isASCII, isSecondVowel(scalars[index + 1]),
            let first = VietnameseLetter(scalars[index]), first.tone != .level, let second = VietnameseLetter(scalars[index + 1]),
            second.tone == .level, isGlidePair(first.base, second.base)
        else { continue }
        scalars[index] = first.with(tone: .level).scalar
        scalars[index + 1] = second.with(tone: first.tone).scalar
    }
}

private func moveTonesToFirstVowel(_ scalars: inout [Unicode.Scalar]) {
    for index in scalars.indices.dropLast() {
        guard let first = VietnameseLetter(scalars[index]), first.tone == .level, let second = VietnameseLetter(scalars[index + 1]),
            second.tone != .level, isGlidePair(first.base, second.base)
        else { continue }
        let isOpen = index + 2 >= scalars.count || !scalars[index + 2].properties.isAlphabetic
        let followsQ = index > 0 && (scalars[index - 1] == "q" || scalars[index - 1] == "Q")
        guard isOpen, !followsQ else { continue }
        scalars[index] = first.with(tone: second.tone).scalar
        scalars[index + 1] = second.with(tone: .level).scalar
    }
}

private func isSecondVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "e", "y", "A", "E", "Y": true
    default: false
    }
}

/// A quick look: y, small or capital, with or without a tone, is either ASCII, Ý, ý or at the end of the Vietnamese letters.
private func mayBeY(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x59, 0x79, 0xDD, 0xFD, 0x1EF2...0x1EF9: true
    default: false
    }
}

private func isGlidePair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    (first == "o" && (second == "a" || second == "e")) || (first == "u" && second == "y")
}

private func isSmallOrCapital(_ scalar: Unicode.Scalar, _ base: Unicode.Scalar) -> Bool {
    VietnameseLetter(scalar)?.base == base
}

private func isConsonant(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x", "đ": true
    case "B", "C", "D", "G", "H", "K", "L", "M", "N", "P", "Q", "R", "S", "T", "V", "X", "Đ": true
    default: false
    }
}
