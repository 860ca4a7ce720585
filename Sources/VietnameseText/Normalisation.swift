import Foundation

/// Normalisation form C. Text that is in it already (nearly all text) is returned as it is, without a pass through Foundation.
///
/// Tone marks that follow a letter in the wrong order ("a" + acute + circumflex) are put right too: Unicode's own order rule does not mend them.
package func nfc(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: mayCompose) else { return text }
    return mendedMarkOrder(text).precomposedStringWithCanonicalMapping
}

/// No-break, thin and other typographic spaces become U+0020; zero-width characters and byte order marks vanish. U+00AD stays: it is a letter
/// in TCVN3 until the encoding is decided.
package func plainSpaces(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isTypographicSpace($0) || isZeroWidth($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isZeroWidth(scalar) {
        result.append(isTypographicSpace(scalar) ? " " : scalar)
    }
    return String(result)
}

/// The ASCII form: all marks gone, đ becomes d; other scalars stay. Composed and decomposed text give the same.
package func stripDiacritics(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar.isASCII {
            result.append(scalar)
        } else if let letter = VietnameseLetter(scalar) {
            result.append(letter.plain)
        } else if !isCombiningMark(scalar) {
            result.append(scalar)
        }
    }
    return String(result)
}

/// The small letter where there is exactly one; other scalars are returned as they are.
func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
        return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    }
    return VietnameseBlocks.contains(scalar) ? smallOfBlocks[VietnameseBlocks.index(scalar)] : lowercaseByProperties(scalar)
}

/// Looking up a mapping makes a string each time.
private let smallOfBlocks = VietnameseBlocks.scalars.map(lowercaseByProperties)

private func lowercaseByProperties(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first ?? scalar : scalar
}

/// The combining diacritical marks U+0300…U+036F, which hold all marks of Vietnamese.
func isCombiningMark(_ scalar: Unicode.Scalar) -> Bool { (0x300...0x36F).contains(scalar.value) }

private func mayCompose(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x300 || (0x1EA0...0x1EF9).contains(value) { return false }
    // General punctuation and symbols up to the combining marks for symbols; U+2000 and U+2001 have canonical equivalents.
    if (0x2002...0x20CF).contains(value) { return false }
    // Arrows, mathematics, boxes and dingbats, but for the angle brackets U+2329 and U+232A; private letters, such as those of Wingdings.
    if (0x2190...0x2328).contains(value) || (0x232B...0x2ADB).contains(value) || (0xE000...0xF8FF).contains(value) { return false }
    return true
}

/// A circumflex, breve or horn that stands after a tone mark is moved before it.
private func mendedMarkOrder(_ text: String) -> String {
    let shapes: Set<UInt32> = [0x302, 0x306, 0x31B]
    let tones: Set<UInt32> = [0x300, 0x301, 0x303, 0x309, 0x323]
    var scalars = Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
    for index in scalars.indices.dropFirst() {
        var place = index
        while place > 0, shapes.contains(scalars[place].value), tones.contains(scalars[place - 1].value) {
            scalars.swapAt(place, place - 1)
            place -= 1
        }
    }
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
}

private func isTypographicSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x2060, 0xFEFF: true
    default: false
    }
}
