import Testing

@testable import OCRReading

@Suite struct PageStructureTests {
    private let scale = PixelScale(dotsPerInch: 300)

    private func drawing(_ boxes: [PixelBox]) throws -> Raster {
        let ink = try Raster.empty(width: 1500, height: 900)
        for box in boxes { ink.fill(box) }
        return ink
    }

    private func sorted(_ ink: consuming Raster) -> InkParts { InkSorter(scale: scale).sort(ink, faint: ink) }

    private func row(_ y: Int, _ x0: Int, _ x1: Int) -> PixelBox { PixelBox(x0: x0, y0: y, x1: x1, y1: y + 3) }
    private func column(_ x: Int, _ y0: Int, _ y1: Int) -> PixelBox { PixelBox(x0: x, y0: y0, x1: x + 3, y1: y1) }

    @Test func linesMakeCellsWithSpans() throws {
        // a head over two columns, and a cell over two rows at the left
        let ink = try drawing([
            row(100, 100, 1300), row(200, 500, 1300), row(300, 100, 1300), column(100, 100, 300), column(500, 100, 300),
            column(900, 200, 300),
            column(1300, 100, 303),
        ])
        let found = try RulingFinder(scale: scale).find(in: ink)
        let tables = GridBuilder(scale: scale).tables(horizontal: found.horizontal, vertical: found.vertical)
        #expect(tables.count == 1)
        let table = try #require(tables.first)
        #expect(table.rowCount == 2 && table.columnCount == 3)
        let spans = table.places.map { [$0.row, $0.column, $0.rowSpan, $0.columnSpan] }
        #expect(spans == [[0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1]])
    }

    /// A table of three rows whose middle one is one cell; `stems` stand where its column would be parted.
    private func tableWithAMergedRow(_ stems: [PixelBox]) throws -> [Int] {
        let ink = try drawing(
            [100, 160, 220, 280].map { row($0, 100, 1003) }
                + [column(100, 100, 283), column(1000, 100, 283), column(500, 100, 160), column(500, 220, 283)] + stems)
        let found = try RulingFinder(scale: scale).find(in: ink)
        let table = try #require(GridBuilder(scale: scale).tables(horizontal: found.horizontal, vertical: found.vertical).first)
        return table.places.filter { $0.row == 1 }.map(\.columnSpan)
    }

    @Test func aLineIsNotBridgedAcrossAMergedRow() throws {
        #expect(try tableWithAMergedRow([]) == [2])
    }

    @Test func aLetterInAMergedRowIsNoLine() throws {
        #expect(try tableWithAMergedRow([column(500, 172, 210)]) == [2])
    }

    @Test func aScratchedLineStillParts() throws {
        #expect(try tableWithAMergedRow([column(500, 163, 185), column(500, 195, 220)]) == [1, 1])
    }

    @Test func brokenLinesAreBridged() throws {
        let ink = try drawing([row(100, 100, 480), row(100, 505, 1000), row(400, 100, 1003), column(100, 100, 400), column(1000, 100, 400)])
        let found = try RulingFinder(scale: scale).find(in: ink)
        #expect(found.horizontal.count == 2)
    }

    @Test func barsOfCapitalsAreNoLines() throws {
        let ink = try drawing([row(100, 100, 245), column(120, 100, 140), column(160, 100, 140)])
        let found = try RulingFinder(scale: scale).find(in: ink)
        #expect(found.horizontal.isEmpty && found.vertical.isEmpty)
    }

    /// Letters of 14-point sans serif type at 300 dpi in lines: one in three has a stem of 46 pixels, as "h" has; the stems of both lines stand
    /// above each other.
    @Test func stemsAboveEachOtherAreNoLine() throws {
        var letters: [PixelBox] = []
        for line in [100, 168] {
            for index in 0..<18 {
                let x = 100 + 40 * index
                let isTall = index % 3 == 0
                letters.append(PixelBox(x0: x, y0: isTall ? line : line + 14, x1: x + 5, y1: line + 46))
                letters.append(PixelBox(x0: x + 5, y0: line + 40, x1: x + 20, y1: line + 46))
            }
        }
        let found = try RulingFinder(scale: scale).find(in: try drawing(letters))
        #expect(found.vertical.isEmpty)
    }

    @Test func anUnderlineDoesNotTakeTheDotBelowALetterAlong() throws {
        let dot = PixelBox(x0: 210, y0: 196, x1: 217, y1: 203)
        let found = try RulingFinder(scale: scale).find(in: try drawing([row(198, 100, 500), dot]))
        #expect(found.horizontal.count == 1)
        let (dotIsTaken, lineIsTaken) = (found.mask.isInk(x: 213, y: 199), found.mask.isInk(x: 300, y: 199))
        #expect(!dotIsTaken && lineIsTaken)
    }

    /// A figure of one digit at 100 to 132, over a line.
    private func isErased(_ others: [PixelBox], line: PixelBox) throws -> Bool {
        let found = try RulingFinder(scale: scale).find(in: try drawing([line] + others))
        return found.mask.isInk(x: (line.x0 + line.x1) / 2, y: line.y0 + 1) && found.horizontal.isEmpty
    }

