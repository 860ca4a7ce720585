/// Finds ruling lines in a page picture by their shape: long, thin, straight.
struct RulingFinder {
    let scale: PixelScale

    /// Inches of unbroken ink that make a piece of a horizontal line; the widest dash of a report's type is 0.18.
    private static let horizontalPiece = 0.22
    /// Inches that make a piece of a vertical line: more than the tallest stroke of a letter of 12 points, less than the lowest row of a table.
    private static let verticalPiece = 0.15
    /// The same in heights of the page's own tall letters: the stems of 14-point sans serif type are 0.15 inches, and its lines 1.5 stems apart.
    private static let verticalPieceInLetters = 1.2
    /// Share of a page's letters that are lower than its b, d, h, p and capitals, at most: two in five have a stem.
    private static let lowLetters = 0.8
    /// Heights in inches of what can be a letter of running text, from the x of 8 points to the capitals of 24.
    private static let letterHeights = 0.05...0.3
    /// Share of a short line that is ink: the stems of two text lines, one above the other, have 0.65.
    private static let inkedShare = 0.78
    /// Gaps in inches that a broken line may have.
    private static let gap = 0.12
    /// Inches from which a line is one by itself; capitals in a row (TTTT) make bars of 0.5.
    private static let longHorizontal = 0.6
    private static let longVertical = 0.3
    /// Inches of the line under a figure in a short blank, with a space behind it.
    private static let shortUnderline = 0.14
    /// Thicker ink in inches is a bar or a shadow.
    private static let thickest = 0.05
    /// Inches by which a line may miss the line that it ends at.
    static let reach = 0.06
    /// Samples a line.
    private static let samples = 16

    struct Found: ~Copyable {
        var horizontal: [Ruling]
        var vertical: [Ruling]
        /// 1 bit: the ink of all lines, a little widened.
        let mask: Raster
    }

    func find(in ink: borrowing Raster) throws -> Found {
        let horizontalInk = try ink.opened(scale(Self.horizontalPiece), 1).closed(scale(Self.gap), 1)
        let verticalPiece = max(scale(Self.verticalPiece), Int(Self.verticalPieceInLetters * Double(tallLetter(in: ink))))
        let verticalInk = try ink.opened(1, verticalPiece).closed(1, scale(Self.gap))
        var horizontal = rulings(horizontalInk, isHorizontal: true)
        var vertical = rulings(verticalInk, isHorizontal: false)
        // a short stroke is a line only where it leads from one line to another
        vertical = joined(vertical)
        let pillars = vertical.filter { $0.length >= scale(Self.longVertical) }
        horizontal = joined(horizontal).filter { $0.length >= scale(Self.longHorizontal) || leads($0, between: pillars) }
        let finder = UnderlineFinder(scale: scale)
        var underlines = rulings(try ink.opened(scale(Self.shortUnderline), 1), isHorizontal: true).filter { line in
            line.length < scale(Self.longHorizontal) && finder.isUnderline(line, in: ink)
        }
        vertical = vertical.filter { line in
            line.length >= scale(Self.longVertical)
                || leads(line, between: horizontal) && (leads(line, between: horizontal, reach: Self.touch) || stands(line, over: pillars))
        }
        for index in horizontal.indices { horizontal[index].inked = inked(horizontal[index], isHorizontal: true, in: ink) }
        for index in vertical.indices { vertical[index].inked = inked(vertical[index], isHorizontal: false, in: ink) }
        vertical = vertical.filter { line in
            line.length >= 2 * scale(Self.longVertical) || leads(line, between: horizontal)
                || Double(line.inked.reduce(0) { $0 + $1.count }) >= Self.inkedShare * Double(line.length)
        }
        // no letter stands on the lines of a table, but words do on their underline
        let painted = try Raster.empty(width: ink.width, height: ink.height)
        for line in horizontal {
            if vertical.contains(where: { line.crosses($0, reach: scale(Self.reach)) }) {
                paint(line, isHorizontal: true, on: painted)
            } else {
                underlines.append(line)
            }
        }
        for line in vertical { paint(line, isHorizontal: false, on: painted) }
        let mask = try painted.intersected(with: ink).united(with: inkOnly(of: underlines, in: ink))
        return Found(horizontal: horizontal, vertical: vertical, mask: try mask.dilated(3, 3))
    }

    /// Inches up to which lines are thick that are taken off together.
    private static let thicknesses = [0.012, 0.026, thickest]
    /// Inches by which a stroke stands out over the line that it crosses: the dot below an underlined "ạ" does by no more.
    private static let standingOut = 0.007

    /// The ink of underlines, without that of letters that stand on them or cross them: they must not take the dots and tails of their words along.
    private func inkOnly(of underlines: [Ruling], in ink: borrowing Raster) throws -> Raster {
        var mask = try Raster.empty(width: ink.width, height: ink.height)
        var thinner = 0
        for thickness in Self.thicknesses.map({ scale($0) }) {
            let alike = underlines.filter { thinner < $0.thickness && $0.thickness <= thickness }
            thinner = thickness
            guard !alike.isEmpty else { continue }
            let painted = try Raster.empty(width: ink.width, height: ink.height)
            for line in alike { paint(line, isHorizontal: true, on: painted) }
            let strokes = try ink.opened(1, thickness + scale(Self.standingOut))
            mask = try mask.united(with: painted.intersected(with: ink).subtracting(strokes))
        }
        return mask
    }

