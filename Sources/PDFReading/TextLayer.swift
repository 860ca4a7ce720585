import CPoppler
import DocumentModel

/// Reads the characters of a page as poppler's text layer has them.
enum TextLayer {
    /// What lies farther off than this (points) is on no page.
    private static let farthest = 100_000.0

    /// Words in the text layer's order: split at white space, at changes of style, and at line ends.
    static func words(of page: borrowing PDFPageHandle, limits: PDFLimits) throws(PDFReadingError) -> [PageWord] {
        guard let text = poppler_page_get_text(page.page) else { return [] }
        defer { g_free(text) }
        let scalars = Array(String(cString: text).unicodeScalars)
        guard scalars.count <= limits.scalarsPerPage else { throw .pageTooComplex(page: page.number) }
        var rectangles: UnsafeMutablePointer<PopplerRectangle>?
        var count: guint = 0
        guard poppler_page_get_text_layout(page.page, &rectangles, &count) != 0, let rectangles else { return [] }
        defer { g_free(rectangles) }
        let usable = min(scalars.count, Int(count))
        let styles = styles(of: page, count: usable)
        let symbols = styles.table.map { SymbolFont($0.font) }

        var words: [PageWord] = []
        var followsSpace = true
        var current: PageWord?
        var currentStyle = -1
        func close() {
            if let word = current { words.append(contentsOf: word.splitWhereTheTextJumps()) }
            current = nil
        }
        for index in 0..<usable {
            let scalar = scalars[index]
            if scalar.properties.isWhitespace {
                close()
                followsSpace = true
                continue
            }
            // A file may hold anything; control characters say nothing and would break what is printed.
            if scalar.value < 0x20 || scalar.value == 0x7F { continue }
            let box = rectangles[index]
            let rect = PageRect(x0: min(box.x1, box.x2), y0: min(box.y1, box.y2), x1: max(box.x1, box.x2), y1: max(box.y1, box.y2))
            guard [rect.x0, rect.y0, rect.x1, rect.y1].allSatisfy({ abs($0) < farthest }) else { continue }
            let style = styles.indices[index]
            if current == nil || style != currentStyle {
                close()
                current = PageWord(
                    characters: [], style: styles.table[style], rect: rect, order: 0, followsSpace: followsSpace)
                currentStyle = style
                followsSpace = false
            }
            current?.characters.append(PageCharacter(scalar: symbols[style].readable(scalar), rect: rect))
        }
        close()
        for index in words.indices { words[index].order = index }
        return words
    }

    /// The style of every scalar, as an index into a table of the styles that occur.
    private static func styles(of page: borrowing PDFPageHandle, count: Int) -> (table: [TextStyle], indices: [Int]) {
        var table = [TextStyle()]
        var known: [TextStyle: Int] = [table[0]: 0]
        var indices = [Int](repeating: 0, count: count)
        let list = poppler_page_get_text_attributes(page.page)
        defer { poppler_page_free_text_attributes(list) }
        var node = list
        while let entry = node {
            defer { node = entry.pointee.next }
            guard let data = entry.pointee.data else { continue }
            let attributes = data.assumingMemoryBound(to: PopplerTextAttributes.self).pointee
            let style = FontName.style(attributes.font_name.map { String(cString: $0) }, size: attributes.font_size)
            let index = known[style] ?? table.count
            if index == table.count {
                table.append(style)
                known[style] = index
            }
            let first = max(0, Int(attributes.start_index))
            let last = min(count - 1, Int(attributes.end_index))
            if first <= last { for position in first...last { indices[position] = index } }
        }
        return (table, indices)
    }
}

extension PageWord {
    /// How far, in sizes of the font, the next letter may stand off before it is another word. A space has 0.25 to 0.33, and
    /// poppler parts words at 0.1; but it strings short pieces of a line together again whatever lies between them.
    private static let farthestLetter = 0.18
    /// The same across the line: raised letters stand off by half a size.
    private static let farthestJump = 1.0

    /// The text layer of some files strings far-off pieces together; cut them apart, and find out which way the letters run.
    fileprivate func splitWhereTheTextJumps() -> [PageWord] {
        var pieces: [PageWord] = []
        var piece = self
        piece.characters = []
        for character in characters {
            if let last = piece.characters.last {
                let gapX = max(character.rect.x0 - last.rect.x1, last.rect.x0 - character.rect.x1)
                let gapY = max(character.rect.y0 - last.rect.y1, last.rect.y0 - character.rect.y1)
                let isUpright = abs(character.rect.midY - last.rect.midY) < last.rect.height / 2
                let unit = max(size, 1)
                if isUpright ? gapX > Self.farthestLetter * unit : gapX > Self.farthestJump * unit || gapY > Self.farthestJump * unit {
                    pieces.append(piece.measured())
                    piece.characters = []
                    piece.followsSpace = true
                }
            }
            piece.characters.append(character)
        }
        pieces.append(piece.measured())
        return pieces
    }

    private func measured() -> PageWord {
        var word = self
        guard let first = characters.first, let last = characters.last else { return word }
        word.rect = characters.dropFirst().reduce(first.rect) { $0.union($1.rect) }
        let across = last.rect.midX - first.rect.midX
        let down = last.rect.midY - first.rect.midY
        // Letters of an upright word share their height; those of a turned one share their width.
        if abs(down) > abs(across), abs(down) > first.rect.height / 2 {
            word.turn = down > 0 ? 90 : 270
        } else if across < -first.rect.width / 2 {
            word.turn = 180
        }
        return word
    }
}
