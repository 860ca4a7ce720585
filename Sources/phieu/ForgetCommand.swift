import ArgumentParser
import DocumentModel
import Foundation
import Inbox

struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget", abstract: "Xóa một văn bản và mọi thứ làm ra từ nó, theo yêu cầu.",
        discussion: """
            Xóa bản gốc, bản ghi, lý do, các dòng trong sổ cái và trong tổng kết, cùng mọi bản có cùng nội dung. Trong sổ cái chỉ còn lại số thứ tự. \
            Khi dịch vụ đang chạy, chính dịch vụ sẽ xóa trong vài phút.
            """)

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "Tệp cấu hình YAML.")
    var config: String?

    @Option(name: .long, help: "Thư mục hộp nhận.")
    var inbox: String?

    @Option(name: .long, help: "Thư mục làm việc.")
    var work: String?

    @Flag(name: .long, help: "Xóa thật; không có thì chỉ cho biết sẽ xóa gì.")
    var yes = false

    @Argument(help: "Số, tên, hoặc SHA-256 của văn bản.")
    var files: [String]

    func run() throws {
        var options = InboxOptions()
        (options.inbox, options.config, options.work) = (inbox, config, work)
        let configuration = try options.configuration(shared)
        let vietnamese = configuration.language == .vietnamese
        try InboxOptions.reporting(configuration.language) {
            let found = try files.map { ($0, try DeliveryHistory.find($0, configuration)) }
            if let missing = found.first(where: { $0.1.isEmpty })?.0 {
                Console.error(
                    vietnamese
                        ? "\(missing): sổ cái không có tệp này; chưa xóa gì."
                        : "\(missing): the ledger has no such file; nothing was removed.")
                throw ExitCode(SharedOptions.someFailed)
            }
            let histories = found.flatMap(\.1)
            Console.print(histories.map { $0.line(in: configuration.language) }.joined(separator: "\n"))
            guard yes else {
                Console.error(vietnamese ? "Chưa xóa gì. Thêm --yes để xóa." : "Nothing was removed. Add --yes to remove.")
                return
            }
            let log = InboxOptions.log(configuration, isOnStandardError: false)
            let isDone = try DeliveryHistory.forget(histories, configuration, log: log)
            Console.error(
                isDone
                    ? (vietnamese ? "Đã xóa." : "Removed.")
                    : (vietnamese
                        ? "Đã ghi yêu cầu; dịch vụ đang chạy sẽ xóa trong vài phút."
                        : "Noted; the running service will remove it within minutes."))
        }
    }
}
