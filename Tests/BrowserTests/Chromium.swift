import Foundation

/// A browser without a window, driven over the DevTools protocol through two pipes: no port, no driver program, no network.
final class Chromium: Sendable {
    struct Missing: Error, CustomStringConvertible {
        var description: String {
            "The browser tests need Chromium, and there is none on this machine (looked for \(Chromium.names.joined(separator: ", ")) in PATH). "
                + "Install it with scripts/setup, or: apt-get install chromium"
        }
    }

    private static let names = ["chromium", "chromium-browser", "google-chrome"]

    let devTools: DevTools
    private let process: Process
    private let profile: URL

    /// - Throws: `Missing` where there is no Chromium.
    init() throws {
        let program = try Self.program()
        profile = FileManager.default.temporaryDirectory.appending(path: "phieu-chromium-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        let options = [
            "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--no-default-browser-check", "--disable-gpu", "--mute-audio",
            "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--lang=vi", "--user-data-dir=\(profile.path)",
        ]
        // The sandbox does not start for root, and nothing but our own pages is opened.
        let all = options + (getuid() == 0 ? ["--no-sandbox"] : []) + ["about:blank"]
        let (commands, answers) = (Pipe(), Pipe())
        process = Process()
        // Chromium reads commands from descriptor 3 and answers on 4; `Process` hands down no more than 0, 1 and 2.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", #"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#, program] + all
        process.standardInput = commands
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        // Writing to a browser that has died must be an error, not the end of the tests.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        devTools = DevTools(commands: commands.fileHandleForWriting, answers: answers.fileHandleForReading)
    }

    private static func program() throws -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
        for name in names {
            for folder in folders where FileManager.default.isExecutableFile(atPath: "\(folder)/\(name)") { return "\(folder)/\(name)" }
        }
        throw Missing()
    }

    /// A new tab with cookies and a cache of its own.
    func page(width: Int = 1440, height: Int = 900) async throws -> BrowserPage {
        let page = try await BrowserPage(devTools)
        try await page.resize(width, height)
        return page
    }

    func quit() async {
        _ = try? await devTools.send("Browser.close", Nothing(), as: Nothing.self)
        for _ in 0..<100 where process.isRunning { try? await Task.sleep(for: .milliseconds(50)) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: profile)
    }
}

/// No parameters, or an answer that nobody looks at.
struct Nothing: Codable, Sendable {}
