import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import Store

struct StatusCommand: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tệp nào đang ở đâu; đối chiếu sổ cái với các thư mục.",
        discussion: "Mã thoát 1 khi sổ cái và thư mục không khớp.")

    @OptionGroup var shared: SharedOptions
    @OptionGroup var inbox: InboxOptions

    @Option(name: .long, help: "Lịch sử của một tệp: số, tên, hoặc SHA-256 của nó.")
    var file: String?

    @Flag(name: .long, help: "Đọc lại từng bản gốc và so mã băm.")
    var contents = false

    @Option(name: .long, help: "text hoặc json (phieu.status/1).")
    var format: Format = .text

    func run() throws {
        let configuration = try inbox.configuration(shared)
        let language = configuration.language
        if let file { return try history(of: file, configuration) }
        let status = try InboxOptions.reporting(language) { try InboxStatus.make(configuration, checkingContents: contents) }
        switch format {
        case .text: Console.print(status.text(in: language))
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Console.write(try encoder.encode(status) + Data("\n".utf8))
        }
        if !status.isSound { throw ExitCode(SharedOptions.someFailed) }
    }

    private func history(of file: String, _ configuration: InboxConfiguration) throws {
        let language = configuration.language
        let histories = try InboxOptions.reporting(language) { try DeliveryHistory.find(file, configuration) }
        guard !histories.isEmpty else {
            Console.error(language == .vietnamese ? "\(file): sổ cái không có tệp này." : "\(file): the ledger has no such file.")
            throw ExitCode(SharedOptions.someFailed)
        }
        Console.print(histories.map { $0.text(in: language) }.joined(separator: "\n\n"))
    }
}
