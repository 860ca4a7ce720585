/// Why an Office file cannot be read. The sentences give cause and remedy; the caller puts the file's name before them.
package enum OfficeReadingError: Error, Hashable, Sendable {
    /// Nothing in the file looks like the ZIP container that DOCX and XLSX are.
    case notAZip
    /// A Word 97 or Excel 97 file (an OLE container without an encrypted package), which this reader does not read.
    case legacyFormat
    /// The file, or a part of it, asks for a password.
    case encrypted
    /// The container is cut off or contradicts itself; `detail` is the library's own word (English).
    case damaged(detail: String)
    /// A part that the file itself announces, or that no such file is without, is not there.
    case partMissing(name: String)
    /// The container holds another kind of document than was asked for; `found` is the name of the main part's outermost element.
    case wrongKind(expected: String, found: String)
    /// A part declares a document type: Office never writes one, and entities in it are a way to harm the reader.
    case doctypeRefused(part: String)
    /// More than `OfficeLimits` allows.
    case limitExceeded(what: Limit, limit: Int)
    /// A part is not well-formed XML; `line` counts from 1, `message` is libxml2's own word (English).
    case malformedXML(part: String, line: Int, message: String)

    package enum Limit: String, Hashable, Sendable {
        case entries, bytesPerPart, bytesInAll, xmlDepth, paragraphs, cells, sharedStrings, mergedAreas
    }

    package var vietnamese: String {
        switch self {
        case .notAZip:
            "không phải là tệp DOCX hay XLSX (không có cấu trúc ZIP). Hãy mở tệp bằng Word hoặc Excel rồi lưu lại thành DOCX hoặc XLSX."
        case .legacyFormat:
            "tệp theo định dạng Office cũ (DOC, XLS). Hãy lưu lại thành DOCX hoặc XLSX."
        case .encrypted:
            "tệp có mật khẩu. Hãy đề nghị nơi gửi cung cấp bản không có mật khẩu."
        case .damaged(let detail):
            "tệp bị cắt cụt hoặc hỏng (\(detail)). Hãy đề nghị nơi gửi gửi lại."
        case .partMissing(let name):
            "tệp thiếu phần “\(name)”. Hãy mở và lưu lại bằng Word hoặc Excel, hoặc đề nghị nơi gửi gửi lại."
        case .wrongKind(let expected, let found):
            "phần chính của tệp là “\(found)”, không phải “\(expected)”. Hãy kiểm tra phần mở rộng của tệp."
        case .doctypeRefused(let part):
            "phần “\(part)” có khai báo DOCTYPE mà tệp Office không bao giờ có; tệp bị từ chối vì lý do an toàn."
        case .limitExceeded(let what, let limit):
            "vượt quá giới hạn \(what.vietnamese) (\(limit)). Tệp không giống một báo cáo; hãy kiểm tra với nơi gửi."
        case .malformedXML(let part, let line, let message):
            "phần “\(part)” bị hỏng ở dòng \(line) (\(message)). Hãy đề nghị nơi gửi lưu lại và gửi lại."
        }
    }

    package var english: String {
        switch self {
        case .notAZip:
            "it is not a DOCX or XLSX file (no ZIP container). Open it in Word or Excel and save it as DOCX or XLSX."
        case .legacyFormat:
            "it is in an old Office format (DOC, XLS). Save it as DOCX or XLSX."
        case .encrypted:
            "it asks for a password. Ask the sender for a copy without one."
        case .damaged(let detail):
            "it is cut off or damaged (\(detail)). Ask the sender to send it again."
        case .partMissing(let name):
            "its part “\(name)” is missing. Save it again in Word or Excel, or ask the sender to send it again."
        case .wrongKind(let expected, let found):
            "its main part is “\(found)”, not “\(expected)”. Check the file's extension."
        case .doctypeRefused(let part):
            "its part “\(part)” declares a DOCTYPE, which no Office file has; it is refused for safety."
        case .limitExceeded(let what, let limit):
            "it exceeds the limit of \(what.english) (\(limit)). It does not look like a report; check with the sender."
        case .malformedXML(let part, let line, let message):
            "its part “\(part)” is damaged at line \(line) (\(message)). Ask the sender to save and send it again."
        }
    }
}

extension OfficeReadingError.Limit {
    package var vietnamese: String {
        switch self {
        case .entries: "số mục trong tệp ZIP"
        case .bytesPerPart: "số byte của một phần"
        case .bytesInAll: "tổng số byte"
        case .xmlDepth: "số tầng lồng nhau của XML"
        case .paragraphs: "số đoạn văn"
        case .cells: "số ô"
        case .sharedStrings: "số chuỗi dùng chung"
        case .mergedAreas: "số vùng ô gộp"
        }
    }

    package var english: String {
        switch self {
        case .entries: "entries of the ZIP container"
        case .bytesPerPart: "bytes of one part"
        case .bytesInAll: "bytes in all"
        case .xmlDepth: "levels of nested XML"
        case .paragraphs: "paragraphs"
        case .cells: "cells"
        case .sharedStrings: "shared strings"
        case .mergedAreas: "merged areas"
        }
    }
}
