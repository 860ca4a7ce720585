import ArgumentParser
import DocumentModel
import Foundation
import Pipeline
import RecordModel

struct ExtractCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, csv, html, xlsx
    }

    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Đọc văn bản thành bản ghi: từng ô của biểu mẫu kèm giá trị, độ tin cậy và lý do.",
        discussion: """
            Một tệp với --format json in ra một đối tượng JSON; nhiều tệp thì mỗi dòng một đối tượng.
            Ví dụ:
              phieu extract bao-cao.docx
              phieu extract --format html --output ket-qua *.pdf
            """)

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "json, csv, html (báo cáo độ tin cậy) hoặc xlsx.")
    var format: Format = .json

    @Option(name: .long, help: "Mã biểu mẫu, nếu đã biết; không ghi thì chương trình tự nhận ra.")
    var form: String?

    @Option(name: .long, help: "Thư mục ghi kết quả; không ghi thì in ra màn hình.")
    var output: String?

    @Option(name: .long, help: "Số trang quét nhận dạng cùng lúc; mỗi trang cần một nhân và khoảng 110 MB.")
    var jobs = DocumentReader.pagesAtOnce

    @Argument(help: "Các tệp cần đọc.")
    var files: [String]

    func validate() throws {
        if !(1...64).contains(jobs) { throw ValidationError("--jobs: từ 1 đến 64.") }
    }

    func run() async throws {
        let library = try shared.library()
        if let form, !library.forms.contains(where: { $0.id == form }) {
            throw ValidationError("Không có biểu mẫu “\(form)”. Xem danh sách bằng: phieu forms list")
        }
        let reader = try shared.reportReader(library, pagesAtOnce: jobs)
        let writer = RecordWriter(language: shared.lang)
        let outputs = try output.map { try OutputFolder($0, language: shared.lang) }
        var failed = false
        for file in files {
            do {
                let report = try await reader.read(path: file, formID: form)
                let data = try writer.data(report, format: format, isOnlyOne: files.count == 1 || outputs != nil)
                if let outputs {
                    let place = try outputs.write(data, for: file, ending: format.rawValue)
                    Console.error("\(Summary.line(report.record, language: shared.lang)) → \(place)")
                } else {
                    Console.write(data)
                }
            } catch let error as BrokenChecks {
                throw shared.refuse(error)
            } catch {
                failed = true
                Console.error(FailureSentence.of(error, file: file, language: shared.lang))
            }
        }
        if failed { throw ExitCode(SharedOptions.someFailed) }
    }
}

/// One line about a record, for people.
enum Summary {
    static func line(_ record: Record, language: Language) -> String {
        func count(_ test: (RecordField) -> Bool) -> Int { record.fields.count(where: test) }
        let accepted = count { $0.decision == .accepted && $0.state == .filled }
        let review = count { $0.decision == .review }
        let blank = count { $0.state == .blank && $0.decision == .accepted }
        let missing = count { $0.state == .missing && $0.decision == .accepted }
        let form = record.document.form ?? (language == .vietnamese ? "không rõ biểu mẫu" : "unknown form")
        let agency = record.document.agency ?? "?"
        return language == .vietnamese
            ? "\(record.document.file): \(form), \(agency): \(accepted) ô nhận, \(review) ô cần xem, \(blank) ô trống, \(missing) ô không có"
            : "\(record.document.file): \(form), \(agency): \(accepted) accepted, \(review) to review, \(blank) blank, \(missing) missing"
    }
}

/// A folder that results are written to, each whole or not at all.
struct OutputFolder {
    private let folder: URL

    init(_ path: String, language: Language) throws {
        folder = URL(filePath: path, directoryHint: .isDirectory)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
            Console.error(
                language == .vietnamese
                    ? "--output \(path): đã có một tệp tên này; --output cần một thư mục, kết quả của từng văn bản là một tệp trong đó."
                    : "--output \(path): a file of this name exists; --output takes a folder, in which each document's result is a file.")
            throw ExitCode(SharedOptions.someFailed)
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            Console.error(
                language == .vietnamese
                    ? "\(path): không tạo được thư mục kết quả: \(error.localizedDescription)"
                    : "\(path): the output folder cannot be made: \(error.localizedDescription)")
            throw ExitCode(SharedOptions.someFailed)
        }
    }

    /// - Returns: the path written.
    func write(_ data: Data, for file: String, ending: String) throws -> String {
        let source = URL(filePath: file)
        // documents of a corpus are all called "input": their folder tells them apart
        let stem = source.deletingPathExtension().lastPathComponent
        let name = stem == "input" ? source.deletingLastPathComponent().lastPathComponent : source.lastPathComponent
        let place = folder.appending(path: "\(name).\(ending)")
        try data.write(to: place, options: .atomic)
        return place.relativePath
    }
}
