import ArgumentParser
import Checking
import DocumentModel
import FormMapping
import Foundation
import MappingFiles
import Pipeline

extension Language: ExpressibleByArgument {}

/// What every command takes.
struct SharedOptions: ParsableArguments {
    @Option(name: .long, help: "Thư mục ánh xạ (mặc định: Mappings của dự án); ghi hai lần thì lần sau thêm vào lần trước.")
    var mappings: [String] = []

    @Option(name: .long, help: "Ngôn ngữ của lời nhắn: vi hoặc en.")
    var lang: Language = .vietnamese

    /// Exit codes of `design/record.md`.
    static let someFailed: Int32 = 1
    static let brokenConfiguration: Int32 = 78

    /// The `Mappings` folders, in the order in which they are loaded.
    func mappingFolders() throws -> [URL] {
        if !mappings.isEmpty { return mappings.map { URL(filePath: $0, directoryHint: .isDirectory) } }
        if let folder = Self.projectFolder("Mappings") { return [folder] }
        Console.error(
            lang == .vietnamese
                ? "Không tìm thấy thư mục Mappings. Hãy chạy trong thư mục dự án hoặc ghi --mappings THƯ_MỤC."
                : "The folder Mappings was not found. Run inside the project or give --mappings DIR.")
        throw ExitCode(Self.brokenConfiguration)
    }

    /// The forms; stops with exit code 78 where a mapping does not lint.
    func library() throws -> MappingLibrary {
        let library = MappingLibrary.load(try mappingFolders(), includingFields: false)
        let errors = library.problems.filter { $0.severity == .error }
        guard errors.isEmpty, !library.forms.isEmpty else {
            for problem in errors { Console.error(problem.message(in: lang)) }
            if library.forms.isEmpty {
                Console.error(lang == .vietnamese ? "Không có biểu mẫu nào trong thư mục ánh xạ." : "There is no form in the mappings.")
            }
            throw ExitCode(Self.brokenConfiguration)
        }
        return library
    }

    /// Stops with exit code 78 where the program was copied without the files that come with it.
    static func requireBundledFiles(_ language: Language) throws {
        guard let problem = BundledFiles.problem(in: language) else { return }
        let remedy = BundledFiles.remedy(in: language)
        Console.error(
            language == .vietnamese ? "Không đọc được: \(problem). Hãy \(remedy)." : "Cannot read: \(problem). To mend it: \(remedy).")
        throw ExitCode(brokenConfiguration)
    }

    /// What reads documents: the forms, which are needed first, and the checks, which load beside the first document.
    /// - Parameter pagesAtOnce: pages of a scan recognised at the same time; a worker of the inbox takes one, as `--jobs` of them share the cores.
    func reportReader(_ library: MappingLibrary, pagesAtOnce: Int = DocumentReader.pagesAtOnce) throws -> ReportReader {
        try Self.requireBundledFiles(lang)
        let folders = try mappingFolders()
        let checks = Task.detached {
            let library = CheckLibrary.load(folders)
            let errors = library.problems.filter { $0.severity == .error }
            if !errors.isEmpty { throw BrokenChecks(problems: errors) }
            return library
        }
        return ReportReader(
            forms: library.forms, checks: checks, language: lang, pagesAtOnce: pagesAtOnce, progress: Console.progress(lang))
    }

    /// Tells what is wrong with the checks; the exit code that says so.
    func refuse(_ error: BrokenChecks) -> ExitCode {
        for problem in error.problems { Console.error(problem.message(in: lang)) }
        return ExitCode(Self.brokenConfiguration)
    }

    /// Looks for a folder of the project from the program's own place upwards, then from the working directory.
    static func projectFolder(_ name: String) -> URL? {
        let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let here = URL(filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
        for start in [executable, here] {
            var folder = start
            for _ in 0..<8 {
                let candidate = folder.appending(path: name, directoryHint: .isDirectory)
                if FileManager.default.fileExists(atPath: candidate.appending(path: "forms").path) { return candidate }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }
}

/// Results go to standard output, everything for people to standard error.
enum Console {
    static func print(_ text: String) {
        FileHandle.standardOutput.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
    }

    static func write(_ data: Data) {
        FileHandle.standardOutput.write(data)
    }

    /// Tells on a terminal which page was recognised, on one line that is written over; nil where nobody watches.
    static func progress(_ language: Language) -> PageProgress? {
        guard isatty(FileHandle.standardError.fileDescriptor) == 1 else { return nil }
        let page = language == .vietnamese ? "trang" : "page"
        return { file, done, total in
            let isLast = done == total
            let text = isLast ? "" : "\(file): \(page) \(done)" + (total.map { "/\($0)" } ?? "")
            FileHandle.standardError.write(Data(("\r\u{1B}[K" + text).utf8))
        }
    }

    static func error(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// The mappings' checks do not lint: nothing can be read until they do.
struct BrokenChecks: Error {
    var problems: [MappingProblem]
}
