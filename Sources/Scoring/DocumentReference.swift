import Foundation

/// What a piece of text says of a document: its name, number, date, and where it can be seen.
struct DocumentReference {
    private(set) var hasNumber = false
    private(set) var hasDate = false
    private(set) var hasLink = false
    let isAttached: Bool
    /// Words that are no number, date, link or filler.
    private var nameWords = 0

    var hasName: Bool { nameWords >= Self.wordsOfAName }

    /// "Công văn", "Quyết định": the shortest names have two syllables.
    private static let wordsOfAName = 2
    private static let fillers: Set<String> = ["số", "ngày", "tháng", "năm", "có", "đã", "x", "link", "url", "gửi", "kèm", "đính", "file"]
    private static let attachments = ["gửi kèm", "đính kèm", "file kèm", "kèm file"]
    private static let domains = [".vn", ".com", ".net", ".org"]

    init(_ text: String) {
        let plain = text.precomposedStringWithCanonicalMapping
        let tokens = plain.split { $0.isWhitespace || ";,()“”\"<>".contains($0) }.map { Self.trimmed($0) }.filter { !$0.isEmpty }
        let words = tokens.map { $0.lowercased() }
        let joined = words.joined(separator: " ")
        isAttached = Self.attachments.contains { joined.contains($0) }
        for (position, token) in tokens.enumerated() {
            let word = words[position]
            if Self.isLink(word) {
                hasLink = true
            } else if Self.isDate(token) || Self.isSpelledDate(words[position...]) {
                hasDate = true
            } else if Self.isNumber(token) || (token.first?.isNumber == true && position > 0 && Self.announcesNumber(words[position - 1])) {
                hasNumber = true
            } else if word.contains(where: \.isLetter), !Self.fillers.contains(word), !Self.announcesNumber(word) {
                nameWords += 1
            }
        }
    }

    func missing(acceptsAttachment: Bool) -> [String] {
        var missing: [String] = []
        if !hasName { missing.append("tên văn bản") }
        if !hasNumber { missing.append("số văn bản") }
        if !hasDate { missing.append("ngày tháng") }
        if !hasLink && !(acceptsAttachment && isAttached) { missing.append("đường liên kết") }
        return missing
    }

    /// One text for each document: lines, and what semicolons part, a link going with the document before it.
    static func split(_ text: String) -> [String] {
        var documents: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            var startsDocument = true
            for piece in line.split(separator: ";") {
                let words = piece.trimmingCharacters(in: .whitespaces)
                guard words.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
                if !startsDocument, !DocumentReference(words).hasNumber, let last = documents.popLast() {
                    documents.append(last + "; " + words)
                } else {
                    documents.append(words)
                }
                startsDocument = false
            }
        }
        return documents
    }

    // MARK: Tokens

    private static func trimmed(_ token: Substring) -> Substring {
        var token = token
        while let last = token.last, ".:".contains(last) { token = token.dropLast() }
        return token
    }

    private static func announcesNumber(_ word: String) -> Bool { word == "số" || word == "số:" }

    private static func isLink(_ word: String) -> Bool {
        if word.hasPrefix("http://") || word.hasPrefix("https://") || word.hasPrefix("www.") { return true }
        let host = word.prefix { $0 != "/" }
        return domains.contains { host.hasSuffix($0) && host.count > $0.count }
    }

    /// 01/09/2018, 1.9.2018, 01-09-2018.
    private static func isDate(_ token: Substring) -> Bool {
        let parts = token.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
        guard parts.count == 3, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else { return false }
        return parts[0].count <= 2 && parts[1].count <= 2 && parts[2].count == 4
    }

    /// "ngày 1 tháng 9 năm 2018" from its first word on.
    private static func isSpelledDate(_ words: ArraySlice<String>) -> Bool {
        let words = Array(words.prefix(6))
        guard words.count == 6, words[0] == "ngày", words[2] == "tháng", words[4] == "năm" else { return false }
        return [words[1], words[3], words[5]].allSatisfy { $0.allSatisfy(\.isNumber) }
    }

    /// 131/KH-UBND, 12/2018/QĐ-UBND.
    private static func isNumber(_ token: Substring) -> Bool {
        let parts = token.split(separator: "/")
        guard parts.count >= 2, let first = parts.first, let last = parts.last else { return false }
        return first.allSatisfy(\.isNumber) && last.first.map { $0.isLetter && $0.isUppercase } == true
    }
}
