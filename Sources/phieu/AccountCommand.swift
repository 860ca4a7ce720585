import ArgumentParser
import DocumentModel
import Foundation
import Inbox
import ReviewServer

extension Role: ExpressibleByArgument {}

struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Tài khoản của trang xem lại.", subcommands: [Add.self, Remove.self, List.self])

    struct Place: ParsableArguments {
        @Option(name: .long, help: "Thư mục hộp nhận.")
        var inbox: String?

        @Option(name: .long, help: "Tệp cấu hình YAML.")
        var config: String?

        @Option(name: .long, help: "Thư mục làm việc.")
        var work: String?

        func book(_ shared: SharedOptions) throws -> AccountBook {
            var options = InboxOptions()
            options.inbox = inbox
            options.config = config
            options.work = work
            let configuration = try options.configuration(shared)
            do {
                try FileManager.default.createDirectory(
                    atPath: configuration.work, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                Console.error("\(configuration.work): \(error)")
                throw ExitCode(SharedOptions.brokenConfiguration)
            }
            return try AccountCommand.reporting(shared.lang) { try AccountBook(work: configuration.work) }
        }
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thêm tài khoản; mật khẩu được hỏi ở bàn phím, hoặc đọc từ đầu vào chuẩn, không bao giờ từ dòng lệnh.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var place: Place

        @Argument(help: "Tên: chữ thường a–z, số, “.”, “-”, “_”.")
        var name: String

        @Option(name: .long, help: "reader (xem), analyst (xử lý), chief (phụ trách).")
        var role: Role

        func run() throws {
            let book = try place.book(shared)
            let password = try PasswordPrompt.read(shared.lang)
            try AccountCommand.reporting(shared.lang) { try book.add(name, role: role, password: password) }
            Console.error(shared.lang == .vietnamese ? "Đã thêm tài khoản “\(name)”." : "Added the account “\(name)”.")
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Bỏ tài khoản; phiên đang mở của tài khoản đó hết ngay.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var place: Place

        @Argument(help: "Tên tài khoản.")
        var name: String

        func run() throws {
            let book = try place.book(shared)
            try AccountCommand.reporting(shared.lang) { try book.remove(name) }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Các tài khoản và vai trò.")

        @OptionGroup var shared: SharedOptions
        @OptionGroup var place: Place

        func run() throws {
            for account in try place.book(shared).all { Console.print("\(account.name)\t\(account.role.rawValue)") }
        }
    }

    fileprivate static func reporting<Result>(_ language: Language, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let problem as AccountProblem {
            Console.error(problem.message(in: language))
            throw ExitCode(SharedOptions.someFailed)
        }
    }
}

/// Asks for a password twice at a terminal, without showing it; takes one line from anything else.
private enum PasswordPrompt {
    static func read(_ language: Language) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
        let first = ask(language == .vietnamese ? "Mật khẩu: " : "Password: ")
        guard ask(language == .vietnamese ? "Gõ lại: " : "Again: ") == first else {
            Console.error(language == .vietnamese ? "Hai lần gõ không giống nhau." : "The two differ.")
            throw ExitCode(SharedOptions.someFailed)
        }
        return first
    }

    private static func ask(_ question: String) -> String {
        FileHandle.standardError.write(Data(question.utf8))
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            FileHandle.standardError.write(Data("\n".utf8))
        }
        return readLine() ?? ""
    }
}
