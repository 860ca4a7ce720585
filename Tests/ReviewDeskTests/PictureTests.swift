import Foundation
import Inbox
import RecordModel
import Store
import Testing

@testable import ReviewDesk

/// Pictures and places of real originals, drawn and read by the built program's worker.
@Suite("Pictures of pages, crops, places and tables")
struct PictureTests {
    /// A desk over one document of `Corpus` with its original in the archive.
    private func desk(_ name: String, _ file: String, original: Data? = nil) async throws -> (test: TestDesk, record: Record) {
        let folder = TestDesk.root.appending(path: "Corpus/\(name)")
        let record = try JSONDecoder().decode(Record.self, from: Data(contentsOf: folder.appending(path: "record.json")))
        let test = try await TestDesk(
            records: [record], program: try #require(TestDesk.builtProgram, "phieu is not built: swift build").path)
        let delivery = try #require(try test.ledger.delivery(1))
        let archived = WorkFolders(root: RawPath(test.folder.path)).archiveFile(delivery)
        try (original ?? Data(contentsOf: folder.appending(path: file))).write(to: URL(filePath: archived.string))
        return (test, record)
    }

    @Test("a page is drawn once, at the size that its points say")
    func page() async throws {
        let (test, record) = try await desk("tuyen-quang-pdf", "input.pdf")
        defer { test.remove() }
        let picture = try await test.desk.picture(1, page: 13)
        let page = try #require(record.document.pages.first { $0.number == 13 })
        #expect(picture.format == .png && picture.bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(
            abs(Double(picture.pixelWidth) - page.width * 130 / 72) < 2 && abs(Double(picture.pixelHeight) - page.height * 130 / 72) < 2)
        #expect((picture.width, picture.height) == (page.width, page.height))
        // From the folder, even when nobody could draw it any more.
        let other = try TestDesk.desk(test.folder)
        #expect(try await other.picture(1, page: 13).bytes == picture.bytes)
        await #expect(throws: DeskError.self) { try await other.picture(1, page: 12) }
    }

    @Test("a crop shows the cell and a little around it; a field without a place has none")
    func crop() async throws {
        let (test, record) = try await desk("tuyen-quang-pdf", "input.pdf")
        defer { test.remove() }
        let position = try #require(record.fields.firstIndex { $0.evidence?.bbox != nil && $0.state == .filled })
        let box = try #require(record.fields[position].evidence?.bbox)
        let crop = try #require(try await test.desk.crop(FieldReference(document: 1, position: position)))
        #expect(crop.area[0] < box[0] && crop.area[1] < box[1] && crop.area[2] > box[2] && crop.area[3] > box[3])
        // Whole pixels: up to two more on each side.
        let scale = 160.0 / 72
        #expect(abs(Double(crop.pixelWidth) - crop.width * scale) <= 2 && abs(Double(crop.pixelHeight) - crop.height * scale) <= 2)
        if let without = record.fields.firstIndex(where: { $0.evidence?.bbox == nil }) {
            #expect(try await test.desk.crop(FieldReference(document: 1, position: without)) == nil)
        }
        await #expect(throws: DeskError.noSuchField(FieldReference(document: 1, position: 9999))) {
            try await test.desk.crop(FieldReference(document: 1, position: 9999))
        }
    }

    @Test("what stands at a place is read from the text layer, and understood as the field's type")
    func place() async throws {
        let (test, record) = try await desk("tuyen-quang-pdf", "input.pdf")
        defer { test.remove() }
        let blank = try #require(record.fields.firstIndex { $0.state == .blank && $0.type == .count && $0.evidence?.page == 8 })
        let other = try #require(record.fields.first { $0.type == .count && $0.evidence?.page == 8 && ($0.raw?.count ?? 0) > 3 })
        let reading = try await test.desk.reading(
            FieldReference(document: 1, position: blank), page: 8, box: try #require(other.evidence?.bbox))
        #expect(reading.text == other.raw)
        #expect(reading.source == "text-layer" && reading.confidence == 1)
        #expect(reading.understanding.isUnderstood && reading.understanding.value == other.value)
        let empty = try await test.desk.reading(FieldReference(document: 1, position: blank), page: 8, box: [2, 2, 60, 14])
        #expect(empty.text.isEmpty)
        for box in [[5.0, 5, 5, 9], [1, 2, 3], [0, 0, .infinity, 9]] {
            await #expect(throws: DeskError.self) {
                try await test.desk.reading(FieldReference(document: 1, position: blank), page: 8, box: box)
            }
        }
    }

    @Test("pages that are not there, and originals that are no document, give a sentence")
    func refusals() async throws {
        let (test, _) = try await desk("tuyen-quang-pdf", "input.pdf", original: Data("%PDF-1.7 and nothing more".utf8))
        defer { test.remove() }
        await #expect(throws: DeskError.noPicture(page: 99, why: "văn bản không có trang này.")) {
            try await test.desk.picture(1, page: 99)
        }
        do {
            _ = try await test.desk.picture(1, page: 1)
            Issue.record("a broken original was drawn")
        } catch let error as DeskError {
            #expect(error.message(in: .vietnamese).hasPrefix("Không có ảnh trang 1: "))
        }
    }

    @Test("a Word document shows the lines around the field, counted as the record counts them")
    func surroundings() async throws {
        let (test, record) = try await desk("an-giang-1a-docx", "input.docx")
        defer { test.remove() }
        let position = try #require(record.fields.firstIndex { $0.id == "documents.incoming.processed.numerator" })
        let around = try #require(try await test.desk.surroundings(FieldReference(document: 1, position: position)))
        let marked = around.rows.filter { $0.cells.contains(where: \.isMarked) }
        #expect(marked.map(\.number) == [try #require(record.fields[position].evidence?.paragraph)])
        #expect(marked[0].cells[0].text.contains(try #require(record.fields[position].raw)))
        #expect(around.rows.count > 4)
    }
}
