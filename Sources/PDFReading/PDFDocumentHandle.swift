import CPoppler

/// An open PDF. It owns the library's document and is not to be used from two threads.
package struct PDFDocumentHandle: ~Copyable {
    private let document: OpaquePointer
    /// Counts the pages of the file.
    package let pageCount: Int
    let limits: PDFLimits
    /// How many pages may be drawn together.
    let pagesOnSheet: Int

    /// Opens a PDF held in memory.
    /// - Throws: `encrypted`, `damaged`, `noPages` or `tooManyPages`.
    package init(_ bytes: [UInt8], limits: PDFLimits = PDFLimits()) throws(PDFReadingError) {
        let data = bytes.withUnsafeBytes { g_bytes_new($0.baseAddress, gsize($0.count)) }
        defer { g_bytes_unref(data) }
        var failure: UnsafeMutablePointer<GError>?
        let document = try PagePatience.during(page: 0) { poppler_document_new_from_bytes(data, nil, &failure) }
        guard let opened = document else {
            defer { g_clear_error(&failure) }
            throw Self.error(failure)
        }
        let count = Int(poppler_document_get_n_pages(opened))
        guard count > 0, count <= limits.pages else {
            g_object_unref(UnsafeMutableRawPointer(opened))
            throw count > 0 ? .tooManyPages(count: count, limit: limits.pages) : .noPages
        }
        self.document = opened
        pageCount = count
        self.limits = limits
        pagesOnSheet = DrawingSheet.pages(ofFileWith: bytes.count, pages: count)
    }

    deinit { RenderingLock.during { g_object_unref(UnsafeMutableRawPointer(document)) } }

    /// Lends a page, counted from 1.
    /// - Throws: `noSuchPage`, `damaged` when the page cannot be loaded, `pageTooLarge`, and what `body` throws.
    func withPage<Value>(
        _ number: Int, _ body: (borrowing PDFPageHandle) throws(PDFReadingError) -> Value
    ) throws(PDFReadingError) -> Value {
        guard (1...pageCount).contains(number) else { throw .noSuchPage(number) }
        let document = document
        let limits = limits
        return try PagePatience.during(page: number) { () throws(PDFReadingError) in
            try Self.lend(number, of: document, limits, body)
        }
    }

    private static func lend<Value>(
        _ number: Int, of document: OpaquePointer, _ limits: PDFLimits, _ body: (borrowing PDFPageHandle) throws(PDFReadingError) -> Value
    ) throws(PDFReadingError) -> Value {
        guard let page = poppler_document_get_page(document, Int32(number - 1)) else {
            throw .damaged(detail: "page \(number)")
        }
        let handle = PDFPageHandle(owning: page, of: document, number: number)
        guard handle.width <= limits.pageSide, handle.height <= limits.pageSide, handle.width > 0, handle.height > 0 else {
            throw .pageTooLarge(page: number, width: handle.width, height: handle.height, limit: limits.pageSide)
        }
        return try body(handle)
    }

    private static func error(_ failure: UnsafeMutablePointer<GError>?) -> PDFReadingError {
        guard let failure else { return .damaged(detail: "unknown") }
        let isPopplers = failure.pointee.domain == poppler_error_quark()
        if isPopplers, failure.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue) { return .encrypted }
        return .damaged(detail: failure.pointee.message.map { String(cString: $0) } ?? "unknown")
    }
}

/// A loaded page of an open PDF.
struct PDFPageHandle: ~Copyable {
    let page: OpaquePointer
    let document: OpaquePointer
    /// Counted from 1.
    let number: Int
    /// Points, with the page's own rotation applied.
    let width: Double
    let height: Double

    /// Takes over the reference that `page` holds.
    init(owning page: OpaquePointer, of document: OpaquePointer, number: Int) {
        self.page = page
        self.document = document
        self.number = number
        var size = (width: 0.0, height: 0.0)
        poppler_page_get_size(page, &size.width, &size.height)
        width = size.width
        height = size.height
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(page)) }
}
