/// Finds out whether a document's producer draws the space at which it wraps a line. Word and LibreOffice do; then a full line without
/// one was broken inside a word, or ends a paragraph.
enum WrapHabit {
    /// Share of line ends, among those followed by a line of text further left, that must show a drawn space. Where spaces are drawn it is
    /// about a half (the other line ends are ends of paragraphs), else nothing.
    private static let share = 0.15

    static func drawsSpaces(in pages: [PageContent]) -> Bool {
        var ends = 0
        var blanks = 0
        for page in pages {
            for (word, next) in zip(page.words, page.words.dropFirst())
            where word.turn == 0 && next.turn == 0 && next.rect.midY > word.rect.y1 && next.rect.x0 < word.rect.x0 {
                ends += 1
                if word.precedesBlank { blanks += 1 }
            }
        }
        return Double(blanks) >= share * Double(max(1, ends))
    }
}
