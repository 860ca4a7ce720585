import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import RecordModel
import Reporting

struct BatchCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "batch", abstract: "Chạy đêm: đọc mọi tệp trong hộp nhận một lượt rồi tổng kết.",
        discussion: """
            Mỗi tệp được đọc trong một tiến trình riêng có giới hạn. Bản gốc vào archive/, tệp không đọc được vào quarantine/ kèm lý do, \
            kết quả vào records/, tổng kết vào summaries/ của thư mục làm việc. Dừng lúc nào cũng được; lần chạy sau làm tiếp.
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var inbox: InboxOptions

    @Option(name: .long, help: "Số tệp đọc cùng lúc.")
    var jobs: Int?

    @Option(name: .long, help: "text: tổng kết ngắn; json: phieu.batch/1.")
    var format: Format = .text

    @Option(name: .long, parsing: .upToNextOption, help: "Đọc lại các tệp đã bị từ chối: số của tệp, hoặc all.")
    var again: [String] = []

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs: từ 1 đến 64.") }
        if let bad = again.first(where: { $0 != "all" && Int64($0) == nil }) {
            throw ValidationError("--again \(bad): không phải số hay all.")
        }
    }

    func run() throws {
        var configuration = try inbox.configuration(shared)
        if let jobs { configuration.jobs = jobs }
        // A mapping that does not lint would fail every file.
        _ = try shared.library()
        try SharedOptions.requireBundledFiles(configuration.language)
        let language = configuration.language
        let stop = StopSignal()
        let isTerminal = isatty(STDERR_FILENO) == 1
        let (ending, summary) = try InboxOptions.reporting(language) {
            let progress = BatchProgress(language: language, isTerminal: isTerminal)
            let engine = try InboxEngine(
                configuration: configuration, worker: InboxOptions.worker(shared, language: language),
                log: InboxOptions.log(configuration, isOnStandardError: !isTerminal), derivatives: InboxOptions.derivatives(language))
            engine.onEvent = { progress.note($0) }
            if !again.isEmpty { _ = try engine.readAgain(again.contains("all") ? nil : again.compactMap { Int64($0) }) }
            defer { progress.end() }
            return BatchRun(engine: engine, stop: stop).run()
        }
        if let summary {
            switch format {
            case .json: Console.print(try RecordJSON.text(summary, style: .pretty))
            case .text: Console.print(SummaryText.of(summary, work: configuration.work, in: language))
            }
        }
        if case .failed(let error) = ending {
            Console.error(error.message(in: language))
            throw ExitCode(error.exitCode)
        }
        if (summary?.count(.refused) ?? 0) > 0 { throw ExitCode(SharedOptions.someFailed) }
    }
}

/// The progress line on a terminal; elsewhere the log has one line a file.
final class BatchProgress {
    private var line: ProgressLine
    private let isTerminal: Bool
    private let language: Language

    init(language: Language, isTerminal: Bool) {
        line = ProgressLine(language: language)
        self.language = language
        self.isTerminal = isTerminal
    }

    func note(_ event: EngineEvent) {
        line.note(event)
        guard isTerminal else { return }
        switch event {
        case .finished(let delivery, _):
            if let reason = delivery.reason { show("\(delivery.source.name): \(reason)\n") }
        case .leftInInbox(let why): show(why + "\n")
        case .taken: break
        }
        show(line.text())
    }

    func end() {
        if isTerminal { show("") }
    }

    /// Over the line before.
    private func show(_ text: String) { FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8)) }
}

/// The summary in a few lines.
enum SummaryText {
    static func of(_ summary: BatchSummary, work: String, in language: Language) -> String {
        let vietnamese = language == .vietnamese
        let read = summary.count(.read, .review, .superseded)
        let fields = summary.files.reduce(0) { $0 + ($1.fields?.review ?? 0) }
        var lines = [
            vietnamese
                ? "Đã đọc \(read), bị từ chối \(summary.count(.refused)), trùng lặp \(summary.count(.duplicate)), còn chờ \(summary.count(.waiting) + summary.inInbox); \(fields) ô cần xem lại."
                : "Read \(read), refused \(summary.count(.refused)), duplicates \(summary.count(.duplicate)), waiting \(summary.count(.waiting) + summary.inInbox); \(fields) fields to review."
        ]
        lines += summary.files.filter { $0.outcome == .refused }.map { "  \($0.file): \($0.reason ?? "")" }
        if let expected = summary.expectedAgencies {
            let missing = summary.missingAgencies.count
            lines.append(
                vietnamese
                    ? "Chưa có báo cáo: \(missing)/\(expected) cơ quan." : "Reports still missing: \(missing) of \(expected) agencies.")
            lines += summary.missingAgencies.map { "  \($0)" }
        }
        if let stopped = summary.stopped { lines.append(vietnamese ? "Dừng trước khi xong: \(stopped)" : "Ended early: \(stopped)") }
        lines.append(vietnamese ? "Tổng kết: \(work)/summaries" : "Summaries: \(work)/summaries")
        return lines.joined(separator: "\n")
    }
}
