/// The words of a page, region by region: cells of tables, and the text around them.
struct PageRecognition {
    /// For each table, the words of each of its places, in the same order.
    var cells: [[[ReadWord]]]
    /// Text outside tables, by bands from top to bottom.
    var bands: [(box: PixelBox, words: [ReadWord])]

    /// Inches of white around what is cut out.
    private static let margin = 0.035
    /// Inches of height up to which ink is one line; two lines of 10-point type have 0.3.
    private static let oneLine = 0.24

    init(engine: TextEngine, page: borrowing StraightPage, structure: borrowing PageStructure) throws {
        let scale = page.scale
        cells = []
        bands = []
        engine.show(structure.letters, dotsPerInch: scale.dotsPerInch)
        defer { engine.clear() }
        var free = structure.parts.letters
        for table in structure.tables {
            var inside: [[PixelBox]] = Array(repeating: [], count: table.places.count)
            var outside: [PixelBox] = []
            let outer = table.box.inset(-scale(0.02), -scale(0.02))
            for letter in free {
                guard outer.contains(x: letter.midX, y: letter.midY) else {
                    outside.append(letter)
                    continue
                }
                if let place = table.places.firstIndex(where: { $0.box.inset(-2, -2).contains(x: letter.midX, y: letter.midY) }) {
                    inside[place].append(letter)
                }
            }
            free = outside
            var words: [[ReadWord]] = []
            for (place, ink) in zip(table.places, inside) {
                words.append(try Self.read(ink, within: place.box, engine: engine, scale: scale))
            }
            cells.append(words)
        }
        let outside = try structure.letters.copy()
        for table in structure.tables { outside.erase(table.box.inset(-scale(0.02), -scale(0.02))) }
        engine.show(outside, dotsPerInch: scale.dotsPerInch)
        for ink in Self.bands(of: free, between: structure.tables) {
            let box = Self.around(ink)
            bands.append((box, try Self.read(ink, within: structure.letters.bounds, engine: engine, scale: scale)))
        }
    }

    private static func around(_ boxes: [PixelBox]) -> PixelBox {
        boxes.dropFirst().reduce(boxes.first ?? PixelBox(x0: 0, y0: 0, x1: 0, y1: 0)) { $0.union($1) }
    }

    private static func read(_ ink: [PixelBox], within limit: PixelBox, engine: TextEngine, scale: PixelScale) throws -> [ReadWord] {
        guard !ink.isEmpty else { return [] }
        let tight = around(ink)
        let margin = scale(margin)
        let box = tight.inset(-margin, -margin).intersection(limit.inset(-2, -2))
        guard !box.isEmpty else { return [] }
        guard let words = engine.read(box, as: tight.height <= scale(oneLine) ? .line : .block) else { throw RasterFailure() }
        return words
    }

    /// Ink outside of tables, in bands that tables part from each other.
    private static func bands(of free: [PixelBox], between tables: [RuledTable]) -> [[PixelBox]] {
        guard !free.isEmpty else { return [] }
        let tops = tables.map(\.box.midY).sorted()
        var bands = [[PixelBox]](repeating: [], count: tops.count + 1)
        for letter in free {
            bands[tops.firstIndex { letter.midY < $0 } ?? tops.count].append(letter)
        }
        return bands.filter { !$0.isEmpty }
    }
}
