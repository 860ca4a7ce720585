import DocumentModel
import Intake
import OfficeReading
import PDFReading

/// Hands a file to the reader of its kind. The only place where readers meet.
package struct DocumentReader: Sendable {
    package init() {}

    package func read(_ file: ReceivedFile) throws -> Document {
        do {
            switch file.kind {
            case .docx: return try WordReader().read(file.bytes)
            case .xlsx: return try SpreadsheetReader().read(file.bytes)
            case .doc, .odt, .rtf, .html:
                return try WordReader().read(LegacyConverter().convert(file.bytes, ending: file.kind.rawValue, to: .docx))
            case .xls, .ods, .xlsb:
                return try SpreadsheetReader().read(LegacyConverter().convert(file.bytes, ending: file.kind.rawValue, to: .xlsx))
            case .pdf: return try PDFReader().read(file.bytes)
            default: throw Self.unsupported(file)
            }
        } catch let error as OfficeReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as LegacyConverter.Failure {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        } catch let error as PDFReadingError {
            throw ReadingFailure(file: file.name, vietnamese: error.vietnamese, english: error.english)
        }
    }

    private static func unsupported(_ file: ReceivedFile) -> ReadingFailure {
        ReadingFailure(
            file: file.name,
            vietnamese: "chương trình chưa đọc được \(file.kind.title(in: .vietnamese)). Hãy gửi lại bằng DOCX, XLSX hoặc PDF.",
            english: "the program does not read \(file.kind.title(in: .english)) yet. Ask for a DOCX, XLSX or PDF copy.")
    }
}
