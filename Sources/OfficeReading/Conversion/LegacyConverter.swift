import Foundation

/// Turns older formats (DOC, XLS, RTF, ODT, ODS, HTML) into DOCX or XLSX through LibreOffice, which knows them better than we ever would.
package struct LegacyConverter: Sendable {
    package enum Target: String, Sendable {
        case docx, xlsx

        /// The filter's full name: by its short name LibreOffice would pick a template's.
        fileprivate var filter: String {
            switch self {
            case .docx: "docx:MS Word 2007 XML"
            case .xlsx: "xlsx:Calc MS Excel 2007 XML"
            }
        }
    }

    package struct Failure: Error, Hashable, Sendable {
        package enum Cause: Hashable, Sendable {
            case notInstalled
            case tookTooLong(seconds: Int)
            case gaveNothing(detail: String)
            case folder(String)
        }
        package var cause: Cause

        /// Cause and remedy, without the file's name.
        package var vietnamese: String {
            switch cause {
            case .notInstalled: "máy chưa có LibreOffice để mở định dạng cũ. Hãy chạy scripts/setup, hoặc yêu cầu gửi bản DOCX, XLSX."
            case .tookTooLong(let seconds):
                "LibreOffice không chuyển đổi xong trong \(seconds) giây. Hãy yêu cầu gửi bản DOCX, XLSX hoặc PDF."
            case .gaveNothing: "LibreOffice không mở được tệp; tệp có thể hỏng hoặc có mật khẩu. Hãy yêu cầu gửi lại."
            case .folder(let detail): "không ghi được thư mục tạm (\(detail)). Hãy kiểm tra dung lượng và quyền của thư mục tạm."
            }
        }

        package var english: String {
            switch cause {
            case .notInstalled: "LibreOffice, which opens old formats, is not installed. Run scripts/setup, or ask for a DOCX or XLSX copy."
            case .tookTooLong(let seconds): "LibreOffice did not finish converting in \(seconds) seconds. Ask for a DOCX, XLSX or PDF copy."
            case .gaveNothing: "LibreOffice could not open it; it may be damaged or ask for a password. Ask the sender for it again."
            case .folder(let detail): "the temporary folder cannot be written (\(detail)). Check its space and rights."
            }
        }
    }

    /// Seconds for one file. A cold start takes about 6 s on two busy cores, the largest report seen 4 s more.
    package var seconds: Int
    private let programs: [String]

    package init(
        seconds: Int = 90,
        programs: [String] = ["/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice"]
    ) {
        self.seconds = seconds
        self.programs = programs
    }

    /// - Parameters:
    ///   - bytes: the file as received.
    ///   - ending: the file ending that fits its content ("doc"), for LibreOffice's own sniffing.
    /// - Throws: `Failure`.
    package func convert(_ bytes: [UInt8], ending: String, to target: Target) throws -> [UInt8] {
        guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            throw Failure(cause: .notInstalled)
        }
        // a profile of its own: two conversions at once would wait for each other's, and a broken one would stay
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-\(UUID().uuidString)", directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "input.\(ending)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try Data(bytes).write(to: input)
        } catch {
            throw Failure(cause: .folder(error.localizedDescription))
        }
        let status = try run(program, folder: folder, input: input, target: target)
        let output = folder.appending(path: "out/input.\(target.rawValue)")
        if let data = try? Data(contentsOf: output), !data.isEmpty { return [UInt8](data) }
        if status == Self.timedOut { throw Failure(cause: .tookTooLong(seconds: seconds)) }
        throw Failure(cause: .gaveNothing(detail: "exit \(status)"))
    }

    /// The exit codes of coreutils' `timeout` for a command that it stopped or killed.
    private static let timedOut: Int32 = 124

    private func run(_ program: String, folder: URL, input: URL, target: Target) throws -> Int32 {
        // `timeout` runs the command in a process group of its own and ends the whole group: soffice is a script that starts others
        let line = [
            "/usr/bin/timeout", "--kill-after=5", "\(seconds)", program, "-env:UserInstallation=file://\(folder.path)/profile",
            "--headless",
            "--norestore", "--nolockcheck", "--nodefault", "--convert-to", target.filter, "--outdir", folder.appending(path: "out").path,
            input.path,
        ]
        let variables = ["HOME=\(folder.path)", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"]
        return try Self.wait(for: Self.spawn(line, variables))
    }

    // Foundation's `Process` waits for a message over a socket that now and then never comes: a worker stood still beside its ended child until
    // its own time was over. The system's own calls wait for the child itself.

    private static func spawn(_ line: [String], _ variables: [String]) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        for descriptor in 0...2 as ClosedRange<Int32> { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var arguments: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
        var environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
        defer { for pointer in arguments + environment { free(pointer) } }
        var process = pid_t()
        let code = posix_spawn(&process, line[0], &actions, &attributes, &arguments, &environment)
        guard code == 0 else { throw Failure(cause: .gaveNothing(detail: String(cString: strerror(code)))) }
        return process
    }

    /// The exit code; that of a time-out where a signal ended it.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : timedOut
    }
}
