// Stands in for `phieu` in the tests of the inbox: `worker FILE` is a reader of toy reports, `batch` and `watch` run the engine with it.
import Foundation
import Inbox
import Logging

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "worker":
    WorkerRoom.confineThisProcess()
    ToyReader.read(arguments.dropFirst().first ?? "")
case "batch", "watch":
    exit(ServiceRun(arguments: Array(arguments.dropFirst())).run(mode: arguments[0]))
default:
    FileHandle.standardError.write(Data("usage: worker FILE | batch INBOX WORK SETTLE JOBS | watch …\n".utf8))
    exit(64)
}
