import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import PDFReading
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
        let name = URL(fileURLWithPath: file).lastPathComponent
        let language = shared.lang
        PagePatience.watch { error in
            Console.error(ReadingFailure(file: name, vietnamese: error.vietnamese, english: error.english).message(in: language))
            _exit(SharedOptions.someFailed)
        }
        let library = try shared.library()
        do {
            let report = try await shared.reportReader(library, pagesAtOnce: 1).read(path: file)
            Console.print(try RecordJSON.text(report.record, style: .pretty))
        } catch {
            Console.error(FailureSentence.of(error, file: name, language: language))
            throw ExitCode(SharedOptions.someFailed)
        }
    }
}
