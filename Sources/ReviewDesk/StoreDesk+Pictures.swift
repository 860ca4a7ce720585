import Foundation
import Inbox
import Pipeline
import RecordModel
import Store

extension StoreDesk {
    package func picture(_ document: Int64, page number: Int) async throws -> DeskPicture {
        let (delivery, page) = try page(document, number)
        let dpi = configuration.dotsPerInch
        let bytes = try await drawn(page: number) {
            try await self.pictures.picture(delivery, name: "page-\(number)-\(Int(dpi)).png", page.picture(clip: nil, dotsPerInch: dpi))
        }
        let size = Self.pixels(bytes)
        return DeskPicture(
            bytes: Data(bytes), format: .png, pixelWidth: size.width, pixelHeight: size.height, width: page.width, height: page.height,
            area: [0, 0, page.width, page.height])
    }

    package func prefetch(_ document: Int64, page: Int) async { _ = try? await picture(document, page: page) }

    /// Points around a cell's box that are shown with it, and pixels an inch: a row of figures is then about 60 pixels high.
    private static let cropMargin = (x: 28.0, y: 4.0)
    private static let cropDotsPerInch = 160.0
    /// Wider than a line of a page of A4 is no cell.
    private static let mostCropSide = 600.0

    package func crop(_ field: FieldReference) async throws -> DeskPicture? {
        let open = try open(field.document)
        guard open.record.fields.indices.contains(field.position) else { throw DeskError.noSuchField(field) }
        guard let evidence = open.record.fields[field.position].evidence, let number = evidence.page, let box = evidence.bbox,
            box.count == 4
        else { return nil }
        let (delivery, page) = try page(field.document, number)
        let x0 = max(0, box[0] - Self.cropMargin.x)
        let y0 = max(0, box[1] - Self.cropMargin.y)
        let x1 = min(page.width, max(box[2], box[0]) + Self.cropMargin.x, x0 + Self.mostCropSide)
        let y1 = min(page.height, max(box[3], box[1]) + Self.cropMargin.y, y0 + Self.mostCropSide)
        guard x1 > x0, y1 > y0 else { return nil }
        let area = [x0, y0, x1, y1]
        let name = "crop-\(number)-" + area.map { String(Int(($0 * 10).rounded())) }.joined(separator: "-") + ".png"
        let bytes = try await drawn(page: number) {
            try await self.pictures.picture(delivery, name: name, page.picture(clip: area, dotsPerInch: Self.cropDotsPerInch))
        }
        let size = Self.pixels(bytes)
        return DeskPicture(
            bytes: Data(bytes), format: .png, pixelWidth: size.width, pixelHeight: size.height, width: x1 - x0, height: y1 - y0, area: area)
    }

    package func surroundings(_ field: FieldReference) async throws -> TableAround? {
        let open = try open(field.document)
        guard open.record.fields.indices.contains(field.position) else { throw DeskError.noSuchField(field) }
        guard let evidence = open.record.fields[field.position].evidence, evidence.place != nil,
            let delivery = try ledger.delivery(field.document)
        else { return nil }
        let name = "table-" + Shape.hash("\(evidence)") + ".json"
        let bytes = try await pictures.picture(delivery, name: name, .surroundings(evidence))
        return try JSONDecoder().decode(TableAround?.self, from: Data(bytes))
    }

    package func reading(_ field: FieldReference, page number: Int, box: [Double]) async throws -> PlaceReading {
        let open = try open(field.document)
        guard open.machine.fields.indices.contains(field.position) else { throw DeskError.noSuchField(field) }
        let (delivery, page) = try page(field.document, number)
        guard box.count == 4, box.allSatisfy(\.isFinite), box[0] < box[2], box[1] < box[3] else {
            throw DeskError.noPicture(page: number, why: configuration.language == .vietnamese ? "khung chọn rỗng" : "the box is empty")
        }
        let inside = [max(0, box[0]), max(0, box[1]), min(page.width, box[2]), min(page.height, box[3])]
        let bytes = try await drawn(page: number) {
            try await self.pictures.answer(
                delivery, .reading(page: number, rotation: page.rotation, isRecognised: page.isRecognised, box: inside))
        }
        let read = try JSONDecoder().decode(DeskPages.Reading.self, from: Data(bytes))
        return PlaceReading(
            page: number, box: inside, text: read.text, confidence: read.confidence, source: read.source,
            understanding: understanding(read.text, open.machine.fields[field.position], open.machine))
    }

    /// - Throws: `noSuchDocument`, or `noPicture` where the record knows no such page or the original is gone.
    private func page(_ document: Int64, _ number: Int) throws -> (Delivery, PageFacts) {
        let open = try open(document)
        let vietnamese = configuration.language == .vietnamese
        guard let page = open.machine.document.pages.first(where: { $0.number == number }) else {
            throw DeskError.noPicture(page: number, why: vietnamese ? "văn bản không có trang này." : "the document has no such page.")
        }
        guard let delivery = try ledger.delivery(document), delivery.originalRemovedAt == nil else {
            throw DeskError.noPicture(page: number, why: vietnamese ? "bản gốc đã hết hạn lưu." : "the original is kept no longer.")
        }
        return (delivery, page)
    }

    private func drawn(page: Int, _ body: @Sendable () async throws -> [UInt8]) async throws -> [UInt8] {
        do {
            return try await body()
        } catch let error as DeskError {
            guard case .broken = error else { throw error }
            throw DeskError.noPicture(page: page, why: error.message(in: configuration.language))
        }
    }

    /// Width and height as a PNG's head tells them: big-endian, at bytes 16 and 20.
    private static func pixels(_ png: [UInt8]) -> (width: Int, height: Int) {
        guard png.count > 24 else { return (0, 0) }
        func number(_ at: Int) -> Int { png[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }
}

extension PageFacts {
    var isRecognised: Bool { source != "text-layer" }

    func picture(clip: [Double]?, dotsPerInch: Double) -> DeskRequest.Wish {
        .picture(page: number, rotation: rotation, isRecognised: isRecognised, clip: clip, dotsPerInch: dotsPerInch)
    }
}
