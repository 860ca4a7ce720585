import Dispatch
import OCRReading
import PDFReading
import Synchronization

/// Shows recognition the lines of a PDF whose font no installed one is like.
struct StrangeFonts: Sendable {
    /// As for scanned pages.
    private static let dotsPerInch = 300.0

    let bytes: [UInt8]
    /// Pages drawn and read at the same time; each worker has an engine of about 105 MB.
    let workers: Int

    /// What recognition reads there; empty where there is no recognition: shapes and words then decide alone.
    @Sendable func see(_ lines: [LineToSee]) -> [[SeenWord]] {
        var onPage: [Int: [Int]] = [:]
        for (index, line) in lines.enumerated() { onPage[line.page, default: []].append(index) }
        let pages = onPage.sorted { $0.key < $1.key }
        let queue = Mutex(pages[...])
        let seen = Mutex([[SeenWord]](repeating: [], count: lines.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(workers, pages.count))) { _ in
            guard let handle = try? PDFDocumentHandle(bytes), let reader = try? PrintedLineReader() else { return }
            while let (number, indices) = queue.withLock({ $0.popFirst() }) {
                guard let words = try? Self.read(indices.map { lines[$0] }, page: number, handle, reader) else { continue }
                seen.withLock { seen in for (index, line) in zip(indices, words) { seen[index] = line } }
            }
        }
        return seen.withLock { $0 }
    }

    private static func read(
        _ lines: [LineToSee], page number: Int, _ handle: borrowing PDFDocumentHandle, _ reader: PrintedLineReader
    ) throws -> [[SeenWord]] {
        let raster = try handle.raster(page: number, dotsPerInch: dotsPerInch)
        guard
            let pixels = PagePixels(
                color: raster.bytes, order: .blueFirst, width: raster.width, height: raster.height, rowBytes: raster.rowBytes,
                dotsPerInch: raster.dotsPerInch)
        else { return [] }
        let words = try reader.read(lines.map(\.rect), on: pixels, pageNumber: number)
        return words.map { $0.map { SeenWord(text: $0.text, x0: $0.x0, x1: $0.x1) } }
    }
}
