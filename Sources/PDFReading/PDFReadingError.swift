/// Why a PDF could not be read. The sentences give cause and remedy; the caller puts the file's name before them.
package enum PDFReadingError: Error, Hashable, Sendable {
    /// The file opens only with a password.
    case encrypted
    /// The file's structure cannot be followed; `detail` is what the PDF library says.
    case damaged(detail: String)
    case noPages
    /// The file has more pages than the limit.
    case tooManyPages(count: Int, limit: Int)
    /// A page is larger than the limit; sizes in points.
    case pageTooLarge(page: Int, width: Double, height: Double, limit: Double)
    /// A page draws more than the limit allows.
    case pageTooComplex(page: Int)
    /// A page (0: opening the file) took the library more processor seconds than the limit.
    case pageTooSlow(page: Int, seconds: Int)
    /// Reading took longer than the limit.
    case tooSlow(page: Int)
    /// A page was asked for that the document does not have.
    case noSuchPage(Int)
    /// A picture of a page could not be made.
    case pictureFailed(page: Int)

    package var vietnamese: String {
        switch self {
        case .encrypted:
            "tệp đòi mật khẩu. Hãy xin nơi gửi một bản không đặt mật khẩu."
        case .damaged(let detail):
            "tệp PDF bị hỏng (\(detail)). Hãy xin nơi gửi gửi lại tệp."
        case .noPages:
            "tệp PDF không có trang nào. Hãy xin nơi gửi gửi lại tệp."
        case .tooManyPages(let count, let limit):
            "tệp có \(count) trang, giới hạn là \(limit). Hãy tách tệp hoặc nâng giới hạn."
        case .pageTooLarge(let page, let width, let height, let limit):
            "trang \(page) rộng \(Int(width)) × \(Int(height)) điểm, giới hạn là \(Int(limit)). Hãy xuất lại tệp ở khổ giấy thường."
        case .pageTooComplex(let page):
            "trang \(page) chứa quá nhiều nét vẽ hoặc chữ. Hãy in lại tệp ra PDF đơn giản hơn."
        case .pageTooSlow(let page, let seconds):
            "\(page > 0 ? "trang \(page)" : "việc mở tệp") cần hơn \(seconds) giây xử lý, không báo cáo nào cần đến thế. "
                + "Hãy in lại tệp ra PDF mới, hoặc kiểm tra với nơi gửi."
        case .tooSlow(let page):
            "dừng đọc ở trang \(page): quá thời gian cho phép. Hãy tách tệp hoặc nâng giới hạn thời gian."
        case .noSuchPage(let page):
            "không có trang \(page). Hãy chọn một trang có trong tệp."
        case .pictureFailed(let page):
            "không vẽ được ảnh trang \(page). Hãy thử độ phân giải thấp hơn."
        }
    }

    package var english: String {
        switch self {
        case .encrypted:
            "it asks for a password. Ask the sender for a copy without one."
        case .damaged(let detail):
            "the PDF is damaged (\(detail)). Ask the sender to send it again."
        case .noPages:
            "the PDF has no pages. Ask the sender to send it again."
        case .tooManyPages(let count, let limit):
            "it has \(count) pages, the limit is \(limit). Split the file or raise the limit."
        case .pageTooLarge(let page, let width, let height, let limit):
            "page \(page) is \(Int(width)) × \(Int(height)) points, the limit is \(Int(limit)). Export it again on ordinary paper."
        case .pageTooComplex(let page):
            "page \(page) draws too much. Print it again to a simpler PDF."
        case .pageTooSlow(let page, let seconds):
            "\(page > 0 ? "page \(page)" : "opening it") takes more than \(seconds) seconds of processor, as no report does. "
                + "Print it again to a new PDF, or check with the sender."
        case .tooSlow(let page):
            "stopped at page \(page): it took longer than allowed. Split the file or raise the time limit."
        case .noSuchPage(let page):
            "there is no page \(page). Choose a page that the file has."
        case .pictureFailed(let page):
            "page \(page) could not be drawn. Try a lower resolution."
        }
    }
}