    @Test func theLineUnderAShortBlankIsTakenOff() throws {
        let digit = PixelBox(x0: 425, y0: 100, x1: 441, y1: 132)
        #expect(try isErased([digit], line: row(136, 400, 466)))
        #expect(try isErased([digit], line: row(136, 420, 466)), "as at the start of a line, where the other half stands on the one before")
        #expect(try isErased([], line: row(136, 400, 500)), "with nothing on it")
    }

    @Test func barsThatAreNoBlanksStay() throws {
        let stems = [100, 125, 150].map { PixelBox(x0: 300 + $0, y0: 100, x1: 310 + $0, y1: 136) }
        #expect(try !isErased(stems, line: row(136, 395, 466)), "serifs of a numeral, joined")
        let struck = [405, 430, 450].map { PixelBox(x0: $0, y0: 100, x1: $0 + 12, y1: 132) }
        #expect(try !isErased(struck, line: row(118, 400, 466)), "a struck word")
        let sides = [PixelBox(x0: 400, y0: 70, x1: 403, y1: 139), PixelBox(x0: 463, y0: 70, x1: 466, y1: 139)]
        #expect(try !isErased(sides, line: row(136, 400, 466)), "the foot of a box")
    }

    /// A low row between long lines, in it two stems of brackets that come close to both.
    @Test func bracketsInALowRowAreNoLines() throws {
        let table = [100, 158, 220].map { row($0, 100, 1003) } + [column(100, 100, 223), column(1000, 100, 223)]
        let found = try RulingFinder(scale: scale).find(in: try drawing(table + [column(300, 109, 155), column(340, 109, 155)]))
        #expect(found.vertical.count == 2)
        let parted = try RulingFinder(scale: scale).find(in: try drawing(table + [column(300, 100, 160)]))
        #expect(parted.vertical.count == 3, "a line of that row alone")
    }

    @Test func aBoxAndACrossOfAHairsBreadthAreSeen() throws {
        func frame(_ x: Int) -> [PixelBox] {
            [row(100, x, x + 40), row(137, x, x + 40), column(x, 100, 140), column(x + 37, 100, 140)]
        }
        let cross = (0..<40).flatMap { at in
            [
                PixelBox(x0: 100 + at, y0: 100 + at, x1: 102 + at, y1: 101 + at),
                PixelBox(x0: 138 - at, y0: 100 + at, x1: 140 - at, y1: 101 + at),
            ]
        }
        let dark = try drawing(frame(100))
        let faint = try drawing(frame(100) + cross + frame(300))
        let boxes = InkSorter(scale: scale).sort(dark, faint: faint).tickBoxes.sorted { $0.box.x0 < $1.box.x0 }
        #expect(boxes.map(\.isTicked) == [true, false])
        let gray = try drawing(frame(100) + [PixelBox(x0: 100, y0: 100, x1: 140, y1: 140)])
        #expect(InkSorter(scale: scale).sort(dark, faint: gray).tickBoxes.map(\.isTicked) == [false], "what shines through is no cross")
    }

    /// A bracket of `width` × 50 pixels.
    private func bracket(_ x: Int, opensRight: Bool, width: Int = 14) -> [PixelBox] {
        let stem = opensRight ? x : x + width - 5
        return [
            PixelBox(x0: stem, y0: 100, x1: stem + 5, y1: 150), PixelBox(x0: x, y0: 100, x1: x + width, y1: 105),
            PixelBox(x0: x, y0: 145, x1: x + width, y1: 150),
        ]
    }

    @Test func typedBoxesAreTickedOrEmpty() throws {
        let cross = (0..<22).flatMap { [PixelBox(x0: 322 + $0, y0: 114 + $0, x1: 326 + $0, y1: 117 + $0)] }
        let parts = sorted(
            try drawing(
                bracket(100, opensRight: true) + bracket(140, opensRight: false) + bracket(300, opensRight: true)
                    + bracket(352, opensRight: false) + cross))
        #expect(parts.tickBoxes.map(\.isTicked) == [false, true])
        #expect(parts.letters.isEmpty)
    }

    @Test func aFigureInBracketsIsNoBox() throws {
        let digit = PixelBox(x0: 322, y0: 108, x1: 344, y1: 146)
        let parts = sorted(try drawing(bracket(300, opensRight: true) + bracket(352, opensRight: false) + [digit]))
        #expect(parts.tickBoxes.isEmpty && parts.letters.count == 3)
    }

