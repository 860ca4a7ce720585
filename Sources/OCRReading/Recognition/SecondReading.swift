/// Reads again what matters most and fails most: figures, short cells, doubtful words.
///
/// A lone digit gives the engine no letter beside it to compare heights with, so it loses or misreads it. Here all of a page's doubtful pieces
/// are set side by side on a few lines, with white between them, and read as running text: one call for thirty pieces, and another picture
/// of each. Where the two readings differ, a third at a larger scale decides.
struct SecondReading {
    private struct Item {
        var region: [Int]
        /// The word of the region; nil for the region as a whole.
        var word: Int?
        var box: PixelBox
        var first: [ReadWord]
        /// Whether ink as small and low as a comma stands between the digits, or room for it where the line below them took it along.
        var hasMark: Bool
        var ink: [PixelBox]
        /// Where digits alone were asked for.
        var digits: [ReadWord] = []
        /// A Roman numeral or a slash as its strokes have it.
        var strokes: String?
        var others: [[ReadWord]] = []
    }

    private let engines: Engines
    private let scale: PixelScale
    private var items: [Item] = []
    private(set) var readTwice = 0
    private(set) var agreed = 0

    /// Widest cell in inches that is read again as a whole.
    private static let widestCell = 0.9
    /// Inches of white between two pieces, and around a piece's ink.
    private static let gap = 0.16
    private static let margin = 0.02
    /// Inches of a line of pieces.
    private static let lineWidth = 6.5
    /// Scale of the second reading, and of the third, that decides where the two differ.
    private static let secondResolution = 250.0
    private static let thirdResolution = 360.0

    init(engines: Engines, scale: PixelScale) {
        self.engines = engines
        self.scale = scale
    }

    /// Notes what of a region has to be read again.
    mutating func take(_ region: PageRecognition.Region, id: [Int], isCell: Bool) {
        guard !region.ink.isEmpty else { return }
        let ink = PixelBox(around: region.ink)
        // several words stay together in one picture: set apart, their spaces look small, and the engine closes them
        if isCell, region.words.count <= 1, PageRecognition.isOneLine(region.ink), ink.width <= scale(Self.widestCell) {
            items.append(Item(region: id, word: nil, box: ink, first: region.words, hasMark: hasMark(region.ink), ink: region.ink))
            return
        }
        let short = Self.shortLines(of: region.words)
        for (index, word) in region.words.enumerated() where isFigure(word) || short.contains(word.line) {
            guard word.box.width <= scale(Self.lineWidth / 2) else { continue }
            let own = region.ink.filter { word.box.inset(-1, -1).contains(x: $0.midX, y: $0.midY) }
            guard !own.isEmpty else { continue }
            items.append(Item(region: id, word: index, box: PixelBox(around: own), first: [word], hasMark: hasMark(own), ink: own))
        }
    }

    /// Characters of a line that is too short for the engine to tell the height of its letters: "53 %" came out as "oö %", the "8;" of a date as "Ổ;".
    private static let fewestCharacters = 5

    private static func shortLines(of words: [ReadWord]) -> Set<Int> {
        let lines = Dictionary(grouping: words, by: \.line)
        return Set(lines.filter { $0.value.reduce(0) { $0 + $1.text.count } < fewestCharacters }.keys)
    }

    /// Share of the digits' height that a comma or stop has at most, and how far its foot may be above theirs.
    private static let markHeight = 0.48
    private static let markFoot = 0.15

    private func hasMark(_ ink: [PixelBox]) -> Bool {
        let whole = PixelBox(around: ink)
        guard let tallest = ink.max(by: { $0.height < $1.height }) else { return false }
        let height = Double(tallest.height)
        let isSeen = ink.contains { mark in
            Double(mark.height) <= Self.markHeight * height && Double(mark.y1) >= Double(tallest.y1) - Self.markFoot * height
                && mark.x0 > whole.x0 && mark.x1 < whole.x1
        }
        return isSeen || Self.hasRoomForMark(ink, height: height)
    }

    /// From middle to middle, in heights of a digit: digits that follow each other are at most 0.96 apart (DejaVu Sans, the widest of the usual fonts,
    /// with a one), with a comma between them at least 1.1 (Times New Roman).
    private static let widestStep = 1.03
    /// Share of the tallest's height from which ink is a digit.
    private static let digitHeight = 0.8

