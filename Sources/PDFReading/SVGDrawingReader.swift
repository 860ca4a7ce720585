import DocumentModel

/// Makes a `PageDrawing` of the SVG that cairo wrote for a page.
struct SVGDrawingReader {
    /// One thing drawn, in the coordinates of the group it stands in.
    private enum Item {
        case glyph(outline: Int, x: Double, y: Double, isWhite: Bool)
        case stroke(PageDrawing.Stroke)
        case fill(PageDrawing.Fill)
        case mark(PageRect)
        case picture(PageRect)
    }

    private struct Group {
        var id: String?
        var items: [Item] = []
        var savedClip: PageRect?
        var savedWhite: Bool
        var transform: SVGTransform
    }

    /// A colour at least this light (0…1) does not show on paper.
    private static let white = 0.97
    /// A line counts as upright or level when it leaves the axis by no more than this many points.
    private static let straightness = 0.7
    /// A filled rectangle no thicker than this (points) is a line.
    private static let thickestLine = 2.6
    /// What is drawn aslant or round and is larger than this (points) is no mark in a box to tick.
    private static let largestMark = 24.0
    /// Groups used inside groups; real pages have three levels at most, a hostile one may double its content at each level.
    private static let mostItems = 400_000

    /// What lies farther off than this (points) is on no page.
    private static let farthest = 100_000.0

    private var outlineNumbers: [String: Int] = [:]
    private var outlines: [String] = []
    private var fontNumbers: [Substring: Int] = [:]
    private var fonts: [Int] = []
    private var pictureSizes: [String: PageRect] = [:]
    private var clips: [String: PageRect] = [:]
    private var groups: [String: [Item]] = [:]
    private var stack: [Group] = []
    private var root: [Item] = []
    private var clip: PageRect?
    private var isWhite = false
    private var definitionDepth = 0
    private var pages: [PageDrawing] = []
    private var sharing = GlyphSharing()

    static func read(_ bytes: [UInt8]) -> PageDrawing {
        var reader = SVGDrawingReader()
        bytes.withUnsafeBufferPointer { reader.run(SVGTagScanner($0)) }
        return reader.drawing()
    }

    /// The pages of one file, each as if it had been written alone; nil where it cannot be told how that would be.
    static func pages(_ bytes: [UInt8]) -> [PageDrawing]? {
        // only files of several pages know these operators; alone, a page that needs them is drawn as a picture
        guard bytes.withUnsafeBufferPointer({ SVGTagScanner($0).find("comp-op", in: 0..<bytes.count) }) == nil else { return nil }
        var reader = SVGDrawingReader()
        bytes.withUnsafeBufferPointer { reader.run(SVGTagScanner($0)) }
        return reader.sharing.isSure ? reader.pages : nil
    }

    private mutating func run(_ start: SVGTagScanner) {
        var scanner = start
        var symbol: String?
        var clipPath: String?
        while scanner.next() {
            let isOpen = scanner.kind != .close
            if scanner.isNamed("use") {
                if isOpen { use(scanner) }
            } else if scanner.isNamed("path") {
                guard isOpen, let data = scanner.attribute("d") else { continue }
                if let name = symbol {
                    sharing.add(name, isKnown: outlineNumbers[name] != nil)
                    outlineNumbers[name] = outlines.count
                    outlines.append(scanner.string(data))
                    // cairo names symbols "glyph" FONT "-" NUMBER, a font at each size being one of its own.
                    let font = name[..<(name.lastIndex(of: "-") ?? name.endIndex)]
                    let number = fontNumbers[font] ?? fontNumbers.count
                    fontNumbers[font] = number
                    fonts.append(number)
                } else if let name = clipPath {
                    clips[name] = SVGPath(scanner, data, transform: scanner.transform).bounds
                } else {
                    draw(scanner, data)
                }
            } else if scanner.isNamed("g") || scanner.isNamed("mask") || scanner.isNamed("pattern") {
                switch scanner.kind {
                case .open: open(scanner)
                case .close: closeGroup(isDefinition: definitionDepth > 0)
                case .alone: break
                }
            } else if scanner.isNamed("symbol") {
                symbol = isOpen ? scanner.attribute("id").map(scanner.string) : nil
                if isOpen { sharing.symbols += 1 }
            } else if scanner.isNamed("page") {
                if isOpen { beginPage() } else { endPage() }
            } else if scanner.isNamed("clipPath") {
                clipPath = isOpen ? scanner.attribute("id").map(scanner.string) : nil
            } else if scanner.isNamed("image") {
                if isOpen { image(scanner) }
            } else if scanner.isNamed("rect") {
                if isOpen, clipPath == nil { rectangle(scanner) }
            } else if scanner.isNamed("defs") {
                if scanner.kind == .open { definitionDepth += 1 } else if scanner.kind == .close { definitionDepth -= 1 }
            }
        }
    }

