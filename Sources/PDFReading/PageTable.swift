import DocumentModel
import OpenTables
import TableStitching

extension PageTable {
    init(page: Int, grid: TableGrid, words: [PageWord], builder: ParagraphBuilder) {
        let areas = grid.areas
        var areaOfPlace = Array(repeating: Array(repeating: 0, count: grid.columnCount), count: grid.rowCount)
        for (index, area) in areas.enumerated() {
            for row in area.row..<area.row + area.rowSpan {
                for column in area.column..<area.column + area.columnSpan { areaOfPlace[row][column] = index }
            }
        }
        var wordsOfArea = Array(repeating: [PageWord](), count: areas.count)
        for word in words {
            for piece in word.split(at: grid) {
                let row = Self.slot(of: piece.rect.midY, in: grid.ys)
                let column = Self.slot(of: piece.rect.midX, in: grid.xs)
                wordsOfArea[areaOfPlace[row][column]].append(piece)
            }
        }
        let texts = zip(areas, wordsOfArea).map { CellText(words: $1, rect: grid.rect(of: $0)) }
        let padding = CellText.padding(of: texts)
        let cells = zip(areas, texts).map { area, text in
            let set = text.paragraphs(padding: padding, builder: builder)
            var cell = PageCell(area: area, rect: grid.rect(of: area), paragraphs: set.paragraphs, endsFull: set.endsFull)
            cell.ends = set.ends
            return cell
        }
        self.init(page: page, xs: grid.xs, rowCount: grid.rowCount, cells: cells)
        isRuled = grid.isRuled
        gridDoubt = grid.doubt
        hasTopLine = grid.hasTopLine
        hasBottomLine = grid.hasBottomLine
    }

    private static func slot(of position: Double, in boundaries: [Double]) -> Int {
        let after = boundaries.firstIndex { $0 > position } ?? boundaries.count
        return min(max(after - 1, 0), boundaries.count - 2)
    }
}

extension PageWord {
    /// Text of two neighbouring cells may run together in the text layer: part it where a line parts the cells.
    fileprivate func split(at grid: TableGrid) -> [PageWord] {
        guard turn == 0, grid.isRuled, characters.count > 1 else { return [self] }
        let row = grid.ys.dropFirst().dropLast().firstIndex { $0 > rect.midY }.map { $0 - 1 } ?? grid.rowCount - 1
        guard grid.partsRight.indices.contains(row) else { return [self] }
        let cuts = grid.xs.indices.dropFirst().dropLast().filter { index in
            grid.partsRight[row][index - 1] && grid.xs[index] > rect.x0 + 1 && grid.xs[index] < rect.x1 - 1
        }
        guard !cuts.isEmpty else { return [self] }
        var pieces: [PageWord] = []
        var rest = characters
        for cut in cuts.map({ grid.xs[$0] }) + [.infinity] {
            let head = rest.prefix { $0.rect.midX < cut }
            rest.removeFirst(head.count)
            guard let first = head.first, let last = head.last else { continue }
            var piece = self
            piece.characters = Array(head)
            piece.rect = first.rect.union(last.rect)
            piece.followsSpace = pieces.isEmpty ? followsSpace : true
            pieces.append(piece)
        }
        return pieces
    }
}
