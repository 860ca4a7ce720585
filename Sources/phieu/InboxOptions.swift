import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import Logging
import Reporting

/// What the commands of the inbox take.
struct InboxOptions: ParsableArguments {
    @Argument(help: "Thư mục hộp nhận; không ghi thì lấy trong tệp cấu hình.")
    var inbox: String?

    @Option(name: .long, help: "Tệp cấu hình YAML, xem docs/inbox.md.")
    var config: String?

    @Option(name: .long, help: "Thư mục làm việc: sổ cái, bản gốc, bản ghi, nhật ký (mặc định: cạnh hộp nhận, thêm -phieu).")
    var work: String?

    /// Stops with exit code 78 where the file is wrong, 64 where no inbox is named.
    func configuration(_ shared: SharedOptions) throws -> InboxConfiguration {
        guard config != nil || inbox != nil else {
            throw ValidationError("Hãy ghi thư mục hộp nhận, hoặc --config TỆP. / Name the inbox, or a file with --config.")
        }
        do {
            var configuration = try ConfigurationReader.read(path: config, inbox: inbox, work: work)
            // Vietnamese is what is meant when nothing is said; then the file decides.
            if config == nil || shared.lang == .english { configuration.language = shared.lang }
            return configuration
        } catch let error as ConfigurationError {
            Console.error("\(error)")
            throw ExitCode(SharedOptions.brokenConfiguration)
        }
    }

    /// This program again, reading one document: `phieu worker FILE`.
    static func worker(_ shared: SharedOptions, language: Language) throws -> WorkerCommand {
        let mappings = try shared.mappingFolders().flatMap { ["--mappings", $0.path] }
        return try .thisProgram(arguments: ["worker", "--lang", language.rawValue] + mappings + ["--", WorkerCommand.filePlace])
    }

    /// The confidence report beside each record, without pictures: making them would mean parsing the file in this process.
    static func derivatives(_ language: Language) -> Derivatives {
        { record in [(ending: ".html", bytes: Array(ConfidenceReport(record, language: language).html.utf8))] }
    }

    static func log(_ configuration: InboxConfiguration, isOnStandardError: Bool) -> Logger {
        let folder = RawPath(configuration.work).appending("logs")
        let file = LogFile(folder: folder, maximumBytes: configuration.logFileBytes, files: configuration.logFiles)
        var log = Logger(label: "phieu") { _ in InboxLogHandler(file: file, isOnStandardError: isOnStandardError) }
        log.logLevel = Logger.Level(rawValue: configuration.logLevel) ?? .info
        return log
    }

    /// Runs `body`; an `InboxError` becomes its sentence and its exit code.
    static func reporting<Result>(_ language: Language, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as InboxError {
            Console.error(error.message(in: language))
            throw ExitCode(error.exitCode)
        }
    }
}
