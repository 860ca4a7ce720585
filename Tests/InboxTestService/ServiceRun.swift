import Foundation
import Inbox
import Logging
import RecordModel

/// `INBOX WORK SETTLE-SECONDS JOBS [MINIMUM-FREE-MB]`
struct ServiceRun {
    let arguments: [String]

    func run(mode: String) -> Int32 {
        guard arguments.count >= 4 else { return 64 }
        let stop = StopSignal()
        var configuration = InboxConfiguration(inbox: arguments[0], work: arguments[1])
        configuration.settleSeconds = Double(arguments[2]) ?? 1
        configuration.jobs = Int(arguments[3]) ?? 2
        configuration.minimumFreeBytes = arguments.count > 4 ? (Int(arguments[4]) ?? 0) << 20 : 0
        configuration.scanSeconds = 2
        configuration.language = .english
        configuration.room = WorkerRoom(memoryBytes: 200 << 20, cpuSeconds: 20, wallSeconds: 5, outputBytes: 1 << 20, fileBytes: 1 << 20)
        let file = LogFile(folder: RawPath(arguments[1] + "/logs"), maximumBytes: 1 << 20, files: 3)
        let log = Logger(label: "test") { _ in InboxLogHandler(file: file, isOnStandardError: false) }
        do {
            let worker = try WorkerCommand.thisProgram(arguments: ["worker", WorkerCommand.filePlace])
            let engine = try InboxEngine(configuration: configuration, worker: worker, log: log)
            if mode == "watch" {
                WatchService(engine: engine, stop: stop).run()
                return 0
            }
            let (ending, summary) = BatchRun(engine: engine, stop: stop).run()
            if case .failed(let error) = ending { throw error }
            return (summary?.count(.refused) ?? 0) > 0 ? 1 : 0
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            return (error as? InboxError)?.exitCode ?? 70
        }
    }
}
