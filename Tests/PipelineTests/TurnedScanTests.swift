import DocumentModel
import Foundation
import Intake
import PDFReading
import Testing

@testable import Pipeline

/// A scanner's feeder takes sheets as they lie.
@Suite("Scans lying in all directions") struct TurnedScanTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let dotsPerInch = 200.0
    /// Of the words of the upright page, those that the same sheet lying otherwise must give as well: two readings of one sheet differ in a few words.
    private static let sameWords = 0.93

    @Test("upright, sideways, upside-down and wide pages of one file are all read")
    func turned() throws {
        let source = try ReceivedFile.open(path: Self.root.appending(path: "Corpus/tuyen-quang-pdf/input.pdf").path)
        let sheet = Sheet(try PDFDocumentHandle(source.bytes).raster(page: 2, dotsPerInch: Self.dotsPerInch))
        let quarter = sheet.turned()
        let half = quarter.turned()
        let pages = [sheet, quarter, half, half.turned(), sheet.upperPart(of: 0.6)]
        let file = FileManager.default.temporaryDirectory.appending(path: "phieu-turned-\(UUID().uuidString).pdf")
        defer { try? FileManager.default.removeItem(at: file) }
        try pdf(pages).write(to: file)

        let document = try DocumentReader().read(ReceivedFile.open(path: file.path))

        #expect(document.pages.map(\.source) == Array(repeating: .ocr, count: pages.count))
        #expect(Set(document.pages.prefix(4).map(\.rotation)).count == 4, "\(document.pages.map(\.rotation))")
        let upright = words(document, page: 1)
        #expect(upright.count > 60)
        for number in 2...4 {
            let read = words(document, page: number)
            let same = Double(upright.intersection(read).count) / Double(upright.count)
            #expect(same >= Self.sameWords, "page \(number): \(same), lacks \(upright.subtracting(read))")
        }
        let wide = words(document, page: 5)
        #expect(wide.count > 30)
        #expect(Double(wide.intersection(upright).count) >= Self.sameWords * Double(wide.count), "\(wide.subtracting(upright))")
    }

    private func words(_ document: Document, page: Int) -> Set<String> {
        func text(_ block: Block) -> [String] {
            switch block {
            case .paragraph(let paragraph): paragraph.runs.filter { isOn(page, $0.place) }.map(\.text)
            case .table(let table): table.cells.flatMap { $0.blocks.flatMap(text) }
            }
        }
        let all = document.sections.flatMap(\.blocks).flatMap(text).joined(separator: " ").lowercased()
        return Set(all.split { !$0.isLetter }.map(String.init).filter { $0.count > 2 })
    }

    private func isOn(_ page: Int, _ place: SourcePlace?) -> Bool {
        if case .page(let number, _) = place { number == page } else { false }
    }

    private func pdf(_ sheets: [Sheet]) -> Data {
        var data = Data("%PDF-1.4\n".utf8)
        var offsets: [Int] = []
        func add(_ head: String, _ body: [UInt8]? = nil) {
            offsets.append(data.count)
            data += Data("\(offsets.count) 0 obj\n\(head)\n".utf8)
            if let body { data += Data("stream\n".utf8) + Data(body) + Data("\nendstream\n".utf8) }
            data += Data("endobj\n".utf8)
        }
        let kids = sheets.indices.map { "\(3 + 3 * $0) 0 R" }.joined(separator: " ")
        add("<< /Type /Catalog /Pages 2 0 R >>")
        add("<< /Type /Pages /Kids [\(kids)] /Count \(sheets.count) >>")
        for (index, sheet) in sheets.enumerated() {
            let scale = 72 / Self.dotsPerInch
            let (width, height) = (Double(sheet.width) * scale, Double(sheet.height) * scale)
            let number = 3 + 3 * index
            let content = Array("q \(width) 0 0 \(height) 0 0 cm /I Do Q".utf8)
            add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents \(number + 1) 0 R "
                    + "/Resources << /XObject << /I \(number + 2) 0 R >> >> >>")
            add("<< /Length \(content.count) >>", content)
            add(
                "<< /Type /XObject /Subtype /Image /Width \(sheet.width) /Height \(sheet.height) /ColorSpace /DeviceGray "
                    + "/BitsPerComponent 8 /Length \(sheet.gray.count) >>", sheet.gray)
        }
        let table = data.count
        let entries = offsets.map { String(format: "%010d 00000 n \n", $0) }.joined()
        data += Data("xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n\(entries)".utf8)
        data += Data("trailer\n<< /Size \(offsets.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n".utf8)
        return data
    }
}

/// What a scanner gives: a byte a pixel, row by row.
private struct Sheet {
    var width: Int
    var height: Int
    var gray: [UInt8]

    init(width: Int, height: Int, gray: [UInt8]) {
        (self.width, self.height, self.gray) = (width, height, gray)
    }

    init(_ raster: PageRaster) {
        var gray = [UInt8](repeating: 0, count: raster.width * raster.height)
        raster.bytes.withUnsafeBufferPointer { bytes in
            for y in 0..<raster.height {
                for x in 0..<raster.width { gray[y * raster.width + x] = bytes[y * raster.rowBytes + 4 * x + 1] }
            }
        }
        self.init(width: raster.width, height: raster.height, gray: gray)
    }

    /// A quarter turn clockwise.
    func turned() -> Sheet {
        var turned = [UInt8](repeating: 0, count: gray.count)
        gray.withUnsafeBufferPointer { gray in
            for y in 0..<height {
                for x in 0..<width { turned[x * height + (height - 1 - y)] = gray[y * width + x] }
            }
        }
        return Sheet(width: height, height: width, gray: turned)
    }

    func upperPart(of share: Double) -> Sheet {
        let rows = Int(Double(height) * share)
        return Sheet(width: width, height: rows, gray: Array(gray.prefix(rows * width)))
    }
}
