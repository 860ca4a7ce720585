import DocumentModel
import TableStitching
import VietnameseText

/// A PDF as its text layer has it, with what a later stage needs to judge each page.
package struct PDFReading: Sendable {
    package var document: Document
    /// One for each page, in order.
    package var pages: [PDFPageFacts]
    /// What stands on each page, before tables over several pages were put together.
    package var flows: [PageFlow]
}

/// Reads the text layer of PDFs: paragraphs, tables with their parts on several pages put together, form fields.
package struct PDFReader: Sendable {
    package var limits: PDFLimits

    package init(limits: PDFLimits = PDFLimits()) { self.limits = limits }

    /// Reads a PDF held in memory. Pages without text come out empty.
    /// - Parameter progress: called after each page with its number and the number of pages.
    /// - Throws: `PDFReadingError`.
    package func read(_ bytes: [UInt8], progress: ((Int, Int) -> Void)? = nil) throws(PDFReadingError) -> Document {
        let handle = try PDFDocumentHandle(bytes, limits: limits)
        return try read(handle, progress: progress).document
    }

    /// Reads an open PDF, and tells about its pages as well.
    /// - Parameter sight: reads pictures of lines whose font is strange and whose text layer is damaged.
    package func read(
        _ handle: borrowing PDFDocumentHandle, sight: LineSight? = nil, progress: ((Int, Int) -> Void)? = nil
    ) throws(PDFReadingError) -> PDFReading {
        var contents = try contents(of: handle, progress: progress)
        let judgements = GlyphRepair.mend(&contents, sight: sight)
        var flow = contents
        PageFurniture.remove(from: &flow)
        let drawsSpaces = WrapHabit.drawsSpaces(in: flow)
        let flows = PageLayout.layouts(flow, drawsSpaces: drawsSpaces).map(\.flow)
        let pages = zip(contents, judgements).map { page, judgement in
            Page(
                number: page.number, width: page.width, height: page.height, source: judgement.isSeen ? .hybrid : .textLayer,
                rotation: page.rotation, textQuality: judgement.quality, why: judgement.why)
        }
        let section = DocumentSection(blocks: TableStitcher.blocks(of: flows))
        let document = Document(kind: .pdf, pages: pages, sections: [section], warnings: contents.compactMap(hiddenTextFinding))
        return PDFReading(document: document, pages: contents.map(PDFPageFacts.init), flows: flows)
    }

    private func contents(
        of handle: borrowing PDFDocumentHandle, progress: ((Int, Int) -> Void)?
    ) throws(PDFReadingError) -> [PageContent] {
        let clock = ContinuousClock()
        let start = clock.now
        let limits = limits
        var contents: [PageContent] = []
        while contents.count < handle.pageCount {
            let first = contents.count + 1
            let last = min(handle.pageCount, contents.count + handle.pagesOnSheet)
            contents += try PageContentReader.read(first...last, of: handle, limits: limits) { (page) throws(PDFReadingError) in
                if let time = limits.time, clock.now - start > time { throw .tooSlow(page: page) }
            }
            for number in first...last { progress?(number, handle.pageCount) }
        }
        return contents
    }

    private func hiddenTextFinding(_ page: PageContent) -> Finding? {
        guard !page.hiddenWords.isEmpty else { return nil }
        let count = page.hiddenWords.count
        return Finding(
            vietnamese: "Trang \(page.number): bỏ qua \(count) cụm chữ ẩn, người xem không nhìn thấy trên trang.",
            english: "Page \(page.number): \(count) pieces of hidden text, which nobody sees on the page, were left out.")
    }
}

extension PDFPageFacts {
    init(_ page: PageContent) {
        let characters = page.words.flatMap(\.characters)
        let unpainted = page.words.filter { $0.turn == 0 }.flatMap(\.characters).count { $0.baseline == nil }
        self.init(
            number: page.number, scalarCount: characters.count, hiddenScalarCount: page.hiddenWords.flatMap(\.characters).count,
            pictureCoverage: page.pictureCoverage, unpaintedShare: characters.isEmpty ? 0 : Double(unpainted) / Double(characters.count),
            vietnameseShare: Self.vietnameseShare(characters), glyphs: page.drawing.glyphs)
    }

    /// Letters that say enough of a page's language.
    private static let fewestLetters = 60

    private static func vietnameseShare(_ characters: [PageCharacter]) -> Double? {
        let letters = characters.lazy.map(\.scalar).filter(\.properties.isAlphabetic)
        let count = letters.count
        guard count >= fewestLetters else { return nil }
        return Double(letters.count { $0.value > 0xFF && VietnameseLetter($0) != nil }) / Double(count)
    }
}
