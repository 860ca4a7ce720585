import Dispatch
import DocumentModel
import Intake
import OCRReading
import PDFReading
import Synchronization
import TableStitching

/// Reads the pages of a PDF that hold a picture instead of text, and puts them in their places among the others.
struct ScannedPages: Sendable {
    /// Scanners in offices give 200 to 300; drawing at 300 keeps what is there and is what the engine was trained on.
    private static let dotsPerInch = 300.0
    /// Share of a page that a picture covers from which a page with hardly any text is a scan.
    private static let covered = 0.3
    /// Characters that a stamp of the signing program leaves on a scan ("Ký bởi: …, ngày …").
    private static let stampLength = 200

    /// Share of the page from which the picture is the page, and not something on it.
    private static let fullyCovered = 0.7
    /// Share of the letters that show nothing, from which a text layer is a recognition's.
    private static let unpainted = 0.5
    /// Share of letters that only Vietnamese has: at least 0.13 in any forty Vietnamese words, about 0 in what English recognition makes of them.
    private static let leastVietnamese = 0.05

    /// Pages read at the same time; each worker has an engine of about 105 MB.
    let workers: Int

    /// Whether the text layer is not what the page shows.
    static func isScan(_ page: PDFPageFacts) -> Bool {
        if !page.hasText { return page.pictureCoverage > covered }
        guard page.pictureCoverage > covered else { return false }
        if page.scalarCount < stampLength { return true }
        guard page.pictureCoverage > fullyCovered else { return false }
        // What a scanner's program recognised lies unseen over the picture: nobody has checked it, and it may be of another language.
        if page.unpaintedShare > unpainted { return true }
        return page.vietnameseShare.map { $0 < leastVietnamese } ?? false
    }

    /// - Returns: the document with the pages read by OCR in place of what their text layer said.
    /// - Throws: `OCRReadingError` where recognition cannot run at all, `PDFReadingError` where a page cannot be drawn.
    func read(
        _ bytes: [UInt8], pages numbers: [Int], into reading: PDFReading, progress: @Sendable (_ done: Int) -> Void
    ) throws -> Document {
        let results = Mutex([Int: Result<ReadPage, any Error>]())
        let queue = Mutex(numbers[...])
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, numbers.count))) { _ in
            do {
                let handle = try PDFDocumentHandle(bytes)
                let reader = try PageReader()
                while let number = queue.withLock({ $0.popFirst() }) {
                    let read = Result { try Self.read(number, handle, reader) }
                    let done = results.withLock { results in
                        results[number] = read
                        return results.count
                    }
                    progress(done)
                }
            } catch {
                // without an engine no page can be read: the first page left says why
                if let number = queue.withLock({ $0.popFirst() }) { results.withLock { $0[number] = .failure(error) } }
            }
        }
        let pages = try results.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
        return Self.merge(ReadPage.following(pages), into: reading)
    }

    private static func read(_ number: Int, _ handle: borrowing PDFDocumentHandle, _ reader: PageReader) throws -> ReadPage {
        let raster = try handle.raster(page: number, dotsPerInch: dotsPerInch)
        guard
            let pixels = PagePixels(
                color: raster.bytes, order: .blueFirst, width: raster.width, height: raster.height, rowBytes: raster.rowBytes,
                dotsPerInch: raster.dotsPerInch)
        else { throw OCRReadingError.recognitionFailed(page: number) }
        return try reader.read(pixels, pageNumber: number)
    }

    /// What the text layer had on a scanned page gives way; a table may go on from a page of text to a scanned one.
    private static func merge(_ pages: [ReadPage], into reading: PDFReading) -> Document {
        let read = Dictionary(pages.map { ($0.page.number, $0) }, uniquingKeysWith: { first, _ in first })
        var merged = reading.document
        for index in merged.pages.indices {
            if let page = read[merged.pages[index].number] { merged.pages[index] = page.page }
        }
        let flows = reading.flows.map { read[$0.page]?.flow ?? $0 }
        merged.sections = [DocumentSection(blocks: TableStitcher.blocks(of: flows))]
        for finding in pages.flatMap(\.findings) where !merged.warnings.contains(finding) {
            merged.warnings.append(finding)
        }
        return merged
    }
}
