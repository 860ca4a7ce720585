import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import Pipeline
import Reporting

/// What the inbox starts for each document: reads one file in a process with limits, prints its record.
struct ReadOneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Đọc một tệp trong tiến trình có giới hạn (do batch và watch gọi).", shouldDisplay: false)

    @OptionGroup var shared: SharedOptions
    @Argument(help: "Tệp cần đọc.") var file: String

    func run() async throws {
        WorkerRoom.confineThisProcess()
        let library = try shared.library()
        do {
            let report = try await shared.reportReader(library).read(path: file)
            Console.print(try RecordJSON.text(report.record, style: .pretty))
        } catch {
            Console.error(FailureSentence.of(error, file: URL(fileURLWithPath: file).lastPathComponent, language: shared.lang))
            throw ExitCode(SharedOptions.someFailed)
        }
    }
}
