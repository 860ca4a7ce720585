import DocumentModel
import Intake
import OCRReading
import OfficeReading
import PDFReading

/// Hands a file to the reader of its kind, and decides page by page whether a PDF's text layer or its picture is read. The only place
/// where readers meet.
package struct DocumentReader: Sendable {
    /// Pages of a scan read at the same time where one person waits for one file.
    package static let pagesAtOnce = 2

    /// Pages of a scan read at the same time.
    private let workers: Int
    private let progress: PageProgress?
    private let readsPictures: Bool

    /// - Parameters:
    ///   - readsPictures: whether pictures within office documents are recognised.
    ///   - progress: told after each page that is recognised.
    package init(workers: Int = pagesAtOnce, readsPictures: Bool = true, progress: PageProgress? = nil) {
        self.workers = workers
        self.readsPictures = readsPictures
        self.progress = progress
    }

    package func read(_ file: ReceivedFile) throws -> Document {
        do {
            switch file.kind {
            case .docx: return try withPictures(WordReader().read(file.bytes), of: file)
            case .xlsx: return try SpreadsheetReader().read(file.bytes)
            case .doc, .odt, .rtf, .html:
                let converted = try LegacyConverter().convert(file.bytes, ending: file.kind.rawValue, to: .docx)
                return try withPictures(WordReader().read(converted), of: file)
            case .xls, .ods, .xlsb:
                return try SpreadsheetReader().read(LegacyConverter().convert(file.bytes, ending: file.kind.rawValue, to: .xlsx))
            case .pdf: return try pdf(file)
            case .jpeg, .png, .tiff:
                let document = try PictureReader(reader: PageReader()).read(file.bytes) { done in progress?(file.name, done, nil) }
                progress?(file.name, document.pages.count, document.pages.count)
                return document
            default: throw Self.unsupported(file)
            }
        } catch let error as OfficeReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as LegacyConverter.Failure {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as PDFReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as OCRReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.message(in: .vietnamese), english: error.message(in: .english))
        }
    }

    private func pdf(_ file: ReceivedFile) throws -> Document {
        let reading = try PDFReader().read(PDFDocumentHandle(file.bytes), sight: StrangeFonts(bytes: file.bytes, workers: workers).see)
        let scans = reading.pages.filter(ScannedPages.isScan).map(\.number)
        guard !scans.isEmpty else { return reading.document }
        return try ScannedPages(workers: workers).read(file.bytes, pages: scans, into: reading) { done in
            progress?(file.name, done, scans.count)
        }
    }

    private func withPictures(_ document: Document, of file: ReceivedFile) throws -> Document {
        guard readsPictures else { return document }
        return try EmbeddedPictures().read(document) { done in progress?(file.name, done, document.pictures.count) }
    }

    private static func unsupported(_ file: ReceivedFile) -> ReadingFailure {
        ReadingFailure(
            file: file.name,
            vietnamese: "chương trình chưa đọc được \(file.kind.title(in: .vietnamese)). Hãy gửi lại bằng DOCX, XLSX hoặc PDF.",
            english: "the program does not read \(file.kind.title(in: .english)) yet. Ask for a DOCX, XLSX or PDF copy.")
    }
}
