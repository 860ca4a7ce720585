/// A quick look at a text's scalars before its characters are asked, which takes much longer: false where no character of it is a number. Letters up to
/// Latin Extended-B and those of Vietnamese are none, but for ², ³, ¹, ¼, ½ and ¾; nor is general punctuation.
func mayHoldNumber(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0x30...0x39: true
        case ..<0xB2, 0xBF...0x24F, 0x1E00...0x1EFF, 0x2000...0x206F: false
        default: true
        }
    }
}

func holdsNumber(_ text: String) -> Bool { mayHoldNumber(text) && text.contains(where: \.isNumber) }
