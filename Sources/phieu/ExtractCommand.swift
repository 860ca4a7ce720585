import ArgumentParser
import Foundation
import Intake
import Pipeline
import RecordModel
import Reporting

struct ExtractCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, csv, html, xlsx
    }

    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Đọc văn bản, in hoặc ghi bản ghi (record) có độ tin cậy cho từng ô.")

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "json, csv, html hoặc xlsx.")
    var format: Format = .json

    @Option(name: .long, help: "Mã biểu mẫu, nếu đã biết; không ghi thì tự nhận ra.")
    var form: String?

    @Option(name: .long, help: "Thư mục ghi kết quả; không ghi thì in ra màn hình.")
    var output: String?

    @Argument(help: "Các tệp cần đọc.")
    var files: [String]

    func run() async throws {
        let library = try shared.library()
        let reader = ReportReader(forms: library.forms, language: shared.lang)
        var failed = false
        for file in files {
            do {
                let report = try reader.read(path: file, formID: form)
                try write(report, single: files.count == 1)
            } catch {
                failed = true
                Console.error(FailureSentence.of(error, file: file, language: shared.lang))
            }
        }
        if failed { throw ExitCode(SharedOptions.someFailed) }
    }

    private func write(_ report: ReportReader.Report, single: Bool) throws {
        let text = try RecordJSON.text(report.record, style: single ? .pretty : .compact)
        Console.print(text)
    }
}
