import ArgumentParser
import DocumentModel
import Foundation
import Intake
import Pipeline

struct TextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "text",
        abstract: "In ra chữ của văn bản theo thứ tự đọc, đã sửa lỗi mất dấu và bảng mã cũ; các ô trong bảng cách nhau bằng tab.",
        discussion: """
            Đọc được mọi văn bản tiếng Việt, không cần là biểu mẫu.
            Ví dụ:
              phieu text cong-van.pdf
              phieu text --raw quyet-dinh-tcvn3.docx
            """)

    @Flag(name: .long, help: "Không đoán chữ đã mất; chỉ giải mã những gì chắc chắn.")
    var raw = false

    @Option(name: .long, help: "Ngôn ngữ của lời nhắn: vi hoặc en.")
    var lang: Language = .vietnamese

    @Argument(help: "Các tệp cần đọc.")
    var files: [String]

    func run() throws {
        if !raw { try SharedOptions.requireBundledFiles(lang) }
        let repair = TextRepair(raw ? .decoding : .restoration)
        var failed = false
        for path in files {
            do {
                let file = try ReceivedFile.open(path: path)
                try file.checkReadable()
                let document = repair.repair(try DocumentReader(progress: Console.progress(lang)).read(file))
                if files.count > 1 { Console.print("==> \(path) <==") }
                Console.print(PlainText(document).text)
            } catch {
                failed = true
                Console.error(FailureSentence.of(error, file: path, language: lang))
            }
        }
        if failed { throw ExitCode(SharedOptions.someFailed) }
    }
}
