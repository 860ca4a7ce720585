import ArgumentParser
import DocumentModel
import Evaluation
import Foundation
import Pipeline

struct EvaluateCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, html
    }

    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Đo độ đúng và độ tin cậy trên những văn bản đã biết đáp án.",
        discussion: """
            Mỗi văn bản có một tệp đáp án TÊN.truth.json bên cạnh (scripts/make-corpus viết ra cả hai).
            Ví dụ:
              phieu evaluate van-ban-thu
              phieu evaluate --format html --output do-dung.html van-ban-thu
              phieu evaluate --only scan --features o.jsonl van-ban-thu
            """)

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "text, json hoặc html (trang có biểu đồ).")
    var format: Format = .text

    @Option(name: .long, help: "Tệp ghi kết quả; không ghi thì in ra màn hình.")
    var output: String?

    @Option(name: .long, help: "Chỉ những văn bản có chữ này trong tên.")
    var only = ""

    @Option(name: .long, help: "Số văn bản đọc cùng lúc.")
    var jobs = 1

    @Option(name: .long, help: "Ghi thêm từng ô kèm các đặc trưng của độ tin cậy vào tệp này (JSON, mỗi dòng một ô).")
    var features: String?

    @Option(name: .customLong("form-name"), help: "Tên biểu mẫu mà tệp đáp án dùng: TÊN=MÃ; ghi được nhiều lần.")
    var formNames: [String] = []

    @Argument(help: "Các thư mục văn bản.")
    var folders: [String]

    func validate() throws {
        guard jobs > 0 else { throw ValidationError("--jobs phải từ 1 trở lên.") }
        for name in formNames where name.split(separator: "=").count != 2 {
            throw ValidationError("--form-name phải có dạng TÊN=MÃ: “\(name)”.")
        }
    }

    func run() async throws {
        let corpus: TruthCorpus
        do {
            corpus = try TruthCorpus(folders: folders, only: only)
        } catch let error as TruthCorpus.UnreadableTruth {
            Console.error(
                shared.lang == .vietnamese
                    ? "\(error.path): không đọc được đáp án: \(error.why)" : "\(error.path): the truth cannot be read: \(error.why)")
            throw ExitCode(SharedOptions.someFailed)
        }
        for path in corpus.absent { Console.error(EvaluationText.absent(path, language: shared.lang)) }
        let documents = try await compared(corpus)
        let evaluation = Evaluation(documents)
        let data =
            switch format {
            case .text: Data(EvaluationText(evaluation, language: shared.lang).text.utf8)
            case .json: try EvaluationJSON.text(evaluation)
            case .html: Data(EvaluationPage(evaluation, language: shared.lang).html.utf8)
            }
        if let output {
            try data.write(to: URL(filePath: output), options: .atomic)
        } else {
            Console.write(data)
        }
        if let features {
            var lines = Data()
            for document in documents { lines += try EvaluationJSON.features(document) }
            try lines.write(to: URL(filePath: features), options: .atomic)
        }
        if documents.contains(where: { $0.failure != nil }) { throw ExitCode(SharedOptions.someFailed) }
    }

    /// In the corpus's order, however the work was shared.
    private func compared(_ corpus: TruthCorpus) async throws -> [DocumentComparison] {
        let reader = try shared.reportReader(try shared.library())
        let names = Dictionary(
            formNames.map { $0.split(separator: "=").map(String.init) }.map { ($0[0], $0[1]) }, uniquingKeysWith: { _, last in last })
        return try await withThrowingTaskGroup(of: (Int, DocumentComparison).self) { group in
            var done: [Int: DocumentComparison] = [:]
            for (index, entry) in corpus.entries.enumerated() {
                if index >= jobs, let (finished, comparison) = try await group.next() { done[finished] = comparison }
                group.addTask { (index, try await compared(entry, reader, names)) }
            }
            for try await (finished, comparison) in group { done[finished] = comparison }
            return corpus.entries.indices.compactMap { done[$0] }
        }
    }

    private func compared(_ entry: TruthCorpus.Entry, _ reader: ReportReader, _ names: [String: String]) async throws -> DocumentComparison
    {
        let place = URL(filePath: entry.path)
        let kind = "\(place.pathExtension.lowercased()):\(entry.truth.damage)"
        let start = Date()
        var report: ReportReader.Report?
        var failure: String?
        do {
            report = try await reader.read(path: entry.path)
        } catch let error as BrokenChecks {
            throw shared.refuse(error)
        } catch {
            failure = FailureSentence.of(error, file: entry.path, language: shared.lang)
        }
        let comparison = DocumentComparison(
            document: place.lastPathComponent, kind: kind, truth: entry.truth, record: report?.record, features: report?.features ?? [],
            formNames: names, seconds: Date().timeIntervalSince(start), failure: failure)
        Console.error(EvaluationText.line(comparison.document, comparison.tally, String(format: " %6.1f", comparison.seconds)))
        return comparison
    }
}
