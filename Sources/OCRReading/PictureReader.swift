import DocumentModel
import TableStitching

/// Reads picture files: JPEG, PNG, TIFF of several pages.
package struct PictureReader {
    /// Lower pictures hold a formula, a signature, a letterhead's ornament: five lines of print at 100 dpi, the least that can be read, are
    /// this high in pixels.
    private static let lowestPage = 150

    private let reader: PageReader
    private let limits: OCRLimits

    package init(reader: PageReader, limits: OCRLimits = OCRLimits()) {
        self.reader = reader
        self.limits = limits
    }

    /// Whether a picture may hold rows of a report; it says so from its size alone, so that ornaments cost nothing. What has no readable size
    /// may: reading it tells why it cannot be read.
    package static func mayHoldRows(_ bytes: [UInt8]) -> Bool {
        (PictureDecoder.size(of: bytes)?.height ?? lowestPage) >= lowestPage
    }

    /// Throws `OCRReadingError` where the picture cannot be read at all.
    ///
    /// - Parameters:
    ///   - firstPage: the number of the picture's first page, counted from 1.
    ///   - progress: told after each page how many are done.
    package func read(_ bytes: [UInt8], firstPage: Int = 1, progress: ((Int) -> Void)? = nil) throws -> Document {
        var document = Document(kind: .picture, sections: [DocumentSection(blocks: [])])
        var pages: [ReadPage] = []
        // one page at a time is held decoded: twenty pages in colour would take 700 MB
        try PictureDecoder(limits: limits).forEachPage(bytes) { pixels, index in
            let page = try reader.read(pixels, pageNumber: firstPage + index)
            document.pages.append(page.page)
            pages.append(page)
            document.warnings += page.findings.filter { !document.warnings.contains($0) }
            progress?(index + 1)
        }
        document.sections[0].blocks = TableStitcher.blocks(of: ReadPage.following(pages).map(\.flow))
        return document
    }
}
