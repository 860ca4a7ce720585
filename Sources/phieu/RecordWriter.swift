import DocumentModel
import Foundation
import Intake
import PDFReading
import Pipeline
import RecordModel
import Reporting

/// Turns reports into the formats of the command line.
struct RecordWriter {
    let language: Language

    /// One report in one format.
    func data(_ report: ReportReader.Report, format: ExtractCommand.Format, isOnlyOne: Bool) throws -> Data {
        switch format {
        case .json: Data((try RecordJSON.text(report.record, style: isOnlyOne ? .pretty : .compact) + "\n").utf8)
        case .csv: Data(RecordCSV.text(report.record).utf8)
        case .html: Data(html(report).utf8)
        case .xlsx: try RecordXLSX(report.record, language: language).data(created: Self.fixedDate)
        }
    }

    /// Workbooks carry no clock time: the same record gives the same bytes.
    private static let fixedDate = Date(timeIntervalSince1970: 0)

    private func html(_ report: ReportReader.Report) -> String {
        let pictures = PlacePictures(report.file)
        return ConfidenceReport(
            report.record, language: language, formName: report.formName, picture: { pictures?.png($0) }
        ).html
    }
}

/// Pictures of places on the pages of a PDF.
final class PlacePictures {
    private let handle: PDFDocumentHandle
    /// Pictures in one report; beyond, the file would grow past what a mail server takes.
    private var left = 400
    /// Points around the value that are shown too.
    private static let margin = 6.0
    /// Enough to read 9-point type on a screen.
    private static let resolution = 110.0

    init?(_ file: ReceivedFile) {
        guard file.kind == .pdf, let handle = try? PDFDocumentHandle(file.bytes) else { return nil }
        self.handle = handle
    }

    /// The label and the value, in one strip.
    func png(_ evidence: Evidence) -> Data? {
        guard left > 0, let page = evidence.page, let box = Self.rect(evidence.bbox) else { return nil }
        var clip = Self.rect(evidence.labelBox).map { box.union($0) } ?? box
        clip.x0 = max(0, clip.x0 - Self.margin)
        clip.y0 = max(0, clip.y0 - Self.margin)
        clip.x1 += Self.margin
        clip.y1 += Self.margin
        guard let picture = try? handle.png(page: page, clip: clip, dpi: Self.resolution) else { return nil }
        left -= 1
        return Data(picture.png)
    }

    private static func rect(_ box: [Double]?) -> PageRect? {
        guard let box, box.count == 4 else { return nil }
        return PageRect(x0: box[0], y0: box[1], x1: box[2], y1: box[3])
    }
}
