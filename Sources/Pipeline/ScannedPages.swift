import Dispatch
import DocumentModel
import Intake
import OCRReading
import PDFReading
import Synchronization

/// Reads the pages of a PDF that hold a picture instead of text, and puts them in their places among the others.
struct ScannedPages: Sendable {
    /// Scanners in offices give 200 to 300; drawing at 300 keeps what is there and is what the engine was trained on.
    private static let dotsPerInch = 300.0
    /// Share of a page that a picture covers from which a page with hardly any text is a scan.
    private static let covered = 0.3
    /// Characters that a stamp of the signing program leaves on a scan ("Ký bởi: …, ngày …").
    private static let stampLength = 200

    /// Pages read at the same time; each worker has an engine of about 105 MB.
    let workers: Int

    /// Whether the text layer is not what the page shows.
    static func isScan(_ page: PDFPageFacts) -> Bool {
        if !page.hasText { return page.pictureCoverage > covered }
        return page.pictureCoverage > covered && page.scalarCount < stampLength
    }

    /// - Returns: the document with the pages read by OCR in place of what their text layer said.
    /// - Throws: `OCRReadingError` where recognition cannot run at all, `PDFReadingError` where a page cannot be drawn.
    func read(
        _ bytes: [UInt8], pages numbers: [Int], into document: Document, progress: @Sendable (_ done: Int) -> Void
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
        var read: [Int: ReadPage] = [:]
        for (number, result) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) { read[number] = try result.get() }
        return Self.merge(read, into: document)
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

    /// Blocks keep the order of the pages; what the text layer had on a scanned page gives way.
    private static func merge(_ read: [Int: ReadPage], into document: Document) -> Document {
        var merged = document
        for index in merged.pages.indices {
            if let page = read[merged.pages[index].number] { merged.pages[index] = page.page }
        }
        var blocks: [(page: Int, block: Block)] = []
        var last = 1
        for block in document.sections.flatMap(\.blocks) {
            last = block.firstPage ?? last
            if read[last] == nil { blocks.append((last, block)) }
        }
        for (number, page) in read { blocks += page.blocks.map { (number, $0) } }
        // stable: blocks of one page keep their order
        let ordered = blocks.enumerated().sorted { ($0.element.page, $0.offset) < ($1.element.page, $1.offset) }.map(\.element.block)
        merged.sections = [DocumentSection(blocks: ordered)]
        merged.warnings += read.sorted { $0.key < $1.key }.flatMap(\.value.findings)
        return merged
    }
}

extension Block {
    /// The page on which the block begins.
    fileprivate var firstPage: Int? {
        switch self {
        case .paragraph(let paragraph):
            paragraph.runs.lazy.compactMap { run -> Int? in if case .page(let number, _) = run.place { number } else { nil } }.first
        case .table(let table):
            table.cells.lazy.compactMap { cell -> Int? in
                if case .page(let number, _) = cell.place { number } else { cell.blocks.lazy.compactMap(\.firstPage).first }
            }.first
        }
    }
}
