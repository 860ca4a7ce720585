import DocumentModel
import Foundation
import Testing

@testable import Inbox

@Suite("The configuration file")
struct ConfigurationTests {
    let folder = FileManager.default.temporaryDirectory.path + "/phieu-configuration-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    func read(_ text: String, inbox: String? = nil) throws -> InboxConfiguration {
        let path = folder + "/phieu.yaml"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try ConfigurationReader.read(path: path, inbox: inbox)
    }

    func problem(_ text: String) -> String {
        do {
            _ = try read(text)
            return ""
        } catch {
            return "\(error)".replacingOccurrences(of: folder, with: "")
        }
    }

    @Test("what is not said has its default")
    func defaults() throws {
        let configuration = try read("inbox: /srv/in\n")
        #expect(configuration == InboxConfiguration(inbox: "/srv/in"))
        #expect(configuration.work == "/srv/in-phieu")
        #expect(configuration.jobs == 2)
    }

    @Test("the documented example names every default as it is")
    func example() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let example = try ConfigurationReader.read(path: project.path + "/docs/phieu.example.yaml")
        #expect(example == InboxConfiguration(inbox: "/srv/phieu/hop-nhan"))
    }

    @Test("every documented key is taken")
    func everyKey() throws {
        try Data("# danh sách\nSở Y tế; SYT\nUBND xã A\n".utf8).write(to: URL(fileURLWithPath: folder + "/agencies.txt"))
        let configuration = try read(
            """
            inbox: in
            work: /work
            language: en
            log_level: debug
            jobs: 3
            settle_seconds: 2.5
            scan_seconds: 60
            ignore: ["*.bak"]
            minimum_free_megabytes: 20
            limits: {file_megabytes: 10, memory_megabytes: 300, cpu_seconds: 5, seconds: 6, output_megabytes: 7, temporary_file_megabytes: 8, attempts: 3, enlargement: 1.5}
            retention_days: {originals: 1, quarantine: 2, records: 3, summaries: 4}
            logs: {megabytes: 1, files: 2}
            expected:
              period: Quý I/2020
              form: f
              agencies: [Sở A, {name: Sở B, aliases: [B]}]
              agencies_file: agencies.txt
            """)
        #expect(configuration.inbox == folder + "/in")
        #expect(configuration.language == .english)
        #expect(
            configuration.room
                == WorkerRoom(memoryBytes: 300 << 20, cpuSeconds: 5, wallSeconds: 6, outputBytes: 7 << 20, fileBytes: 8 << 20))
        #expect(configuration.ignore.last == "*.bak" && configuration.ignore.count > 5)
        #expect(configuration.retention.summaryDays == 4)
        #expect(configuration.expected.agencies.map(\.name) == ["Sở A", "Sở B", "Sở Y tế", "UBND xã A"])
        #expect(configuration.expected.agencies[2].aliases == ["SYT"])
    }

    @Test(
        "mistakes are told with line, column and remedy",
        arguments: [
            ("inbox: a\njbos: 2\n", "/phieu.yaml:2:1: unknown key \"jbos\" in the file; did you mean \"jobs\"?"),
            ("inbox: a\njobs: many\n", "/phieu.yaml:2:7: \"jobs\" must be a whole number from 1 to 64"),
            ("inbox: a\njobs: 0\n", "/phieu.yaml:2:7: \"jobs\" must be a whole number from 1 to 64"),
            ("inbox: a\nlanguage: fr\n", "/phieu.yaml:2:11: \"language\" is fr, must be one of vi, en"),
            ("inbox: a\nlimits:\n  atempts: 3\n", "/phieu.yaml:3:3: unknown key \"atempts\" in \"limits\"; did you mean \"attempts\"?"),
            ("inbox: a\nlimits: 3\n", "/phieu.yaml:2:9: \"limits\" must be a list of `key: value`"),
            ("jobs: 2\n", "/phieu.yaml: \"inbox\" is missing: name the folder that files are put into"),
            ("- a\n", "/phieu.yaml:1:1: the file must be a list of `key: value`"),
        ])
    func mistakes(text: String, expected: String) {
        #expect(problem(text) == expected)
    }

    @Test("broken YAML is an error of the file")
    func brokenYAML() { #expect(problem("a: [1\n").hasPrefix("/phieu.yaml: is no valid YAML")) }

    @Test("the command line's inbox goes before the file's")
    func precedence() throws { #expect(try read("inbox: a\n", inbox: "/b").inbox == "/b") }
}
