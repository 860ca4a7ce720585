import CPoppler
import DocumentModel
import VietnameseText

/// The letters of an installed font, to compare glyphs of unknown meaning with.
struct ReferenceFont: Sendable {
    /// A style of a font family; where the family is not installed, the system puts another in its place, which does no harm.
    struct Face: Hashable, Sendable {
        var family: String
        var bold: Bool
        var italic: Bool
    }

    struct Glyph: Sendable {
        var scalar: Unicode.Scalar
        /// Sizes of the font, y down from the baseline.
        var bounds: PageRect
        var advance: Double
        var raster: GlyphRaster
    }

    /// The side of the square in which outlines are asked for: large, so that nothing is rounded.
    private static let drawnSize = 1000.0

    let face: Face
    private(set) var glyphs: [Glyph] = []
    private var scalars: Set<Unicode.Scalar> = []

    init(_ face: Face) { self.face = face }

    var hasVietnamese: Bool { scalars.contains("ệ") }

    /// Draws the letters that are asked for and not there yet; a letter that the font lacks is left out.
    mutating func add(_ wanted: [Unicode.Scalar]) {
        let missing = wanted.filter { scalars.insert($0).inserted }
        guard !missing.isEmpty else { return }
        for (scalar, contours, advance) in Self.outlines(of: missing, in: face) {
            guard let contours else {
                scalars.remove(scalar)
                continue
            }
            let scaled = contours.scaled(by: 1 / Self.drawnSize)
            glyphs.append(Glyph(scalar: scalar, bounds: scaled.bounds, advance: advance / Self.drawnSize, raster: GlyphRaster(scaled)))
        }
    }

    /// Nil contours for letters that the font lacks.
    private static func outlines(
        of scalars: [Unicode.Scalar], in face: Face
    ) -> [(scalar: Unicode.Scalar, contours: GlyphContours?, advance: Double)] {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
        defer { cairo_surface_destroy(surface) }
        let context = cairo_create(surface)
        defer { cairo_destroy(context) }
        let options = cairo_font_options_create()
        defer { cairo_font_options_destroy(options) }
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_set_font_options(context, options)
        cairo_select_font_face(
            context, face.family, face.italic ? CAIRO_FONT_SLANT_ITALIC : CAIRO_FONT_SLANT_NORMAL,
            face.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, drawnSize)
        // A scalar that no font has shows what this one draws in place of letters that it lacks.
        let lacking = outline(of: "\u{10FFFD}", context).contours
        return scalars.map { scalar in
            let (contours, advance) = outline(of: scalar, context)
            let isLacking =
                contours.isEmpty || contours.bounds == lacking.bounds && contours.contours.count == lacking.contours.count
            return (scalar, isLacking ? nil : contours, advance)
        }
    }

    private static func outline(of scalar: Unicode.Scalar, _ context: OpaquePointer?) -> (contours: GlyphContours, advance: Double) {
        let text = String(scalar)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        cairo_new_path(context)
        cairo_move_to(context, 0, 0)
        cairo_text_path(context, text)
        guard let path = cairo_copy_path(context) else { return (GlyphContours(), 0) }
        defer { cairo_path_destroy(path) }
        cairo_new_path(context)
        var contours = GlyphContours()
        let data = UnsafeBufferPointer(start: path.pointee.data, count: max(0, Int(path.pointee.num_data)))
        var index = 0
        while index < data.count {
            let header = data[index].header
            let length = max(1, Int(header.length))
            func point(_ offset: Int) -> SVGPath.Point {
                guard index + offset < data.count else { return SVGPath.Point(x: 0, y: 0) }
                let point = data[index + offset].point
                return SVGPath.Point(x: point.x, y: point.y)
            }
            switch header.type {
            case CAIRO_PATH_MOVE_TO: contours.move(to: point(1))
            case CAIRO_PATH_LINE_TO: contours.line(to: point(1))
            case CAIRO_PATH_CURVE_TO: contours.curve(point(1), point(2), to: point(3))
            default: break
            }
            index += length
        }
        contours.finish()
        return (contours, extents.x_advance)
    }
}

extension ReferenceFont {
    static let letters: [Unicode.Scalar] = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)
    static let digits: [Unicode.Scalar] = Array("0123456789".unicodeScalars)

    /// All that a report may hold in its own fonts.
    static let repertoire: [Unicode.Scalar] = {
        let rows = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"
        let marked = (rows + rows.uppercased()).unicodeScalars.filter { !$0.isASCII }
        let signs = "!\"#$%&'()*+,-./:;<=>?@[\\]_{|}~–—‘’“”…•≤≥×§°·√∑Σ±≠→®©«»µ÷"
        return letters + digits + marked + Array(signs.unicodeScalars)
    }()

    /// Boxes and ticks, which stand in fonts of their own.
    static let boxes: [Unicode.Scalar] = Array("☐☑☒□■▪▫✓✔✗✘●○◊".unicodeScalars)
}
