import DocumentModel
import OpenTables
import TableStitching

/// What stands on a page, in reading order.
struct PageLayout: Sendable {
    typealias Item = PageFlow.Item

    var page: Int
    var items: [Item]
    /// What the page ends with, where that is such a table.
    private(set) var openEnd: OpenEnd?

    var flow: PageFlow { PageFlow(page: page, items: items) }

    /// All pages of a document, each knowing how the one before ends.
    static func layouts(_ pages: [PageContent], drawsSpaces: Bool) -> [PageLayout] {
        var layouts: [PageLayout] = []
        for page in pages {
            let builder = ParagraphBuilder(page: page.number, drawsSpaces: drawsSpaces)
            layouts.append(PageLayout(page, builder: builder, above: layouts.last?.openEnd))
        }
        return layouts
    }

    /// - Parameters:
    ///   - builder: knows the page and the habits of the document's producer.
    ///   - above: what the page before ends with.
    init(_ content: PageContent, builder: ParagraphBuilder, above: OpenEnd? = nil) {
        page = content.number
        var rulings = Rulings(content.drawing.strokes)
        var words = content.words
        DrawnMarks.insertBoxes(from: &rulings, ticked: content.drawing, into: &words)
        TextStrokes.take(from: &rulings, words: &words)
        let (ruled, rest) = RuledTableFinder.find(in: rulings)
        var grids = ruled
        var wordsOfGrid = Array(repeating: [PageWord](), count: grids.count)
        var free: [PageWord] = []
        for word in words {
            if let index = Self.innermost(grids, around: word.rect) { wordsOfGrid[index].append(word) } else { free.append(word) }
        }
        var ends: [(grid: PageRect, end: OpenEnd)] = []
        let aboveLevel = above.flatMap { $0.hasLevelLines ? $0.columns : nil }
        for found in LevelTableFinder.find(in: rest.level, words: &free, beside: grids.map(\.rect), above: aboveLevel) {
            grids.append(found.grid)
            wordsOfGrid.append(found.words)
            ends.append((found.grid.rect, OpenEnd(columns: found.columns, hasLevelLines: true)))
        }
        let loose = rest.level.filter { line in
            !grids.contains { $0.rect.y0 - 1 <= line.position && $0.rect.y1 + 1 >= line.position }
        }
        DrawnMarks.insertBlanks(loose, into: &free)
        let aboveGaps = above.flatMap { $0.hasLevelLines ? nil : $0.columns }
        for found in GapTableFinder(paragraphs: builder.rects).find(in: &free, beside: grids.map(\.rect), above: aboveGaps) {
            grids.append(found.grid)
            wordsOfGrid.append(found.words)
            ends.append((found.grid.rect, OpenEnd(columns: found.columns, hasLevelLines: false)))
        }
        let tables = zip(grids, wordsOfGrid).sorted { $0.0.rect.y0 < $1.0.rect.y0 }
        items = []
        for (grid, inside) in tables {
            // Text belongs before a table when its middle lies above the table's.
            let above = free.filter { $0.rect.midY < grid.rect.y0 }
            free.removeAll { $0.rect.midY < grid.rect.y0 }
            items += Self.paragraphs(above, of: content, builder: builder)
            items.append(.table(PageTable(page: content.number, grid: grid, words: inside, builder: builder)))
        }
        items += Self.paragraphs(free, of: content, builder: builder)
        if free.isEmpty, let last = tables.last?.0.rect { openEnd = ends.first { $0.grid == last }?.end }
    }

    private static func innermost(_ grids: [TableGrid], around rect: PageRect) -> Int? {
        grids.indices.filter { grids[$0].rect.contains(rect) }.min { grids[$0].rect.width < grids[$1].rect.width }
    }

    private static func paragraphs(_ words: [PageWord], of content: PageContent, builder: ParagraphBuilder) -> [Item] {
        guard !words.isEmpty else { return [] }
        let left = content.words.map(\.rect.x0).min() ?? 0
        let right = content.words.map(\.rect.x1).max() ?? content.width
        return SideBySide.blocks(of: TextLine.lines(of: words)).flatMap { block in
            let measure = ParagraphBuilder.Measure(
                left: block.left ?? left, right: block.right ?? right, isCell: false, isLoose: block.left != nil)
            return builder.paragraphs(block.lines, measure: measure).map { Item.paragraph($0) }
        }
    }
}
