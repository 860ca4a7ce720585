import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import Intake
import Pipeline
import RecordModel
import ReviewDesk

/// What the analysts' desk starts for pictures and places: hostile bytes are decoded here, not in the server.
struct DeskWorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk-worker", abstract: "Vẽ trang, đọc một chỗ (do trang duyệt gọi).", shouldDisplay: false)

    @Argument var request: String
    @Argument var file: String

    func run() throws {
        WorkerRoom.confineThisProcess()
        guard let request = DeskRequest(text: request) else { throw ValidationError("request") }
        do {
            FileHandle.standardOutput.write(Data(try request.answer(ReceivedFile.open(path: file))))
        } catch {
            Console.error(FailureSentence.of(error, file: URL(fileURLWithPath: file).lastPathComponent, language: request.language))
            throw ExitCode(SharedOptions.someFailed)
        }
    }
}
