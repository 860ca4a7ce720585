import DocumentModel

/// Why a picture could not be read at all.
package enum OCRReadingError: Error, Hashable, Sendable {
    /// The recognition data of `language` are not installed, or damaged.
    case engineUnavailable(language: String)
    case unknownPicture
    case damagedPicture(page: Int)
    case tooManyPixels(page: Int, width: Int, height: Int, limit: Int)
    case tooManyPages(count: Int, limit: Int)
    case tooManyBytes(count: Int, limit: Int)
    /// The engine gave up on a page, or memory ran out.
    case recognitionFailed(page: Int)

    /// Cause and remedy, to be put behind the file's name.
    package func message(in language: Language) -> String {
        language == .vietnamese ? vietnamese : english
    }

    private var vietnamese: String {
        switch self {
        case .engineUnavailable(let language):
            "không nhận dạng được chữ: thiếu dữ liệu “\(language)” của tesseract. Cài gói tesseract-ocr-vie rồi chạy lại."
        case .unknownPicture:
            "không phải ảnh JPEG, PNG hay TIFF đọc được. Lưu lại ảnh dưới một trong các dạng đó rồi gửi lại."
        case .damagedPicture(let page):
            "ảnh hỏng ở trang \(page). Quét hoặc chụp lại trang này."
        case .tooManyPixels(let page, let width, let height, let limit):
            "trang \(page) có \(width) × \(height) điểm ảnh, quá giới hạn \(limit). Quét lại ở 300 điểm/inch, khổ A4 hoặc A3."
        case .tooManyPages(let count, let limit):
            "tệp có \(count) trang ảnh, quá giới hạn \(limit). Tách thành nhiều tệp."
        case .tooManyBytes(let count, let limit):
            "ảnh có \(count) byte, quá giới hạn \(limit). Quét lại ở 300 điểm/inch."
        case .recognitionFailed(let page):
            "nhận dạng chữ thất bại ở trang \(page). Chạy lại; nếu vẫn lỗi, quét lại trang này."
        }
    }

    private var english: String {
        switch self {
        case .engineUnavailable(let language):
            "cannot recognise text: tesseract's data for “\(language)” are missing. Install the package tesseract-ocr-vie and run again."
        case .unknownPicture:
            "is no JPEG, PNG or TIFF picture that can be read. Save it as one of these and send it again."
        case .damagedPicture(let page):
            "the picture of page \(page) is damaged. Scan or photograph this page again."
        case .tooManyPixels(let page, let width, let height, let limit):
            "page \(page) has \(width) × \(height) pixels, more than the limit of \(limit). Scan at 300 dots per inch, A4 or A3."
        case .tooManyPages(let count, let limit):
            "the file has \(count) pages of pictures, more than the limit of \(limit). Split it."
        case .tooManyBytes(let count, let limit):
            "the picture has \(count) bytes, more than the limit of \(limit). Scan at 300 dots per inch."
        case .recognitionFailed(let page):
            "recognition failed on page \(page). Run again; if it fails again, scan this page anew."
        }
    }
}