    private mutating func open(_ scanner: SVGTagScanner) {
        let group = Group(
            id: scanner.attribute("id").map(scanner.string), savedClip: clip, savedWhite: isWhite, transform: scanner.transform)
        if let range = scanner.attribute("style"), let fill = scanner.find("fill:", in: range) {
            isWhite = (scanner.lightness(fill..<range.upperBound) ?? 0) >= Self.white
        }
        if let range = scanner.attribute("clip-path"), let name = scanner.reference(range), let box = clips[name] {
            clip = clip.map { $0.intersection(box) } ?? box
        }
        stack.append(group)
    }

    private mutating func closeGroup(isDefinition: Bool) {
        guard let group = stack.popLast() else { return }
        clip = group.savedClip
        isWhite = group.savedWhite
        let items = group.transform == .identity ? group.items : group.items.map { moved($0, by: group.transform) }
        if stack.isEmpty, isDefinition {
            if let id = group.id { groups[id] = items }
        } else {
            for item in items { add(item) }
        }
    }

    private mutating func beginPage() {
        root = []
        stack = []
        clip = nil
        isWhite = false
    }

    private mutating func endPage() {
        var page = drawing()
        (page.glyphs.outlines, page.glyphs.fonts) = ([], [])
        for (global, number) in sharing.outlines(of: &page.glyphs.glyphs, fonts: fonts) {
            page.glyphs.outlines.append(outlines[global])
            page.glyphs.fonts.append(number)
        }
        pages.append(page)
    }

    private mutating func add(_ item: Item) {
        guard root.count < Self.mostItems else { return }
        if stack.isEmpty { root.append(item) } else { stack[stack.count - 1].items.append(item) }
    }

    private mutating func use(_ scanner: SVGTagScanner) {
        guard let range = scanner.attribute("xlink:href") else { return }
        let name = scanner.string(range.dropFirst())
        if let outline = outlineNumbers[name] {
            guard let xs = scanner.attribute("x"), let ys = scanner.attribute("y") else { return }
            var xIndex = xs.lowerBound
            var yIndex = ys.lowerBound
            guard let x = scanner.number(at: &xIndex, in: xs), let y = scanner.number(at: &yIndex, in: ys) else { return }
            sharing.use(outline, inDefinition: definitionDepth > 0)
            add(.glyph(outline: outline, x: x, y: y, isWhite: isWhite))
        } else if let size = pictureSizes[name] {
            addPicture(scanner.transform.apply(size))
        } else if let items = groups[name], items.count + root.count + (stack.last?.items.count ?? 0) < Self.mostItems {
            let transform = scanner.transform
            for item in items { add(transform == .identity ? item : moved(item, by: transform)) }
        }
    }

    private mutating func image(_ scanner: SVGTagScanner) {
        var size = PageRect(x0: 0, y0: 0, x1: 0, y1: 0)
        if let range = scanner.attribute("width") {
            var index = range.lowerBound
            size.x1 = scanner.number(at: &index, in: range) ?? 0
        }
        if let range = scanner.attribute("height") {
            var index = range.lowerBound
            size.y1 = scanner.number(at: &index, in: range) ?? 0
        }
        if let id = scanner.attribute("id") {
            pictureSizes[scanner.string(id)] = size
        } else {
            addPicture(scanner.transform.apply(size))
        }
    }

    private mutating func addPicture(_ rect: PageRect) {
        let shown = clip.map { $0.intersection(rect) } ?? rect
        if shown.width > 0, shown.height > 0 { add(.picture(shown)) }
    }

    private mutating func rectangle(_ scanner: SVGTagScanner) {
        var values: [Double] = []
        for name: StaticString in ["x", "y", "width", "height"] {
            guard let range = scanner.attribute(name) else { return }
            var index = range.lowerBound
            guard let value = scanner.number(at: &index, in: range) else { return }
            values.append(value)
        }
        guard let style = scanner.attribute("style"), let lightness = scanner.fillLightness(style) else { return }
        let rect = PageRect(x0: values[0], y0: values[1], x1: values[0] + values[2], y1: values[1] + values[3])
        addFill(scanner.transform.apply(rect), lightness: lightness)
    }

    private mutating func draw(_ scanner: SVGTagScanner, _ data: Range<Int>) {
        guard let style = scanner.attribute("style") else { return }
        let transform = scanner.transform
        let isStroked = scanner.find("fill:none", in: style) != nil
        let path = SVGPath(scanner, data, transform: transform)
        if isStroked {
            guard let stroke = scanner.find("stroke:", in: style), !scanner.isTransparent(style, "stroke-opacity:") else { return }
            if (scanner.lightness(stroke..<style.upperBound) ?? 0) >= Self.white { return }
            var width = 1.0
            if var index = scanner.find("stroke-width:", in: style) { width = scanner.number(at: &index, in: style) ?? 1 }
            addStrokes(path, width: width * transform.scale)
        } else if let start = scanner.find("fill:url(", in: style) {
            // A pattern that holds a picture.
            if let name = scanner.reference(start..<style.upperBound), let items = groups[name], let bounds = path.bounds,
                items.contains(where: { if case .picture = $0 { true } else { false } })
            {
                addPicture(bounds)
            }
        } else if let lightness = scanner.fillLightness(style) {
            for subpath in path.subpaths {
                if let rect = Self.rectangle(subpath) {
                    addFill(rect, lightness: lightness)
                } else if lightness < Self.white {
                    addMark(subpath.points)
                }
            }
        }
    }

