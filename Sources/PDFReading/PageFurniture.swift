import DocumentModel
import OpenTables

/// Takes page numbers out of the text, and running heads and feet down to their first appearance.
enum PageFurniture {
    /// Share of the page's height at the top and bottom in which page numbers and running lines stand.
    private static let numberMargin = 0.12
    /// Share of the page's height in which running heads and feet stand; below it a line that returns may be the head of a table.
    private static let runningMargin = 0.08
    /// A running line stands at the same height on at least so many pages.
    private static let fewestPages = 3
    /// Heights (points) that differ by less are the same.
    private static let sameHeight = 6.0

    static func remove(from pages: inout [PageContent]) {
        let edges = pages.map { edgeLines($0) }
        removeNumbers(from: &pages, edges: edges)
        removeRunningLines(from: &pages, edges: edges)
    }

    /// The outermost lines at the top and bottom of a page.
    private static func edgeLines(_ page: PageContent) -> [TextLine] {
        let grids = RuledTableFinder.find(in: Rulings(page.drawing.strokes)).grids
        let free = page.words.filter { word in !grids.contains { $0.rect.contains(word.rect) } }
        let top = free.filter { $0.rect.y1 < numberMargin * page.height }
        let bottom = free.filter { $0.rect.y0 > (1 - numberMargin) * page.height }
        return TextLine.lines(of: top).prefix(2) + TextLine.lines(of: bottom).suffix(2)
    }

    /// A number counts as the page's when it goes up with the pages, or is the page's own number.
    private static func removeNumbers(from pages: inout [PageContent], edges: [[TextLine]]) {
        var offsets: [Int: Int] = [:]
        var found: [(page: Int, line: TextLine, offset: Int)] = []
        for (index, lines) in edges.enumerated() {
            for line in lines {
                guard let number = pageNumber(line.text) else { continue }
                let offset = number - pages[index].number
                offsets[offset, default: 0] += 1
                found.append((index, line, offset))
            }
        }
        for item in found where item.offset == 0 || offsets[item.offset, default: 0] > 1 { pages[item.page].remove(item.line) }
    }

    /// The number in "3", "- 3 -", "Trang 3", "Trang 3/19", "3/19".
    private static func pageNumber(_ text: String) -> Int? {
        var rest = text.lowercased().filter { !$0.isWhitespace }
        for word in ["trang", "page"] where rest.hasPrefix(word) { rest.removeFirst(word.count) }
        rest = String(rest.drop { "-–—|[".contains($0) })
        while let last = rest.last, "-–—|]".contains(last) { rest.removeLast() }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.count <= 4 && !$0.isEmpty && $0.allSatisfy(\.isNumber) }) else {
            return nil
        }
        return parts.first.flatMap { Int($0) }
    }

    private static func removeRunningLines(from pages: inout [PageContent], edges: [[TextLine]]) {
        var appearances: [String: [(page: Int, line: TextLine)]] = [:]
        for (index, lines) in edges.enumerated() {
            let height = pages[index].height
            for line in lines where pageNumber(line.text) == nil {
                guard line.rect.y1 < runningMargin * height || line.rect.y0 > (1 - runningMargin) * height else { continue }
                let shape = String(line.text.map { $0.isNumber ? "#" : $0 })
                appearances[shape, default: []].append((index, line))
            }
        }
        for places in appearances.values {
            guard let first = places.first else { continue }
            let same = places.filter { abs($0.line.rect.midY - first.line.rect.midY) < sameHeight }
            guard Set(same.map(\.page)).count >= fewestPages else { continue }
            for place in same.dropFirst() { pages[place.page].remove(place.line) }
        }
    }
}

extension PageContent {
    fileprivate mutating func remove(_ line: TextLine) {
        let orders = Set(line.words.map(\.order))
        words.removeAll { orders.contains($0.order) }
    }
}