    /// Whether two digits stand so far apart that a comma stood between them.
    static func hasRoomForMark(_ ink: [PixelBox], height: Double) -> Bool {
        // the line below would join them all
        let digits = InkColumns.merged(ink.filter { Double($0.height) >= digitHeight * height })
        return zip(digits, digits.dropFirst()).contains { left, right in
            let step = right.midX - left.midX
            // a touching pair is one box as wide as two digits
            return Double(max(left.width, right.width)) <= height && step >= widestStep * height
                && step < widestStep * height + Double(max(left.width, right.width))
        }
    }

    private func isFigure(_ word: ReadWord) -> Bool {
        word.hasDigit || word.text.allSatisfy { "IVX".contains($0) } || !word.text.contains(where: \.isLetter)
            || RomanStrokes.maySlash(word.text)
    }

    mutating func read(_ picture: borrowing Raster) throws {
        guard !items.isEmpty else { return }
        let readers = [(Content.figure, engines.figures), (.words, engines.words), (.mixed, nil)]
        for (content, other) in readers {
            let own = items.indices.filter { Content(items[$0].first) == content }
            if !own.isEmpty { try read(own, in: picture, by: other ?? engines.first, resolution: Self.secondResolution) }
        }
        let disputed = items.indices.filter { !Judgement.agree(items[$0].first, items[$0].others[0]) }
        readTwice = items.count
        agreed = items.count - disputed.count
        // what one engine took for letters and the other for digits, the engine for figures decides
        let figures = disputed.filter { Content(items[$0].first) != .figure && Content(items[$0].others[0]) == .figure }
        let others = disputed.filter { !figures.contains($0) }
        if !figures.isEmpty { try read(figures, in: picture, by: engines.figures ?? engines.first, resolution: Self.thirdResolution) }
        if !others.isEmpty { try read(others, in: picture, by: engines.first, resolution: Self.thirdResolution) }
        let mixed = items.indices.filter { figure(of: items[$0]) != nil }
        if !mixed.isEmpty { try read(mixed, in: picture, by: engines.first, resolution: Self.secondResolution, whitelist: Self.digits) }
        for index in items.indices {
            for reading in [items[index].first] + items[index].others where items[index].strokes == nil && reading.count == 1 {
                items[index].strokes = try RomanStrokes.read(reading[0].text, ink: items[index].ink, in: picture)
            }
        }
    }

    private static let digits = "0123456789.,"

    /// What the first reading saw, by which engine knows such text, too.
    private enum Content {
        /// Digits and the marks between them, at most a letter that looks like a digit: nothing that an engine for another language would not know.
        case figure
        /// Letters, perhaps with digits: "367/QĐ-STP".
        case words
        /// Signs, Roman numerals, digits with signs.
        case mixed

        init(_ words: [ReadWord]) {
            let text = Judgement.text(words)
            if text.contains(where: \.isNumber) && text.allSatisfy({ $0.isASCII && !$0.isLetter }) || LookalikeDigits.figure(text) != nil {
                self = .figure
            } else {
                self = text.count { $0.isLetter && !"IVX".contains($0) } >= Self.fewestLetters ? .words : .mixed
            }
        }

        /// Letters of a syllable, besides those of Roman numerals: fewer are signs, or digits misread.
        private static let fewestLetters = 2
    }

    /// What a cell with one letter among its digits would be as a figure.
    private func figure(of item: Item) -> String? {
        guard item.word == nil else { return nil }
        return ([item.first] + item.others).lazy.filter { $0.count == 1 }.compactMap { LookalikeDigits.figure($0[0].text) }.first
    }

    private mutating func read(
        _ indices: [Int], in picture: borrowing Raster, by engine: TextEngine, resolution: Double, whitelist: String? = nil
    ) throws {
        let margin = scale(Self.margin)
        let gap = scale(Self.gap)
        var line: [(item: Int, x: Int)] = []
        var width = gap
        for index in indices {
            let needed = items[index].box.width + 2 * margin + gap
            if !line.isEmpty, width + needed > scale(Self.lineWidth) {
                try read(line, width: width, in: picture, by: engine, resolution: resolution, whitelist: whitelist)
                line = []
                width = gap
            }
            line.append((index, width))
            width += needed
        }
        if !line.isEmpty { try read(line, width: width, in: picture, by: engine, resolution: resolution, whitelist: whitelist) }
    }

