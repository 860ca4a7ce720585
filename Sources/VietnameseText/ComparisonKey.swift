/// What two writings of the same label have in common: NFC, small letters, tone placement and i/y folded; only letters and digits are left, so
/// white space, punctuation, dot leaders, underscores and boxes do not count. Ð and Ɖ, often typed for Đ, count as Đ.
package func comparisonKey(_ text: String) -> String {
    let text = nfc(text)
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
        if scalar.isASCII {
            let small = lowercase(scalar)
            if ("a"..."z").contains(small) || ("0"..."9").contains(small) { scalars.append(small) }
        } else if let letter = VietnameseBlocks.contains(scalar) ? lettersOfBlocks[VietnameseBlocks.index(scalar)] : letterOrDigit(scalar) {
            scalars.append(letter)
        }
    }
    foldTones(&scalars)
    return String(scalars: scalars)
}

/// The key that `label`, correct Vietnamese, has in a document whose text went through `channel`; compare it with
/// `comparisonKey(ofText:under:)` of the document's text.
package func comparisonKey(of label: String, under channel: LossyChannel) -> String {
    channel.losesLetters ? comparisonKey(channel.transmit(label)) : comparisonKey(label)
}

/// The keys of `label` under `channel` for both ways of placing tones, which differ where the channel drops toned letters (hỏa → ha, hoả → ho).
package func comparisonKeys(of label: String, under channel: LossyChannel) -> [String] {
    // what keeps its letters keeps their tones too, and those are placed in one way in every key
    guard channel.losesLetters else { return [comparisonKey(of: label, under: channel)] }
    let keys = TonePlacement.allCases.map { comparisonKey(of: placingTones(label, $0), under: channel) }
    return keys[0] == keys[1] ? [keys[0]] : keys
}

/// The key of text as it stands in a document that went through `channel`. Text that the channel should have damaged but did not (letters
/// restored here and there by some other program) is damaged too; legacy bytes are decoded.
package func comparisonKey(ofText text: String, under channel: LossyChannel) -> String {
    if let encoding = channel.encoding {
        let decoded = encoding.decode(text)
        return channel.losesLetters ? comparisonKey(channel.transmit(decoded)) : comparisonKey(decoded)
    }
    return comparisonKey(of: text, under: channel)
}

/// `letterOrDigit` of the letters beyond ASCII that nearly all text has: looking up their properties took most of the time.
private let lettersOfBlocks = VietnameseBlocks.scalars.map(letterOrDigit)

private func letterOrDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xD0, 0xF0, 0x189, 0x256: return "đ"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter: return lowercase(scalar)
    case .decimalNumber:
        // Full-width and other digits count as the ASCII digit.
        guard let value = scalar.properties.numericValue, let digit = UInt8(exactly: value), digit < 10 else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + digit)
    default: return nil
    }
}
