import Foundation
import RecordModel
import Testing

@testable import Reporting

/// Writes the samples as files for a person to look at: `PHIEU_SAMPLES=/tmp/samples swift test --filter SampleFiles`; `PHIEU_PICTURE` names a
/// PNG that stands for every place on a page, `PHIEU_RECORD` a record of one's own.
enum SampleFolder {
    static let url = ProcessInfo.processInfo.environment["PHIEU_SAMPLES"].map { URL(fileURLWithPath: $0) }
    static let picture = ProcessInfo.processInfo.environment["PHIEU_PICTURE"].flatMap { try? Data(contentsOf: URL(fileURLWithPath: $0)) }
}

@Suite(.enabled(if: SampleFolder.url != nil))
struct SampleFiles {
    @Test func writesTheSamples() throws {
        let folder = try #require(SampleFolder.url)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
        for language in ReportLanguage.allCases {
            let report = ConfidenceReport(SampleRecord.record, language: language, formName: "Phiếu số liệu ứng dụng CNTT, tỉnh Mẫu, Quý II/2024") { _ in
                SampleFolder.picture
            }
            let sheet = ScoreSheet(SampleScore.card, record: SampleRecord.record, rubric: SampleScore.rubric, language: language) { _ in
                SampleFolder.picture
            }
            let created = Date(timeIntervalSince1970: 1_700_000_000)
            let suffix = "\(language.rawValue).xlsx"
            try RecordXLSX(SampleRecord.record, language: language).data(created: created).write(to: folder.appending(path: "record." + suffix))
            let rubrics = [SampleScore.card.rubric: SampleScore.rubric]
            try ScoreWorkbook([.init(SampleScore.card)], rubrics: rubrics, language: language).data(created: created)
                .write(to: folder.appending(path: "score." + suffix))
            try ScoreWorkbook(SampleScore.group.map { .init($0) }, rubrics: rubrics, language: language).data(created: created)
                .write(to: folder.appending(path: "scores." + suffix))
            try write(sheet.html, "score.\(language.rawValue).html")
            try write(report.html, "record.\(language.rawValue).html")
        }
        if let path = ProcessInfo.processInfo.environment["PHIEU_RECORD"] {
            let record = try RecordJSON.record(Data(contentsOf: URL(fileURLWithPath: path)))
            try write(ConfidenceReport(record, language: .vietnamese) { _ in SampleFolder.picture }.html, "long.vi.html")
            try RecordXLSX(record, language: .vietnamese).data(created: .distantPast).write(to: folder.appending(path: "long.vi.xlsx"))
        }
        try write(RecordJSON.text(SampleRecord.record, style: .pretty), "record.json")
        try write(RecordCSV.text(SampleRecord.record), "record.csv")
    }
}