    private mutating func addStrokes(_ path: SVGPath, width: Double) {
        for subpath in path.subpaths {
            var points = subpath.points
            if subpath.isClosed, let first = points.first, points.last != first { points.append(first) }
            if subpath.isCurved {
                addMark(points)
                continue
            }
            for (from, to) in zip(points, points.dropFirst()) {
                let rect = PageRect(x0: min(from.x, to.x), y0: min(from.y, to.y), x1: max(from.x, to.x), y1: max(from.y, to.y))
                guard rect.width <= Self.straightness || rect.height <= Self.straightness else {
                    addMark([from, to])
                    continue
                }
                let shown = clip.map { $0.intersection(rect) } ?? rect
                // A short fat stroke is a filled box drawn another way.
                guard max(shown.width, shown.height) > width else { continue }
                add(.stroke(PageDrawing.Stroke(rect: shown, width: width)))
            }
        }
    }

    private mutating func addMark(_ points: [SVGPath.Point]) {
        guard let x0 = points.map(\.x).min(), let x1 = points.map(\.x).max(), let y0 = points.map(\.y).min(),
            let y1 = points.map(\.y).max(),
            x1 - x0 <= Self.largestMark, y1 - y0 <= Self.largestMark
        else { return }
        let rect = PageRect(x0: x0, y0: y0, x1: x1, y1: y1)
        let shown = clip.map { $0.intersection(rect) } ?? rect
        if shown.width > 0, shown.height > 0 { add(.mark(shown)) }
    }

    private mutating func addFill(_ rect: PageRect, lightness: Double) {
        let shown = clip.map { $0.intersection(rect) } ?? rect
        guard shown.width > 0, shown.height > 0 else { return }
        let thickness = min(shown.width, shown.height)
        if thickness <= Self.thickestLine, max(shown.width, shown.height) > 2 * thickness {
            guard lightness < Self.white else { return }
            let isLevel = shown.width > shown.height
            let line =
                isLevel
                ? PageRect(x0: shown.x0, y0: shown.midY, x1: shown.x1, y1: shown.midY)
                : PageRect(x0: shown.midX, y0: shown.y0, x1: shown.midX, y1: shown.y1)
            add(.stroke(PageDrawing.Stroke(rect: line, width: thickness)))
        } else {
            add(.fill(PageDrawing.Fill(rect: shown, lightness: lightness)))
        }
    }

    /// The rectangle that a subpath goes around, nil for any other shape.
    private static func rectangle(_ subpath: SVGPath.Subpath) -> PageRect? {
        let points = subpath.points
        guard !subpath.isCurved, (4...5).contains(points.count) else { return nil }
        let xs = points.map(\.x)
        let ys = points.map(\.y)
        guard let x0 = xs.min(), let x1 = xs.max(), let y0 = ys.min(), let y1 = ys.max() else { return nil }
        let isBox = points.allSatisfy { point in
            min(point.x - x0, x1 - point.x) <= straightness && min(point.y - y0, y1 - point.y) <= straightness
        }
        return isBox ? PageRect(x0: x0, y0: y0, x1: x1, y1: y1) : nil
    }

    private func moved(_ item: Item, by transform: SVGTransform) -> Item {
        switch item {
        case .glyph(let outline, let x, let y, let isWhite):
            let point = transform.apply(SVGPath.Point(x: x, y: y))
            return .glyph(outline: outline, x: point.x, y: point.y, isWhite: isWhite)
        case .stroke(let stroke):
            return .stroke(PageDrawing.Stroke(rect: transform.apply(stroke.rect), width: stroke.width * transform.scale))
        case .fill(let fill): return .fill(PageDrawing.Fill(rect: transform.apply(fill.rect), lightness: fill.lightness))
        case .mark(let rect): return .mark(transform.apply(rect))
        case .picture(let rect): return .picture(transform.apply(rect))
        }
    }

    private func drawing() -> PageDrawing {
        var drawing = PageDrawing()
        drawing.glyphs.outlines = outlines
        drawing.glyphs.fonts = fonts
        for item in root {
            switch item {
            case .glyph(let outline, let x, let y, let isWhite):
                guard abs(x) < Self.farthest, abs(y) < Self.farthest else { continue }
                drawing.glyphs.glyphs.append(PageGlyphs.Glyph(outline: outline, x: x, baseline: y))
                drawing.glyphIsWhite.append(isWhite)
                drawing.glyphAfterPictures.append(drawing.pictures.count)
            case .stroke(let stroke): drawing.strokes.append(stroke)
            case .fill(let fill): drawing.fills.append(fill)
            case .mark(let rect): drawing.marks.append(rect)
            case .picture(let rect): drawing.pictures.append(rect)
            }
        }
        return drawing
    }
}
