import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import Logging
import Reporting
import ReviewDesk
import ReviewServer

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Mở trang cho chuyên viên xem lại các ô còn nghi ngờ, cạnh ảnh trang.",
        discussion: """
            Mặc định chỉ máy này mở được, ở http://127.0.0.1:8088. Muốn mở cho máy khác phải có tài khoản:
              phieu review account add lan --role analyst
            TLS do proxy đứng trước lo; xem docs/review.md.
            """,
        subcommands: [ServeReview.self, AccountCommand.self], defaultSubcommand: ServeReview.self)
}

struct ServeReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Mở trang (mặc định).")

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "Địa chỉ và cổng.")
    var listen = "127.0.0.1:8088"

    @Option(name: .long, help: "Thư mục hộp nhận; không ghi thì lấy trong tệp cấu hình.")
    var inbox: String?

    @Option(name: .long, help: "Tệp cấu hình YAML, xem docs/inbox.md.")
    var config: String?

    @Option(name: .long, help: "Thư mục làm việc.")
    var work: String?

    @Option(name: .long, help: "Địa chỉ mà trình duyệt thấy khi có proxy đứng trước: https://phieu.example.vn")
    var publicUrl: String?

    @Option(name: .long, help: "Ô phải do hai người nhập: none, score-critical, hoặc mã các trường cách nhau bằng dấu phẩy.")
    var doubleEntry = "none"

    func run() async throws {
        var options = InboxOptions()
        options.inbox = inbox
        options.config = config
        options.work = work
        let configuration = try options.configuration(shared)
        let language = configuration.language
        var settings = ReviewServer.Settings()
        (settings.host, settings.port) = try Self.address(listen)
        settings.language = language
        settings.localName = NSUserName()
        if let publicUrl {
            guard let address = PublicAddress(publicUrl) else { throw ValidationError("--public-url: https://TÊN[:CỔNG]") }
            settings.publicAddress = address
        }
        let folders = try shared.mappingFolders()
        var deskConfiguration = DeskConfiguration(work: configuration.work, mappings: folders)
        deskConfiguration.language = language
        deskConfiguration.doubleEntry = Self.rule(doubleEntry)
        deskConfiguration.corpus = SharedOptions.projectFolder("Mappings")?.deletingLastPathComponent().appending(path: "Corpus")
        let log = InboxOptions.log(configuration, isOnStandardError: true)
        do {
            let desk = try StoreDesk(configuration: deskConfiguration)
            let server = try ReviewServer(desk: desk, inbox: configuration, settings: settings, logger: log)
            let (host, port) = (settings.host.contains(":") ? "[\(settings.host)]" : settings.host, settings.port)
            let shown = publicUrl ?? "http://\(host):\(port)"
            let intake = Task { await server.takeIn() }
            defer { intake.cancel() }
            try await server.application(onRunning: { _ in
                Console.error(language == .vietnamese ? "Trang xem lại: \(shown) (Ctrl-C để dừng)" : "Review: \(shown) (Ctrl-C ends it)")
            }).runService()
        } catch let problem as StartProblem {
            Console.error(problem.message(in: language))
            throw ExitCode(SharedOptions.brokenConfiguration)
        } catch let error as DeskError {
            Console.error(error.message(in: language))
            throw ExitCode(SharedOptions.brokenConfiguration)
        }
    }

    /// `127.0.0.1:8088`, `[::1]:8088`.
    static func address(_ text: String) throws -> (String, Int) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port),
            colon != text.startIndex
        else { throw ValidationError("--listen: ĐỊA_CHỈ:CỔNG, như 127.0.0.1:8088.") }
        return (text[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
    }

    private static func rule(_ text: String) -> DoubleEntryRule {
        switch text {
        case "none", "": .none
        case "score-critical": .scoreCritical
        default: .fields(Set(text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }))
        }
    }
}
