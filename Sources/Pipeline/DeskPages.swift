import DocumentModel
import Intake
import OCRReading
import PDFReading

/// What the analysts' desk wants to see of an original: pictures of its pages, the text at a place, the table around a cell. Runs in a worker.
package struct DeskPages: Sendable {
    /// A page as the record tells it.
    package struct Page: Sendable {
        package var number: Int
        /// `PageFacts.rotation`.
        package var rotation: Int
        /// Read by recognition: `rotation` then counts from what the file shows.
        package var isRecognised: Bool

        package init(number: Int, rotation: Int, isRecognised: Bool) {
            self.number = number
            self.rotation = rotation
            self.isRecognised = isRecognised
        }

        var quarters: Int { rotation / 90 }
    }

    package struct Reading: Codable, Sendable {
        package var text: String
        package var confidence: Double
        package var source: String
    }

    private let file: ReceivedFile

    package init(_ file: ReceivedFile) { self.file = file }

    /// A page, or a clip of it, as PNG.
    /// - Throws: `ReadingFailure` for kinds without pages and pages that cannot be drawn.
    package func png(_ page: Page, clip: PageRect?, dotsPerInch: Double) throws -> [UInt8] {
        try failing {
            switch file.kind {
            case .pdf:
                let handle = try PDFDocumentHandle(file.bytes)
                return try handle.png(
                    page: page.number, clip: clip, dpi: dotsPerInch, rotation: page.isRecognised ? nil : page.rotation,
                    quarters: page.isRecognised ? page.quarters : nil
                ).png
            case .jpeg, .png, .tiff:
                return try PlaceReader().png(pixels(page.number), quarters: page.quarters, clip: clip, dotsPerInch: dotsPerInch)
            default: throw noPages
            }
        }
    }

    /// What stands within `box`, points on the upright page: the text layer where the page was read by it, recognition else.
    package func reading(_ page: Page, box: PageRect) throws -> Reading {
        try failing {
            if file.kind == .pdf, !page.isRecognised {
                let document = TextRepair(.decoding).repair(try PDFReader().read(PDFDocumentHandle(file.bytes)).document)
                let text = PlaceText(page: page.number, box: box).text(in: document)
                if !text.isEmpty { return Reading(text: text, confidence: 1, source: Self.textLayer) }
            }
            let read = try PlaceReader().text(
                recognisable(page), quarters: page.isRecognised || file.kind != .pdf ? page.quarters : 0, box: box)
            return Reading(text: read.text, confidence: read.confidence, source: Self.recognition)
        }
    }

    private static let textLayer = "text-layer"
    private static let recognition = "ocr"
    private static let dotsPerInch = 300.0

    private func recognisable(_ page: Page) throws -> PagePixels {
        guard file.kind == .pdf else { return try pixels(page.number) }
        let raster = try PDFDocumentHandle(file.bytes).raster(page: page.number, dotsPerInch: Self.dotsPerInch)
        guard
            let pixels = PagePixels(
                color: raster.bytes, order: .blueFirst, width: raster.width, height: raster.height, rowBytes: raster.rowBytes,
                dotsPerInch: raster.dotsPerInch)
        else { throw PlaceReader.Failure.noPicture }
        return pixels
    }

    private func pixels(_ number: Int) throws -> PagePixels {
        let pages = try PlaceReader().pages(file.bytes)
        guard pages.indices.contains(number - 1) else { throw PlaceReader.Failure.noSuchPage }
        return pages[number - 1]
    }

    private var noPages: ReadingFailure {
        ReadingFailure(
            file: file.name, vietnamese: "loại tệp này không có trang để xem.", english: "this kind of file has no pages to show.")
    }

    private func failing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as ReadingFailure {
            throw error
        } catch let error as PDFReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as OCRReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.message(in: .vietnamese), english: error.message(in: .english))
        } catch {
            throw ReadingFailure(file: file.name, vietnamese: "không vẽ được trang này.", english: "this page cannot be drawn.")
        }
    }
}

/// The text of a page's text layer within a box, line by line.
struct PlaceText {
    let page: Int
    let box: PageRect

    func text(in document: Document) -> String {
        var pieces: [(rect: PageRect, text: String)] = []
        for block in document.sections.flatMap(\.blocks) { collect(block, into: &pieces) }
        // Pieces of one line overlap in height.
        var lines: [[(rect: PageRect, text: String)]] = []
        for piece in pieces.sorted(by: { ($0.rect.midY, $0.rect.x0) < ($1.rect.midY, $1.rect.x0) }) {
            if let last = lines.last?.last, piece.rect.midY < last.rect.y1 {
                lines[lines.count - 1].append(piece)
            } else {
                lines.append([piece])
            }
        }
        return lines.map { line in
            line.sorted { $0.rect.x0 < $1.rect.x0 }.map(\.text).joined(separator: " ").split(whereSeparator: \.isWhitespace)
                .joined(separator: " ")
        }.joined(separator: "\n")
    }

    private func collect(_ block: Block, into pieces: inout [(rect: PageRect, text: String)]) {
        switch block {
        case .paragraph(let paragraph):
            for run in paragraph.runs {
                guard case .page(page, let rect) = run.place, rect.midY >= box.y0, rect.midY <= box.y1 else { continue }
                let text = inside(run, rect)
                if !text.isEmpty { pieces.append((rect, text)) }
            }
        case .table(let table):
            for cell in table.cells { for block in cell.blocks { collect(block, into: &pieces) } }
        }
    }

    /// The scalars of a run whose middle lies in the box; the whole run where its letters' places are not known.
    private func inside(_ run: TextRun, _ rect: PageRect) -> String {
        let scalars = Array(run.text.unicodeScalars)
        guard run.edges.count == scalars.count + 1 else {
            return rect.midX >= box.x0 && rect.midX <= box.x1 ? run.text : ""
        }
        var kept = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let middle = (run.edges[index] + run.edges[index + 1]) / 2
            if middle >= box.x0, middle <= box.x1 { kept.append(scalar) }
        }
        return String(kept)
    }
}
