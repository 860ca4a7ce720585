/// A damaged text cut into what restoration works on.
struct DamagedText {
    enum ItemKind { case piece, number }

    /// What stands before an item.
    enum Gap { case nothing, space, wideSpace, mark }

    /// A run of letters, which may be a word or a part of one, or a number.
    struct Item {
        var kind: ItemKind
        /// In `scalars`.
        var range: Range<Int>
        var gap: Gap
        /// Spaces directly before the item, and before the punctuation in front of it.
        var spacesBefore: Int
        var spacesBeforeMark = 0
        /// Letters that the channel would have changed stand in it: the text was not damaged here.
        var isIntact = false
        /// Of its letters: how many are capitals.
        var capitals = 0
    }

    struct Sentence {
        var items: [Item]
        /// Spaces between the last item and the punctuation that ends the sentence.
        var spacesBeforeEnd: Int
    }

    let scalars: [Unicode.Scalar]
    /// In order; punctuation that ends sentences stands between them.
    let sentences: [Sentence]
    /// Whether there are two spaces or more between letters somewhere, as where a whole word vanished and nothing was cleaned up.
    let hasWideSpaces: Bool

    private static let sentenceEnds: Set<Unicode.Scalar> = [".", ";", ":", "?", "!"]

    init(_ text: String, channel: LossyChannel) {
        let scalars = Array(nfc(text).unicodeScalars)
        var sentences: [Sentence] = []
        var current: [Item] = []
        var index = 0
        var spaces = 0
        var spacesBeforeMark = 0
        var sawMark = false
        var wide = false
        while index < scalars.count {
            let scalar = scalars[index]
            if Self.isLetter(scalar) || scalar.isASCIIDigit {
                let start = index
                let kind: ItemKind = scalar.isASCIIDigit ? .number : .piece
                index = kind == .number ? Self.endOfNumber(scalars, from: index) : Self.endOfLetters(scalars, from: index)
                let gap: Gap = sawMark ? .mark : spaces == 0 ? .nothing : spaces == 1 ? .space : .wideSpace
                if gap == .wideSpace, !current.isEmpty { wide = true }
                var item = Item(
                    kind: kind, range: start..<index, gap: current.isEmpty ? .mark : gap,
                    // None is usual at the start of a line, one behind punctuation.
                    spacesBefore: spaces > 0 && Self.startsLine(scalars, start - spaces) ? spaces + 1 : spaces,
                    spacesBeforeMark: current.isEmpty ? 0 : spacesBeforeMark)
                if kind == .piece {
                    item.isIntact = !scalars[start..<index].allSatisfy { RestorationCandidates.leavesAlone($0, channel) }
                    item.capitals = scalars[start..<index].count { $0.properties.isUppercase }
                }
                current.append(item)
                spaces = 0
                spacesBeforeMark = 0
                sawMark = false
                continue
            }
            // A line may run on in the next; an empty line ends the sentence.
            let isParagraphEnd = scalar == "\n" && index + 1 < scalars.count && scalars[index + 1] == "\n"
            if Self.sentenceEnds.contains(scalar) || isParagraphEnd {
                if !current.isEmpty { sentences.append(Sentence(items: current, spacesBeforeEnd: sawMark ? 0 : spaces)) }
                current = []
                spaces = 0
                sawMark = false
                spacesBeforeMark = 0
            } else if scalar.properties.isWhitespace {
                spaces += 1
                if scalar == "\t" || scalar == "\n" {
                    if !sawMark { spacesBeforeMark = 0 }
                    sawMark = true
                    spaces = 0
                }
            } else {
                if !sawMark { spacesBeforeMark = spaces }
                sawMark = true
                spaces = 0
            }
            index += 1
        }
        if !current.isEmpty { sentences.append(Sentence(items: current, spacesBeforeEnd: sawMark ? 0 : spaces)) }
        self.scalars = scalars
        self.sentences = sentences
        hasWideSpaces = wide
    }

    private static func startsLine(_ scalars: [Unicode.Scalar], _ place: Int) -> Bool { place <= 0 || scalars[place - 1] == "\n" }

    static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
        return scalar.properties.isAlphabetic || isCombiningMark(scalar)
    }

    private static func endOfLetters(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count, isLetter(scalars[end]) {
            // "lượngDVCTT": an abbreviation that is glued to a word.
            if end > start, end + 1 < scalars.count, isLetter(scalars[end + 1]), scalars[end - 1].properties.isLowercase,
                scalars[end].properties.isUppercase, scalars[end + 1].properties.isUppercase, end - start > 1
            {
                break
            }
            end += 1
        }
        return end
    }

    /// Digits, with single . , / between them.
    private static func endOfNumber(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start
        while end < scalars.count {
            if scalars[end].isASCIIDigit {
                end += 1
            } else if [".", ",", "/"].contains(scalars[end]), end + 1 < scalars.count, scalars[end + 1].isASCIIDigit {
                end += 2
            } else {
                break
            }
        }
        return end
    }
}