    @Test func paleLettersAreMadeBlack() throws {
        var bytes = [UInt8](repeating: 255, count: 40 * 20)
        for x in 10..<20 { bytes[5 * 40 + x] = x < 15 ? 140 : 200 }
        let picture = try Raster(try #require(PagePixels(gray: bytes, width: 40, height: 20, rowBytes: 40, dotsPerInch: 300)))
        let box = PixelBox(x0: 8, y0: 3, x1: 22, y1: 8)
        let before = try picture.darkest(in: box)
        try picture.blacken(box, from: before)
        let after = try picture.darkest(in: box)
        let halfTone = try picture.darkest(in: PixelBox(x0: 15, y0: 5, x1: 20, y1: 6))
        let paper = try picture.darkest(in: PixelBox(x0: 22, y0: 3, x1: 40, y1: 8))
        #expect([before, after, halfTone, paper] == [140, 0, 134, 255])
    }

    @Test func aFoldAcrossTheSheetIsNoRow() throws {
        let table =
            [100, 200, 300, 400].map { row($0, 300, 1003) } + [column(300, 100, 403), column(600, 100, 403), column(1000, 100, 403)]
        let fold = (0..<140).map { PixelBox(x0: 10 * $0 + 20, y0: 245 + $0 / 20, x1: 10 * $0 + 32, y1: 248 + $0 / 20) }
        let found = try RulingFinder(scale: scale).find(in: try drawing(table + fold))
        let tables = GridBuilder(scale: scale).tables(horizontal: found.horizontal, vertical: found.vertical)
        #expect(tables.map(\.rowCount) == [3])
    }

    @Test func punchedHolesAreNoLetters() throws {
        let hole = (0..<66).map { y -> PixelBox in
            let half = Int((33 * 33 - Double((y - 33) * (y - 33))).squareRoot())
            return PixelBox(x0: 100 - half, y0: 300 + y, x1: 101 + half, y1: 301 + y)
        }
        let parts = sorted(try drawing(hole + [PixelBox(x0: 300, y0: 300, x1: 320, y1: 336)]))
        #expect(parts.letters.map(\.x0) == [300])
    }

    @Test func boxesAreToldByTheirInside() throws {
        func frame(_ x: Int) -> [PixelBox] {
            [row(100, x, x + 40), row(137, x, x + 40), column(x, 100, 140), column(x + 37, 100, 140)]
        }
        let cross = (0..<28).map { PixelBox(x0: 306 + $0, y0: 106 + $0, x1: 309 + $0, y1: 109 + $0) }
        let parts = sorted(try drawing(frame(100) + frame(300) + cross))
        #expect(parts.tickBoxes.map(\.isTicked) == [false, true])
    }

    @Test func rowsOfDotsAreLeadersAndColonsAreNot() throws {
        func dot(_ x: Int, _ y: Int) -> PixelBox { PixelBox(x0: x, y0: y, x1: x + 6, y1: y + 6) }
        let letter = PixelBox(x0: 60, y0: 70, x1: 80, y1: 106)
        let colon = [dot(86, 80), dot(86, 100)]
        let leader = (0..<6).map { dot(100 + 14 * $0, 100) }
        let parts = sorted(try drawing([letter] + colon + leader))
        #expect(parts.leaders.map(\.dots) == [6])
        #expect(parts.leaders.first?.box.x0 == 100)
    }

    @Test func aDecimalPointBeforeALeaderIsNoPartOfIt() throws {
        // "19.6......": the point stands two steps of the leader before its first dot
        func dot(_ x: Int) -> PixelBox { PixelBox(x0: x, y0: 100, x1: x + 6, y1: 106) }
        func digit(_ x: Int) -> PixelBox { PixelBox(x0: x, y0: 62, x1: x + 24, y1: 106) }
        let leader = (0..<6).map { dot(172 + 18 * $0) }
        let parts = sorted(try drawing([digit(75), digit(105), dot(136), digit(145)] + leader))
        #expect(parts.leaders.map(\.dots) == [6])
        #expect(parts.leaders.first?.box.x0 == 172)
    }

    @Test func dotsFarFromLettersAreDirt() throws {
        let letter = PixelBox(x0: 60, y0: 70, x1: 80, y1: 106)
        let parts = sorted(
            try drawing([letter, PixelBox(x0: 86, y0: 100, x1: 92, y1: 106), PixelBox(x0: 800, y0: 500, x1: 806, y1: 506)]))
        #expect(parts.letters.count == 2)
        #expect(parts.specks.map(\.x0) == [800])
    }

    @Test func perspectiveIsToldByTheOuterLines() throws {
        func line(_ start: Int, _ end: Int, from: Double, to: Double) -> Ruling {
            Ruling(
                start: start, end: end, samples: [.init(along: Double(start), across: from), .init(along: Double(end), across: to)],
                thickness: 2)
        }
        let rows = [line(100, 1100, from: 100, to: 140), line(100, 1100, from: 1100, to: 1100)]
        let square = [line(100, 1100, from: 100, to: 100), line(100, 1100, from: 1100, to: 1100)]
        #expect(Perspective(horizontal: square, vertical: square, scale: scale) == nil)
        let perspective = try #require(Perspective(horizontal: rows, vertical: square, scale: scale))
        let back = try #require(perspective.backwards)
        let geometry = PageGeometry(coefficients: back, width: 2000, height: 2000)
        let corner = geometry.point(x: perspective.wanted[1].x, y: perspective.wanted[1].y)
        #expect(abs(corner.x - perspective.found[1].x) < 0.01 && abs(corner.y - perspective.found[1].y) < 0.01)
    }
}
