import DocumentModel
import Foundation
import Intake
import Pipeline
import RecordModel

/// What the desk asks its worker about one original; travels as JSON on the command line.
package struct DeskRequest: Codable, Sendable {
    enum Wish: Codable, Sendable {
        case picture(page: Int, rotation: Int, isRecognised: Bool, clip: [Double]?, dotsPerInch: Double)
        case reading(page: Int, rotation: Int, isRecognised: Bool, box: [Double])
        case surroundings(Evidence)
    }

    var wish: Wish
    var languageCode: String

    package var language: Language { Language(rawValue: languageCode) ?? .vietnamese }

    init(_ wish: Wish, language: Language) {
        self.wish = wish
        languageCode = language.rawValue
    }

    /// Nil for a text that is no request.
    package init?(text: String) {
        guard let request = try? JSONDecoder().decode(DeskRequest.self, from: Data(text.utf8)) else { return nil }
        self = request
    }

    var text: String {
        get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
    }

    /// In the worker: PNG for pictures, JSON else (`null` where there is no such place).
    /// - Throws: `ReadingFailure`, `IntakeError`.
    package func answer(_ file: ReceivedFile) throws -> [UInt8] {
        switch wish {
        case .picture(let page, let rotation, let isRecognised, let clip, let dotsPerInch):
            return try DeskPages(file).png(
                DeskPages.Page(number: page, rotation: rotation, isRecognised: isRecognised), clip: clip.flatMap(PageRect.init(box:)),
                dotsPerInch: dotsPerInch)
        case .reading(let page, let rotation, let isRecognised, let box):
            let rect = PageRect(box: box) ?? PageRect(x0: 0, y0: 0, x1: 0, y1: 0)
            let reading = try DeskPages(file).reading(
                DeskPages.Page(number: page, rotation: rotation, isRecognised: isRecognised), box: rect)
            return [UInt8](try JSONEncoder().encode(reading))
        case .surroundings(let evidence):
            let found = try evidence.place.flatMap { try TableSurroundings.read(file, around: $0) }
            return [UInt8](try JSONEncoder().encode(found))
        }
    }
}

extension PageRect {
    init?(box: [Double]) {
        guard box.count == 4, box.allSatisfy(\.isFinite) else { return nil }
        self.init(x0: box[0], y0: box[1], x1: box[2], y1: box[3])
    }
}

extension Evidence {
    /// The place in a source without pages; nil on pages and where none is known.
    var place: SourcePlace? {
        if let sheet, let sheetCell { return .sheet(sheet, cell: sheetCell) }
        if let part { return .part(part, table: table, row: row, cell: cell, paragraph: paragraph) }
        return nil
    }
}
