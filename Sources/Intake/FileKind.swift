import DocumentModel

/// What a file is by its content; its extension has no say.
package enum FileKind: String, Codable, Hashable, Sendable, CaseIterable {
    case docx, xlsx, xlsb, odt, ods, doc, xls, rtf, pdf, jpeg, png, tiff, html, text
    /// An Office document that opens with a password only.
    case protectedOffice = "protected-office"
    case presentation, mhtml, xml, bmp, gif, heic, webp
    /// A ZIP archive of other files.
    case zip
    /// RAR, 7-Zip, gzip …
    case archive
    /// No byte, or nothing but zero bytes.
    case empty
    case unknown

    /// Whether the program has a reader for it.
    package var isReadable: Bool {
        switch self {
        case .docx, .xlsx, .xlsb, .odt, .ods, .doc, .xls, .rtf, .pdf, .jpeg, .png, .tiff, .html, .text: true
        case .protectedOffice, .presentation, .mhtml, .xml, .bmp, .gif, .heic, .webp, .zip, .archive, .empty, .unknown: false
        }
    }

    package var mediaType: String {
        switch self {
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .xlsb: "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        case .doc: "application/msword"
        case .xls: "application/vnd.ms-excel"
        case .protectedOffice: "application/x-ole-storage"
        case .presentation: "application/vnd.ms-powerpoint"
        case .rtf: "application/rtf"
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .tiff: "image/tiff"
        case .bmp: "image/bmp"
        case .gif: "image/gif"
        case .heic: "image/heic"
        case .webp: "image/webp"
        case .html: "text/html"
        case .mhtml: "multipart/related"
        case .xml: "application/xml"
        case .text: "text/plain"
        case .zip: "application/zip"
        case .archive, .unknown: "application/octet-stream"
        case .empty: "application/x-empty"
        }
    }

    /// Extensions (lower case) that promise this kind; empty where no extension promises anything.
    package var extensions: Set<String> {
        switch self {
        case .docx: ["docx", "docm", "dotx", "dotm"]
        case .xlsx: ["xlsx", "xlsm", "xltx", "xltm"]
        case .xlsb: ["xlsb"]
        case .odt: ["odt", "ott"]
        case .ods: ["ods", "ots"]
        case .doc: ["doc", "dot"]
        case .xls: ["xls", "xlt"]
        case .protectedOffice: ["docx", "docm", "xlsx", "xlsm", "doc", "xls"]
        case .presentation: ["ppt", "pptx", "odp"]
        case .rtf: ["rtf"]
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png"]
        case .tiff: ["tif", "tiff"]
        case .bmp: ["bmp"]
        case .gif: ["gif"]
        case .heic: ["heic", "heif"]
        case .webp: ["webp"]
        case .html: ["html", "htm"]
        case .mhtml: ["mht", "mhtml"]
        case .xml: ["xml"]
        case .text: ["txt", "csv", "tsv", "md"]
        case .zip: ["zip"]
        case .archive: ["rar", "7z", "gz", "tgz"]
        case .empty, .unknown: []
        }
    }

    /// What a clerk calls it.
    package func title(in language: Language) -> String {
        let (vietnamese, english) = titles
        return language == .vietnamese ? vietnamese : english
    }

    private var titles: (String, String) {
        switch self {
        case .docx: ("tài liệu Word (DOCX)", "a Word document (DOCX)")
        case .xlsx: ("bảng tính Excel (XLSX)", "an Excel workbook (XLSX)")
        case .xlsb: ("bảng tính Excel nhị phân (XLSB)", "a binary Excel workbook (XLSB)")
        case .odt: ("văn bản OpenDocument (ODT)", "an OpenDocument text (ODT)")
        case .ods: ("bảng tính OpenDocument (ODS)", "an OpenDocument spreadsheet (ODS)")
        case .doc: ("tài liệu Word 97–2003 (DOC)", "a Word 97–2003 document (DOC)")
        case .xls: ("bảng tính Excel 97–2003 (XLS)", "an Excel 97–2003 workbook (XLS)")
        case .protectedOffice: ("tài liệu Office có mật khẩu", "an Office document with a password")
        case .presentation: ("bản trình chiếu", "a presentation")
        case .rtf: ("văn bản RTF", "an RTF text")
        case .pdf: ("tài liệu PDF", "a PDF document")
        case .jpeg: ("ảnh JPEG", "a JPEG picture")
        case .png: ("ảnh PNG", "a PNG picture")
        case .tiff: ("ảnh TIFF", "a TIFF picture")
        case .bmp: ("ảnh BMP", "a BMP picture")
        case .gif: ("ảnh GIF", "a GIF picture")
        case .heic: ("ảnh HEIC của điện thoại", "a HEIC picture of a telephone")
        case .webp: ("ảnh WebP", "a WebP picture")
        case .html: ("trang HTML", "an HTML page")
        case .mhtml: ("trang web lưu thành một tệp (MHTML)", "a web page saved as one file (MHTML)")
        case .xml: ("tệp XML", "an XML file")
        case .text: ("văn bản thuần", "plain text")
        case .zip: ("tệp nén ZIP", "a ZIP archive")
        case .archive: ("tệp nén (RAR, 7-Zip …)", "an archive (RAR, 7-Zip …)")
        case .empty: ("tệp rỗng", "an empty file")
        case .unknown: ("định dạng không nhận ra", "an unknown format")
        }
    }
}