    /// Pixels: the height of the page's letters with a stem; 0 where there are none.
    private func tallLetter(in ink: borrowing Raster) -> Int {
        let (lowest, highest) = (scale(Self.letterHeights.lowerBound), scale(Self.letterHeights.upperBound))
        let heights = ink.components().filter { (lowest...highest).contains($0.height) && $0.width <= 2 * highest }.map(\.height).sorted()
        return heights.isEmpty ? 0 : heights[min(heights.count - 1, Int(Self.lowLetters * Double(heights.count)))]
    }

    private func rulings(_ ink: borrowing Raster, isHorizontal: Bool) -> [Ruling] {
        var found: [Ruling] = []
        for box in ink.components() {
            let (start, end) = isHorizontal ? (box.x0, box.x1) : (box.y0, box.y1)
            let (low, high) = isHorizontal ? (box.y0, box.y1) : (box.x0, box.x1)
            var line = Ruling(start: start, end: end, samples: [], thickness: 0)
            var thicknesses: [Int] = []
            for step in 0...Self.samples {
                let along = min(end - 1, start + (end - start) * step / Self.samples)
                var sum = 0
                var count = 0
                for across in low..<high where isHorizontal ? ink.isInk(x: along, y: across) : ink.isInk(x: across, y: along) {
                    sum += across
                    count += 1
                }
                guard count > 0 else { continue }
                line.samples.append(Ruling.Sample(along: Double(along), across: Double(sum) / Double(count) + 0.5))
                thicknesses.append(count)
            }
            line.thickness = thicknesses.sorted()[thicknesses.count / 2]
            if line.thickness <= scale(Self.thickest), line.length >= 4 * line.thickness { found.append(line) }
        }
        return found
    }

    /// Pieces that continue each other become one line.
    private func joined(_ pieces: [Ruling]) -> [Ruling] {
        var lines: [Ruling] = []
        let tolerance = Double(scale(0.02)) + 1
        for piece in pieces.sorted(by: { $0.start < $1.start }) {
            let match = lines.indices.first { index in
                let line = lines[index]
                let gap = piece.start - line.end
                guard gap <= scale(2 * Self.gap), gap >= -scale(Self.gap) else { return false }
                let seam = Double(line.end + piece.start) / 2
                return abs(line.across(at: seam) - piece.across(at: seam)) <= tolerance
            }
            guard let match else {
                lines.append(piece)
                continue
            }
            lines[match].end = max(lines[match].end, piece.end)
            lines[match].samples = (lines[match].samples + piece.samples).sorted { $0.along < $1.along }
            lines[match].thickness = max(lines[match].thickness, piece.thickness)
        }
        return lines
    }

    /// Inches of white that a printed line has in places, where dust or a weak drum left none of it: less than text keeps from a line.
    private static let pinhole = 0.015

    /// Stretches along a line that have its ink.
    private func inked(_ line: Ruling, isHorizontal: Bool, in ink: borrowing Raster) -> [Range<Int>] {
        let pinhole = scale(Self.pinhole)
        let half = line.thickness / 2 + 1
        let (alongEnd, acrossEnd) = isHorizontal ? (ink.width, ink.height) : (ink.height, ink.width)
        var found: [Range<Int>] = []
        for along in max(0, line.start)..<max(0, line.start, min(alongEnd, line.end)) {
            let middle = Int(line.across(at: Double(along)))
            let low = max(0, middle - half)
            let high = min(acrossEnd - 1, middle + half)
            guard low <= high, (low...high).contains(where: { isHorizontal ? ink.isInk(x: along, y: $0) : ink.isInk(x: $0, y: along) })
            else { continue }
            if let last = found.last, along - last.upperBound <= pinhole {
                found[found.count - 1] = last.lowerBound..<(along + 1)
            } else {
                found.append(along..<(along + 1))
            }
        }
        return found
    }

    /// Inches by which a printed line misses the one that it ends at, at most: the brackets of "(1)" in a low row come nearly as close.
    private static let touch = 0.012

    /// Whether an upright stroke stands over or under an upright line, as those of a column do.
    private func stands(_ line: Ruling, over pillars: [Ruling]) -> Bool {
        pillars.contains { abs($0.across(at: Double(line.start)) - line.middle) <= Double(scale(Self.touch)) }
    }

    private func leads(_ line: Ruling, between others: [Ruling], reach: Double = Self.reach) -> Bool {
        let reach = Double(scale(reach))
        return [line.start, line.end].allSatisfy { end in
            others.contains { other in
                Double(other.start) - reach <= line.middle && line.middle <= Double(other.end) + reach
                    && abs(other.across(at: line.middle) - Double(end)) <= reach
            }
        }
    }

    private func paint(_ line: Ruling, isHorizontal: Bool, on mask: borrowing Raster) {
        let half = Double(line.thickness) / 2 + 1
        for (a, b) in zip(line.samples, line.samples.dropFirst()) {
            let low = Int((min(a.across, b.across) - half).rounded(.down))
            let high = Int((max(a.across, b.across) + half).rounded(.up))
            let (from, to) = (Int(a.along), Int(b.along) + 1)
            mask.fill(
                isHorizontal ? PixelBox(x0: from, y0: low, x1: to, y1: high) : PixelBox(x0: low, y0: from, x1: high, y1: to))
        }
    }
}
