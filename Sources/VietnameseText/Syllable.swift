/// A Vietnamese syllable taken apart: onset, rime and tone.
package struct Syllable: Hashable, Sendable {
    /// "", "b" … "ngh"; "gi" and "qu" are onsets.
    package let onset: String
    /// Without its tone: "ương", "oa", "inh".
    package let rime: String
    package let tone: Tone

    /// Nil if the word, in small or capital letters, is not built as a Vietnamese syllable is: onset, rime and tone must go together, and the
    /// tone must stand where the old or the new way puts it.
    package init?(_ word: String) {
        var letters: [Unicode.Scalar] = []
        var tone = Tone.level
        var toneIndex: Int?
        for scalar in nfc(word).unicodeScalars {
            guard let letter = VietnameseLetter(scalar) else {
                let small = lowercase(scalar)
                guard ("a"..."z").contains(small) else { return nil }
                letters.append(small)
                continue
            }
            if letter.tone != .level {
                if toneIndex != nil { return nil }
                tone = letter.tone
                toneIndex = letters.count
            }
            letters.append(letter.base)
        }
        guard !letters.isEmpty, letters.count <= Self.longest else { return nil }
        for length in stride(from: min(3, letters.count - 1), through: 0, by: -1) {
            let onset = String(scalars: Array(letters[..<length]))
            let rime = String(scalars: Array(letters[length...]))
            guard Self.onsets.contains(onset), Self.rimes.contains(rime), Self.fit(onset, rime), Self.allows(tone, on: rime) else {
                continue
            }
            if let toneIndex, !Self.placesOfTone(in: Array(letters[length...]), after: onset).contains(toneIndex - length) { continue }
            self.onset = onset
            self.rime = rime
            self.tone = tone
            return
        }
        return nil
    }

    /// "nghiêng" has seven letters.
    private static let longest = 7

    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t",
        "th", "tr",
        "v", "x",
    ]

    private static let rimes = Set(
        """
        a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu \
        êng i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe \
        oen oeo oet oi om on ong ooc oong op ot oc ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uêu ui um un ung \
        uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyn uyp uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu \
        y yêm yên yêng yêt yêu ych ynh yt yn yp yu uăn
        """.split(separator: " ").map(String.init))

    /// The spelling rules of c/k, g/gh, ng/ngh, gi and qu.
    private static func fit(_ onset: String, _ rime: String) -> Bool {
        guard let first = rime.unicodeScalars.first else { return false }
        let isFront = first == "e" || first == "ê" || first == "i"
        switch onset {
        case "c", "ng": return !isFront && first != "y"
        case "g": return first != "e" && first != "ê" && first != "y"
        case "k": return isFront || first == "y"
        case "gh", "ngh": return isFront
        case "gi": return first != "i" && first != "y"
        case "qu": return first != "u" && first != "ư" && (first != "ô" || rime == "ôc") && !(rime.count > 1 && first == "o")
        // y after a consonant stands alone, and begins no other rime.
        case "": return true
        default: return first != "y" || rime == "y"
        }
    }

    /// Rimes that end in c, ch, p or t have the rising or the dot tone only.
    private static func allows(_ tone: Tone, on rime: String) -> Bool {
        let isStopped = rime.hasSuffix("c") || rime.hasSuffix("ch") || rime.hasSuffix("p") || rime.hasSuffix("t")
        return !isStopped || tone == .rising || tone == .dot
    }

    private static func placesOfTone(in rime: [Unicode.Scalar], after onset: String) -> [Int] {
        let vowels = rime.prefix { VietnameseLetter($0) != nil && $0 != "đ" }.count
        if let marked = rime[..<vowels].lastIndex(where: { "ăâêôơư".unicodeScalars.contains($0) }) {
            // "ưa", "ưi" and "ưu" have it on ư, "ươ" on ơ: the last marked vowel in both.
            return [marked]
        }
        switch vowels {
        case 0: return []
        case 1: return [0]
        case 2:
            if rime.count > vowels { return [1] }
            let isGlide = (rime[0] == "o" && (rime[1] == "a" || rime[1] == "e")) || (rime[0] == "u" && rime[1] == "y")
            return isGlide ? [0, 1] : [0]
        default: return [1]
        }
    }
}
