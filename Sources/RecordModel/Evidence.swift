import DocumentModel

/// Where a value stands in the document: on a page, or in a part of a Word document, or in a sheet's cell.
package struct Evidence: Codable, Hashable, Sendable {
    package var page: Int?
    /// `[x0, y0, x1, y1]`, points from the top left of the page as a person sees it.
    package var bbox: [Double]?
    package var labelBox: [Double]?
    package var part: String?
    package var table: Int?
    package var row: Int?
    /// The column's number in a Word table; a spreadsheet's `"D8"` is in `sheetCell`. Both are `cell` in JSON.
    package var cell: Int?
    package var paragraph: Int?
    package var sheet: String?
    package var sheetCell: String?
    /// The label as the document words it.
    package var readAs: String?
    /// `text-layer`, `ocr` or `hybrid` for pages.
    package var source: String?

    enum CodingKeys: String, CodingKey {
        case page, bbox
        case labelBox = "label_bbox"
        case part, table, row, cell, paragraph, sheet
        case readAs = "read_as"
        case source
    }

    package init() {}

    package init(_ place: SourcePlace?) {
        switch place {
        case .page(let number, let rect):
            page = number
            bbox = Self.box(rect)
        case .part(let name, let table, let row, let cell, let paragraph):
            part = name
            self.table = table
            self.row = row
            self.cell = cell
            self.paragraph = paragraph
        case .sheet(let name, let cell):
            sheet = name
            sheetCell = cell
        case nil:
            break
        }
    }

    /// A tenth of a point is finer than any reader is exact.
    package static func box(_ rect: PageRect) -> [Double] {
        [rect.x0, rect.y0, rect.x1, rect.y1].map { ($0 * 10).rounded() / 10 }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        page = try container.decodeIfPresent(Int.self, forKey: .page)
        bbox = try container.decodeIfPresent([Double].self, forKey: .bbox)
        labelBox = try container.decodeIfPresent([Double].self, forKey: .labelBox)
        part = try container.decodeIfPresent(String.self, forKey: .part)
        table = try container.decodeIfPresent(Int.self, forKey: .table)
        row = try container.decodeIfPresent(Int.self, forKey: .row)
        paragraph = try container.decodeIfPresent(Int.self, forKey: .paragraph)
        sheet = try container.decodeIfPresent(String.self, forKey: .sheet)
        readAs = try container.decodeIfPresent(String.self, forKey: .readAs)
        source = try container.decodeIfPresent(String.self, forKey: .source)
        if sheet != nil {
            sheetCell = try container.decodeIfPresent(String.self, forKey: .cell)
        } else {
            cell = try container.decodeIfPresent(Int.self, forKey: .cell)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(page, forKey: .page)
        try container.encodeIfPresent(bbox, forKey: .bbox)
        try container.encodeIfPresent(labelBox, forKey: .labelBox)
        try container.encodeIfPresent(part, forKey: .part)
        try container.encodeIfPresent(table, forKey: .table)
        try container.encodeIfPresent(row, forKey: .row)
        try container.encodeIfPresent(paragraph, forKey: .paragraph)
        try container.encodeIfPresent(sheet, forKey: .sheet)
        try container.encodeIfPresent(readAs, forKey: .readAs)
        try container.encodeIfPresent(source, forKey: .source)
        if let sheetCell {
            try container.encode(sheetCell, forKey: .cell)
        } else {
            try container.encodeIfPresent(cell, forKey: .cell)
        }
    }
}
