import ArgumentParser
import DocumentModel
import Foundation
import Inbox

struct WatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Dịch vụ: trông hộp nhận, đọc tệp ngay khi sao chép xong.",
        discussion: "Chạy cho đến khi nhận SIGTERM hoặc Ctrl-C. Cài thành dịch vụ hệ thống: scripts/install-service.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var inbox: InboxOptions

    @Option(name: .long, help: "Số tệp đọc cùng lúc.")
    var jobs: Int?

    func validate() throws {
        if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs: từ 1 đến 64.") }
    }

    func run() throws {
        var configuration = try inbox.configuration(shared)
        if let jobs { configuration.jobs = jobs }
        _ = try shared.library()
        try SharedOptions.requireBundledFiles(configuration.language)
        let stop = StopSignal()
        try InboxOptions.reporting(configuration.language) {
            let engine = try InboxEngine(
                configuration: configuration, worker: InboxOptions.worker(shared, language: configuration.language),
                log: InboxOptions.log(configuration, isOnStandardError: true), derivatives: InboxOptions.derivatives(configuration.language)
            )
            WatchService(engine: engine, stop: stop).run()
        }
    }
}
