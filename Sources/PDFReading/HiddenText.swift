import CPoppler
import DocumentModel

/// Takes out text that nobody sees: drawn in white on white, or drawn invisibly with nothing under it.
///
/// An invisible text layer over a scanned picture stays: there a person does see the words.
enum HiddenText {
    /// How much the lightness (0…255) must differ within a word's box for it to show anything.
    private static let leastContrast = 24

    /// Indices of the words that may be hidden.
    static func doubtful(in content: PageContent) -> [Int] {
        content.words.indices.filter { index in
            let word = content.words[index]
            return word.origin == .text && word.turn == 0 && !word.characters.isEmpty
                && (word.characters.allSatisfy { $0.baseline == nil } || isWhite(word, content.drawing))
        }
    }

    /// Takes those of the doubtful words out that the page does not show.
    static func separate(_ doubtful: [Int], in content: inout PageContent, of page: borrowing PDFPageHandle) {
        guard let picture = GrayPicture(of: page) else { return }
        var hidden: Set<Int> = []
        for index in doubtful {
            // The picture shows the page as the file has it.
            let rect = content.words[index].rect.upright(turn: (360 - content.textTurn) % 360, width: content.width, height: content.height)
            if picture.contrast(in: rect) < leastContrast { hidden.insert(index) }
        }
        guard !hidden.isEmpty else { return }
        content.hiddenWords = hidden.sorted().map { content.words[$0] }
        content.words = content.words.indices.filter { !hidden.contains($0) }.map { content.words[$0] }
    }

    private static func isWhite(_ word: PageWord, _ drawing: PageDrawing) -> Bool {
        guard drawing.glyphIsWhite.contains(true), let first = word.characters.first, let baseline = first.baseline else { return false }
        return zip(drawing.glyphs.glyphs, drawing.glyphIsWhite).contains { glyph, isWhite in
            isWhite && abs(glyph.x - first.rect.x0) < 1 && abs(glyph.baseline - baseline) < 1
        }
    }
}

/// A page drawn at one pixel a point.
private struct GrayPicture {
    private var pixels: [UInt8]
    private var width: Int
    private var height: Int

    init?(of page: borrowing PDFPageHandle) {
        width = Int(page.width.rounded(.up))
        height = Int(page.height.rounded(.up))
        let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        defer { RenderingLock.during { cairo_surface_destroy(surface) } }
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else { return nil }
        let context = cairo_create(surface)
        PageDrawing.draw(page, on: context)
        RenderingLock.during { cairo_destroy(context) }
        cairo_surface_flush(surface)
        guard let data = cairo_image_surface_get_data(surface) else { return nil }
        let stride = Int(cairo_image_surface_get_stride(surface))
        pixels = []
        pixels.reserveCapacity(width * height)
        for row in 0..<height {
            // The green channel stands for lightness: RGB24 holds blue, green, red, unused.
            for column in 0..<width { pixels.append(data[row * stride + column * 4 + 1]) }
        }
    }

    func contrast(in rect: PageRect) -> Int {
        func pixels(_ from: Double, _ to: Double, below limit: Int) -> Range<Int> {
            let first = min(max(0, Int(from)), limit)
            return first..<max(first, min(limit, Int(to.rounded(.up))))
        }
        let columns = pixels(rect.x0, rect.x1, below: width)
        let rows = pixels(rect.y0, rect.y1, below: height)
        var darkest = UInt8.max
        var lightest = UInt8.min
        for row in rows {
            for column in columns {
                darkest = min(darkest, self.pixels[row * width + column])
                lightest = max(lightest, self.pixels[row * width + column])
            }
        }
        return Int(lightest) - Int(darkest)
    }
}
