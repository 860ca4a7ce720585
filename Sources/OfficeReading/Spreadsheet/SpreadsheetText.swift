import DocumentModel

/// A text of a workbook, out of line or in a cell: pieces, each with what it says about its style.
struct SpreadsheetText: Hashable {
    struct Piece: Hashable {
        var text: String
        /// nil for a piece that is set as its cell is.
        var style: TextStyle?
    }

    var pieces: [Piece] = []

    var text: String { pieces.map(\.text).joined() }
}

extension XMLPartReader where Name == SpreadsheetElement {
    /// Reads `si` or `is`, which was entered last. Phonetic guides are left out.
    mutating func readSpreadsheetText() throws -> SpreadsheetText {
        let element = depth
        var result = SpreadsheetText()
        while let child = try nextChild(of: element) {
            switch child {
            case .t: result.pieces.append(SpreadsheetText.Piece(text: ExcelEscapes.decoded(try text())))
            case .r:
                let run = depth
                var piece = SpreadsheetText.Piece(text: "")
                while let part = try nextChild(of: run) {
                    switch part {
                    case .rPr: piece.style = try readFont()
                    case .t: piece.text += ExcelEscapes.decoded(try text())
                    default: continue
                    }
                }
                if !piece.text.isEmpty { result.pieces.append(piece) }
            default: continue
            }
        }
        return result
    }

    /// Reads `font` or the `rPr` of a text, which was entered last.
    mutating func readFont() throws -> TextStyle {
        let element = depth
        var style = TextStyle()
        while let child = try nextChild(of: element) {
            switch child {
            case .b: style.bold = isOn()
            case .i: style.italic = isOn()
            case .u: style.underline = isOn()
            case .strike: style.strikethrough = isOn()
            case .sz: style.size = attribute("val").flatMap { Double($0) }
            case .name, .rFont: style.font = attribute("val")
            default: continue
            }
        }
        return style
    }
}

/// Excel writes characters that XML does not have as `_xHHHH_`.
enum ExcelEscapes {
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return unified(text) }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: "x"),
                bytes[index + 6] == UInt8(ascii: "_"),
                let code = UInt32(String(decoding: bytes[(index + 2)...(index + 5)], as: UTF8.self), radix: 16),
                let scalar = UnicodeScalar(code)
            {
                decoded += Array(String(scalar).utf8)
                index += 7
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return unified(String(decoding: decoded, as: UTF8.self))
    }

    /// Line breaks of any kind become U+000A.
    private static func unified(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\r")) else { return text }
        var scalars = String.UnicodeScalarView()
        var followsReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                scalars.append("\n")
            } else if !(scalar == "\n" && followsReturn) {
                scalars.append(scalar)
            }
            followsReturn = scalar == "\r"
        }
        return String(scalars)
    }
}
