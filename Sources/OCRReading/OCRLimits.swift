/// What a picture may ask of us before it is refused.
package struct OCRLimits: Hashable, Sendable {
    /// Pixels of one page: A3 at 600 dots per inch has 70 million, and its raster in colour takes 280 MB.
    package var pixelsPerPage: Int
    /// Pages of one file.
    package var pages: Int
    /// Bytes of a compressed picture.
    package var bytes: Int

    package init(pixelsPerPage: Int = 72_000_000, pages: Int = 300, bytes: Int = 200_000_000) {
        self.pixelsPerPage = pixelsPerPage
        self.pages = pages
        self.bytes = bytes
    }
}
