import Foundation

/// A page, or a part of one, as a picture. Points are those of the evidence boxes: origin top left, y down.
package struct DeskPicture: Hashable, Sendable {
    package enum Format: String, Hashable, Sendable, Codable {
        case png, jpeg

        package var mediaType: String { "image/\(rawValue)" }
    }

    package var bytes: Data
    package var format: Format
    /// Pixels.
    package var pixelWidth: Int
    package var pixelHeight: Int
    /// Points of what is shown.
    package var width: Double
    package var height: Double
    /// What is shown of the page, `[x0, y0, x1, y1]` in points; the whole page from 0, 0.
    package var area: [Double]
}

/// The lines of a table around a field, as they stand in a source without pages.
package struct TableAround: Hashable, Sendable, Codable {
    package struct Cell: Hashable, Sendable, Codable {
        package var text: String
        package var column: Int
        package var rowSpan: Int
        package var columnSpan: Int
        /// The field's own cell.
        package var isMarked: Bool
        /// "D8" in a sheet.
        package var name: String?
    }

    package struct Row: Hashable, Sendable, Codable {
        /// In the source, counted from 1.
        package var number: Int
        package var cells: [Cell]
    }

    /// The sheet's name, or the words above the table.
    package var title: String?
    package var columnCount: Int
    package var rows: [Row]
}

/// What stands at a place that a person pointed to.
package struct PlaceReading: Hashable, Sendable {
    package var page: Int
    /// Points, `[x0, y0, x1, y1]`.
    package var box: [Double]
    /// As it stands there, to the letter; empty where nothing was found.
    package var text: String
    /// 0…1; 1 for text that the file itself spells out.
    package var confidence: Double
    /// `text-layer` or `ocr`.
    package var source: String
    package var understanding: Understanding
}
