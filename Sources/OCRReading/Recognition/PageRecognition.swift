/// The words of a page, region by region: cells of tables, and the text around them.
struct PageRecognition {
    /// The words of one cell or band, and the ink that they were read from.
    struct Region {
        var box: PixelBox
        var ink: [PixelBox]
        var words: [ReadWord]
    }

    /// For each table, its places in the same order.
    var cells: [[Region]]
    /// Text outside tables, in bands from top to bottom.
    var bands: [Region]
    /// Ink as large as letters that no word was read from.
    var unread: [PixelBox] = []
    /// Words that were read twice, and those of them whose readings agree.
    var readTwice = 0
    var agreed = 0

    /// Inches of white around what is cut out.
    fileprivate static let margin = 0.035
    /// Share of the usual letter's height that a letter has at least, and of each letter's height that counts for its line.
    private static let letterHeight = 0.6
    private static let core = 0.5

    /// Resolution at which text is read first. Between 175 and 300 little differs (2.5…3.0 % of the
    /// words of seven pages lost), but at 300 the commas between digits come through best.
    fileprivate static let resolution = 300.0

    init(engines: Engines, page: borrowing StraightPage, structure: borrowing PageStructure) throws {
        let scale = page.scale
        cells = []
        bands = []
        defer { engines.clear() }
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
            cells.append(
                try zip(table.places, inside).map { place, ink in
                    let words = try Self.read(structure.letters, ink, within: place.box, engine: engines.first, scale: scale)
                    return Region(box: place.box, ink: ink, words: words)
                })
        }
        let outside = try structure.letters.copy()
        for table in structure.tables { outside.erase(table.box.inset(-scale(0.02), -scale(0.02))) }
        for ink in Self.bands(of: free, between: structure.tables) {
            let words = try Self.read(outside, ink, within: structure.letters.bounds, engine: engines.first, scale: scale)
            bands.append(Region(box: PixelBox(around: ink), ink: ink, words: words))
        }
        var second = SecondReading(engines: engines, scale: scale)
        for table in cells.indices {
            for place in cells[table].indices { second.take(cells[table][place], id: [table, place], isCell: true) }
        }
        for band in bands.indices { second.take(bands[band], id: [band], isCell: false) }
        try second.read(structure.letters)
        for table in cells.indices {
            for place in cells[table].indices { second.settle(&cells[table][place], id: [table, place]) }
        }
        for band in bands.indices { second.settle(&bands[band], id: [band]) }
        readTwice = second.readTwice
        agreed = second.agreed
        if let words = engines.words {
            for table in cells.indices {
                for place in cells[table].indices {
                    try cells[table][place].confirm(by: words, in: structure.letters, within: cells[table][place].box, scale: scale)
                }
            }
            for band in bands.indices { try bands[band].confirm(by: words, in: outside, within: outside.bounds, scale: scale) }
        }
        let left = UnreadInk(letters: structure.parts.letters, scale: scale)
        unread = cells.joined().flatMap { left.find(in: $0, isCell: true) } + bands.flatMap { left.find(in: $0, isCell: false) }
    }

    /// Whether the middles of all letters overlap. Heights in inches say nothing: the resolution of photographs is a guess.
    static func isOneLine(_ ink: [PixelBox]) -> Bool {
        let heights = ink.map(\.height).sorted()
        guard let usual = heights.isEmpty ? nil : heights[heights.count / 2] else { return true }
        let letters = ink.filter { Double($0.height) >= letterHeight * Double(usual) }
        let cores = letters.map { ($0.midY - Double($0.height) * core / 2, $0.midY + Double($0.height) * core / 2) }.sorted { $0.0 < $1.0 }
        var end = cores.first?.1 ?? 0
        for core in cores {
            if core.0 > end { return false }
            end = max(end, core.1)
        }
        return true
    }

    private static func read(
        _ picture: borrowing Raster, _ ink: [PixelBox], within limit: PixelBox, engine: TextEngine, scale: PixelScale
    ) throws -> [ReadWord] {
        guard !ink.isEmpty else { return [] }
        let tight = PixelBox(around: ink)
        let box = tight.inset(-scale(margin), -scale(margin)).intersection(limit.inset(-2, -2))
        guard !box.isEmpty else { return [] }
        return try engine.read(
            picture, box, as: isOneLine(ink) ? .line : .block, factor: resolution / scale.dotsPerInch,
            dotsPerInch: scale.dotsPerInch)
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

extension PageRecognition.Region {
    /// Has another engine read the lines that hold a doubtful word: it costs as much as the first reading.
    fileprivate mutating func confirm(
        by engine: TextEngine, in picture: borrowing Raster, within limit: PixelBox, scale: PixelScale
    ) throws {
        let margin = scale(PageRecognition.margin)
        let lines = Dictionary(grouping: words.indices) { words[$0].line }.sorted { $0.key < $1.key }.map(\.value)
        var confirmed: [Int: [ReadWord]] = [:]
        for line in lines where line.contains(where: { WordConfirmation.isDoubtful(words[$0]) }) {
            let own = line.map { words[$0] }
            let box = PixelBox(around: own.map(\.box)).inset(-margin, -margin).intersection(limit.inset(-2, -2))
            guard !box.isEmpty, let first = line.first else { continue }
            let others = try engine.read(
                picture, box, as: .line, factor: PageRecognition.resolution / scale.dotsPerInch, dotsPerInch: scale.dotsPerInch)
            for index in line { confirmed[index] = [] }
            confirmed[first] = WordConfirmation.confirmed(own, by: others)
        }
        if !confirmed.isEmpty { words = words.indices.flatMap { confirmed[$0] ?? [words[$0]] } }
    }
}

extension PixelBox {
    init(around boxes: [PixelBox]) {
        self = boxes.dropFirst().reduce(boxes.first ?? PixelBox(x0: 0, y0: 0, x1: 0, y1: 0)) { $0.union($1) }
    }
}
