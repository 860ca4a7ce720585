import OpenTables
import VietnameseText

/// Tells a word that was broken in its middle for want of room (addresses, long numbers) from two words on two lines.
enum BrokenToken {
    /// What (points) the room left on a line may exceed the next letter by and the line still count as full; rounding of paddings.
    private static let fullSlack = 1.5
    /// An address is only continued on a line that leaves less than this (sizes of the font) or that it was too long for.
    private static let nearEnd = 2.0

    /// - Parameters:
    ///   - token: the words at the end of `line` that no space parts, with those of the lines before that were broken like this.
    ///   - room: points left on the line.
    static func goesOn(_ token: [PageWord], in opening: PageWord, line: TextLine, room: Double, drawsSpaces: Bool) -> Bool {
        guard !line.endsWithBlank, let start = token.last(where: { !$0.followsSpace || $0 == token.first }),
            let letter = opening.characters.first
        else { return false }
        let text = token.map(\.text).joined()
        let isFull = room <= letter.rect.width + fullSlack
        if isAddress(text), isAscii(opening.text), !startsAddress(opening.text), let last = text.unicodeScalars.last {
            // Layout engines break addresses behind these without filling the line.
            let breaks: Set<Unicode.Scalar> = ["/", "?", "&", "=", "-", "_", "@", "."]
            let isNearEnd = room <= max(Self.nearEnd * opening.size, opening.rect.width)
            return isFull || isNearEnd && (breaks.contains(last) || drawsSpaces)
        }
        // An address of mail breaks before its @, or anywhere in its name.
        if drawsSpaces, isAscii(text), letter.scalar == "@" { return true }
        if isCutDate(text, before: opening.text) { return true }
        // "3716/UBND-" / "KGVX": engines break behind a hyphen or a slash; a space would have been drawn.
        if drawsSpaces, let last = text.unicodeScalars.last, text.count > 1, last == "-" || last == "/" { return true }
        // Any other token is broken only when it has a line to itself and fills it.
        let fillsLine = isFull && (start.rect.x0 - line.rect.x0 < 1 || token.count > line.words.count)
        // these begin no line ("https" / "://", "số 866" / "/QĐ-UBND"); a date that no drawn space ends goes on with the rest of its year.
        if [";", ",", ")", ":", "/"].contains(letter.scalar) { return true }
        // "nam.example" / ".vn/599": the rest of an address, whose beginning may stand on the page before
        if letter.scalar == ".", isAscii(text + opening.text), opening.characters.dropFirst().first?.scalar.properties.isLowercase == true {
            return true
        }
        if drawsSpaces, fillsLine, isAscii(text + opening.text), opening.text.contains("@"), !SyllableLexicon.contains(text) { return true }
        if isNumeric(text), isNumeric(opening.text) { return fillsLine || drawsSpaces && (isFull || text.contains("/")) }
        guard isFull, drawsSpaces, letter.scalar.properties.isAlphabetic else { return false }
        // The syllables know better than the room: "hoặc c" / "ấp", and "Nhóm" / "dịch".
        let head = String(text.reversed().prefix { $0.isLetter }.reversed())
        let tail = String(opening.text.prefix { $0.isLetter })
        guard !head.isEmpty else { return fillsLine && text.last.map { !";,:".contains($0) } == true && !SyllableLexicon.contains(tail) }
        let rarer = min(SyllableLexicon.commonness(of: head), SyllableLexicon.commonness(of: tail))
        // "chu" and "yên" are words, but "chuyên" is a commoner one
        if SyllableLexicon.contains(head + tail) { return fillsLine || SyllableLexicon.commonness(of: head + tail) > rarer }
        // "(TABMI" / "S)": what neither half is a word of was one.
        if tail.count <= longestScrap, !SyllableLexicon.contains(head), !SyllableLexicon.contains(tail) { return true }
        return fillsLine && !SyllableLexicon.contains(tail)
    }

    /// "530/UBND" before "-VP": what looks like an item with a dash is the rest of a document's number.
    static func isRestOfNumber(_ opening: PageWord, of token: [PageWord], endsWithBlank: Bool) -> Bool {
        let text = token.map(\.text).joined()
        return !endsWithBlank && text.contains("/") && text.contains(where: \.isNumber) && text.last?.isLetter == true
            && opening.text.hasPrefix("-") && opening.text.dropFirst().first?.isUppercase == true
    }

    /// Letters at the start of a line that are no word by themselves.
    private static let longestScrap = 2

    /// "04/01/20" before "18;": days, months and a year's first figures, before the rest of them.
    private static func isCutDate(_ text: String, before next: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let day = parts[0], let month = parts[1], let begun = parts[2], (1...31).contains(day),
            (1...12).contains(month)
        else { return false }
        let year = "\(begun)" + next.prefix { $0.isNumber }
        return next.first?.isNumber == true && year.count == 4 && (year.hasPrefix("19") || year.hasPrefix("20"))
    }

    /// The words at the end of a line that no space parts.
    static func token(endOf line: TextLine) -> [PageWord] {
        var token: [PageWord] = []
        for word in line.words.reversed() {
            if let next = token.first, next.followsSpace || next.order != word.order + 1 { break }
            token.insert(word, at: 0)
        }
        return token
    }

    private static func isAddress(_ text: String) -> Bool {
        guard isAscii(text) else { return false }
        let lower = text.lowercased()
        if lower.contains("://") || lower.hasPrefix("www.") || lower.contains("@") { return true }
        // the rest of one whose beginning stands on the page before: "ample.vn/6"
        if lower.contains(#/[a-z0-9][.][a-z]{2,}\//#) { return true }
        let labels = lower.split(separator: ".")
        return labels.count > 2 && labels.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }
            && labels.contains { $0.contains(where: \.isLetter) }
    }

    private static func startsAddress(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.hasPrefix("http") || lower.hasPrefix("www.") || lower.contains("@")
    }

    private static func isNumeric(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.numericType != nil || [".", ",", "/"].contains($0) }
    }

    private static func isAscii(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.isASCII) }
}
