import DocumentModel

/// Reads picture files: JPEG, PNG, TIFF of several pages.
package struct PictureReader {
    private let reader: PageReader
    private let limits: OCRLimits

    package init(reader: PageReader, limits: OCRLimits = OCRLimits()) {
        self.reader = reader
        self.limits = limits
    }

    /// Throws `OCRReadingError` where the picture cannot be read at all.
    package func read(_ bytes: [UInt8]) throws -> Document {
        var document = Document(kind: .picture, sections: [DocumentSection(blocks: [])])
        for (index, pixels) in try PictureDecoder(limits: limits).pages(bytes).enumerated() {
            let page = try reader.read(pixels, pageNumber: index + 1)
            document.pages.append(page.page)
            document.sections[0].blocks += page.blocks
            document.warnings += page.findings
        }
        return document
    }
}
