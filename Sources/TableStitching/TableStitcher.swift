import DocumentModel

/// Puts the parts of a table that runs over pages together, and numbers the document's tables.
package struct TableStitcher {
    /// Edges that differ by no more than this (points) are one.
    private static let sameEdge = 4.0
    /// What may stand between two parts of a table on pictures of pages, a page's number or dirt at the sheet's edge: so many pieces of so many letters.
    private static let mostStrays = 4
    private static let mostStrayLetters = 2

    private var blocks: [Block] = []
    private var tableCount = 0
    /// The table that may go on on the next page.
    private var open: StitchedTable?

    package static func blocks(of pages: [PageFlow]) -> [Block] {
        var stitcher = TableStitcher()
        for page in pages {
            for item in page.items { stitcher.add(item) }
        }
        stitcher.close()
        return stitcher.blocks
    }

    private mutating func add(_ item: PageFlow.Item) {
        switch item {
        case .paragraph(let paragraph):
            if open?.origin != .picture || !Self.isStray(paragraph.text) { close() }
            blocks.append(.paragraph(paragraph))
        case .table(let part):
            if let table = open, part.page == table.lastPage + 1, table.goesOn(in: part) {
                open?.append(part)
            } else {
                close()
                open = StitchedTable(part)
            }
        }
    }

    private mutating func close() {
        guard let table = open else { return }
        tableCount += 1
        blocks.append(.table(table.table(number: tableCount)))
        open = nil
    }

    private static func isStray(_ text: String) -> Bool {
        let pieces = text.split(whereSeparator: \.isWhitespace)
        return pieces.count <= mostStrays && pieces.allSatisfy { $0.count <= mostStrayLetters }
    }

    static func isSame(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= sameEdge }
}
