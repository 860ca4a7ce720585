/// Writes small PDFs for tests. Coordinates are PDF's own: points from the bottom left.
struct PDFFixture {
    struct FixturePage {
        var width = 595.0
        var height = 842.0
        var rotate = 0
        var content = ""
        /// Dictionaries of annotations, form fields among them.
        var annotations: [String] = []
    }

    var pages: [FixturePage] = []

    static func page(_ content: String) -> PDFFixture { PDFFixture(pages: [FixturePage(content: content)]) }

    /// Operators that show text in Helvetica (`F1`), Helvetica-Bold (`F2`) or Courier (`F3`).
    static func text(_ text: String, x: Double, y: Double, size: Double = 12, font: String = "F1") -> String {
        let escaped = text.map { "()\\".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "BT /\(font) \(size) Tf \(x) \(y) Td (\(escaped)) Tj ET\n"
    }

    /// Text that runs upwards.
    static func risingText(_ text: String, x: Double, y: Double, size: Double = 12) -> String {
        "BT /F1 \(size) Tf 0 1 -1 0 \(x) \(y) Tm (\(text)) Tj ET\n"
    }

    static func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String { "0.5 w \(x0) \(y0) m \(x1) \(y1) l S\n" }

    /// All lines of a grid.
    static func grid(xs: [Double], ys: [Double]) -> String {
        guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else { return "" }
        return ys.map { line(left, $0, right, $0) }.joined() + xs.map { line($0, low, $0, high) }.joined()
    }

    var bytes: [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /DR << /Font << /F1 3 0 R >> >> >> >>",
            "",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        ]
        var kids: [Int] = []
        var fields: [Int] = []
        for page in pages {
            var annotations: [Int] = []
            for annotation in page.annotations {
                objects.append(annotation)
                annotations.append(objects.count)
                if annotation.contains("/FT") { fields.append(objects.count) }
            }
            objects.append("<< /Length \(page.content.utf8.count) >>\nstream\n\(page.content)\nendstream")
            let content = objects.count
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(page.width) \(page.height)] /Rotate \(page.rotate) /Contents \(content) 0 R"
                    + " /Annots [\(annotations.map { "\($0) 0 R" }.joined(separator: " "))]"
                    + " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>")
            kids.append(objects.count)
        }
        objects[0] = objects[0].replacing("/Fields []", with: "/Fields [\(fields.map { "\($0) 0 R" }.joined(separator: " "))]")
        objects[1] = "<< /Type /Pages /Count \(kids.count) /Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))] >>"
        var file = "%PDF-1.7\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(file.utf8.count)
            file += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = file.utf8.count
        file += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets {
            let digits = String(offset)
            file += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
        }
        file += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(file.utf8)
    }
}