    /// One line of pieces, standing on one base line.
    private mutating func read(
        _ line: [(item: Int, x: Int)], width: Int, in picture: borrowing Raster, by engine: TextEngine, resolution: Double,
        whitelist: String?
    ) throws {
        let margin = scale(Self.margin)
        let height = line.map { items[$0.item].box.height }.max() ?? 0
        let strip = try Raster.white(width: width, height: height + 2 * margin)
        for (index, x) in line {
            let box = items[index].box.inset(-margin, -margin)
            strip.paste(box, of: picture, x: x, y: height + 2 * margin - box.height)
        }
        let words = try engine.read(
            strip, strip.bounds, as: .line, factor: resolution / scale.dotsPerInch, dotsPerInch: scale.dotsPerInch, whitelist: whitelist)
        for (index, x) in line {
            let box = items[index].box
            let end = x + box.width + 2 * margin
            let shift = box.x0 - margin - x
            let own = words.filter { $0.box.midX >= Double(x - margin) && $0.box.midX < Double(end + margin) }.map { word in
                var word = word
                word.box = PixelBox(x0: word.box.x0 + shift, y0: box.y0, x1: word.box.x1 + shift, y1: box.y1)
                word.symbols = word.symbols.map {
                    ReadWord.Symbol(text: $0.text, x0: $0.x0 + shift, x1: $0.x1 + shift, confidence: $0.confidence)
                }
                return word
            }
            if whitelist == nil { items[index].others.append(own) } else { items[index].digits = own }
        }
    }

    private func isReadByAnother(_ words: [ReadWord]) -> Bool {
        switch Content(words) {
        case .figure: engines.figures != nil
        case .words: engines.words != nil
        case .mixed: false
        }
    }

    private func settled(_ item: Item) -> [ReadWord] {
        let outcome = Judgement.settle(
            [item.first] + item.others, ink: InkColumns.merged(item.ink).count, isOtherEngine: isReadByAnother(item.first))
        if let marked = markedReading(of: item, as: outcome) { return Judgement.corrected(outcome, to: marked) }
        if let strokes = item.strokes { return Judgement.corrected(outcome, to: strokes) }
        if let figure = figure(of: item), Judgement.text(item.digits) == figure { return Judgement.corrected(outcome, to: figure) }
        return outcome
    }

    /// The reading that has the mark for which the ink shows room, where the outcome has the same digits without it: "_8,4_" before "84".
    private func markedReading(of item: Item, as outcome: [ReadWord]) -> String? {
        let text = Judgement.text(outcome)
        guard item.hasMark, !text.isEmpty, text.allSatisfy(\.isNumber) else { return nil }
        return ([item.first] + item.others).map { Judgement.text($0).filter { $0 != "_" } }.first { reading in
            reading.first?.isNumber == true && reading.last?.isNumber == true && reading.filter(\.isNumber) == text
                && reading.allSatisfy { $0.isNumber || $0 == "," || $0 == "." } && reading != text
        }
    }

    /// Puts the outcome into the region.
    func settle(_ region: inout PageRecognition.Region, id: [Int]) {
        var replaced: [Int: [ReadWord]] = [:]
        for item in items where item.region == id {
            var outcome = settled(item)
            if item.hasMark, outcome.allSatisfy({ word in word.text.allSatisfy { $0.isNumber || "%/".contains($0) } }) {
                for index in outcome.indices { outcome[index].confidence *= Calibration.unreadMark }
            }
            if let word = item.word {
                replaced[word] = outcome.map { kept in
                    var kept = kept
                    kept.line = item.first.first?.line ?? 0
                    return kept
                }
            } else {
                region.words = outcome
            }
        }
        if !replaced.isEmpty { region.words = region.words.indices.flatMap { replaced[$0] ?? [region.words[$0]] } }
        region.words.removeAll(where: Judgement.isDirt)
        for index in region.words.indices where !region.words[index].isSettled {
            region.words[index].confidence = Calibration.worth(of: region.words[index])
        }
    }
}
