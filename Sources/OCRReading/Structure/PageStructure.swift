/// What stands where on a straightened page, before any letter is read.
struct PageStructure: ~Copyable {
    let tables: [RuledTable]
    /// Level lines that belong to none of them.
    let looseLines: [Ruling]
    /// How the page has to be flattened for its tables to be square; nil where they are.
    let perspective: Perspective?
    let parts: InkParts
    /// Gray, with rulings, boxes, leaders and dirt painted white.
    let letters: Raster

    init(_ page: borrowing StraightPage) throws {
        let scale = page.scale
        let faint = try page.gray.thresholded(below: LightLevel.ruling)
        let rulings = try RulingFinder(scale: scale).find(in: faint)
        let tables = GridBuilder(scale: scale).tables(horizontal: rulings.horizontal, vertical: rulings.vertical)
        let ink = try page.gray.thresholded(below: LightLevel.text).subtracting(rulings.mask)
        let sorted = try InkSorter(scale: scale).sort(ink, faint: faint.subtracting(rulings.mask))
        let letters = try page.gray.stretched(dark: 0, light: LightLevel.white)
        letters.erase(mask: rulings.mask)
        for box in sorted.tickBoxes { letters.erase(box.box.inset(-2, -2)) }
        for leader in sorted.leaders { letters.erase(leader.box.inset(-2, -2)) }
        for speck in sorted.specks { letters.erase(speck.inset(-1, -1)) }
        try Self.blackenPale(sorted.letters, on: letters)
        self.tables = tables
        looseLines = rulings.horizontal.filter { line in
            !tables.contains { $0.box.inset(-2, -2).contains(x: Double(line.start + line.end) / 2, y: line.middle) }
        }
        perspective = Perspective(horizontal: rulings.horizontal, vertical: rulings.vertical, scale: scale)
        parts = sorted
        self.letters = letters
    }

    /// Gray of the darkest spot of a letter from which it is pale, and by how much it must be paler than the page's other letters.
    private static let pale = 90
    private static let paler = 50

    /// Coloured print comes out gray, and beside black print the engine takes it for paper: such letters are made black.
    private static func blackenPale(_ boxes: [PixelBox], on letters: borrowing Raster) throws {
        let levels = try boxes.map { try letters.darkest(in: $0) }
        guard !levels.isEmpty else { return }
        let usual = levels.sorted()[levels.count / 2]
        for (box, level) in zip(boxes, levels) where level >= pale && level >= usual + paler {
            try letters.blacken(box.inset(-2, -2), from: level)
        }
    }
}
