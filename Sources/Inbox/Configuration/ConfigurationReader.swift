import DocumentModel
import Foundation
import Yams

/// What is wrong in a configuration file, with line and column where they are known.
package struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    package var line: Int?
    package var column: Int?
    package var problem: String

    package var description: String {
        guard let line, let column else { return "\(file): \(problem)" }
        return "\(file):\(line):\(column): \(problem)"
    }
}

/// Reads `phieu.yaml`. Unknown keys, wrong types and values out of range are errors, so that a misspelt limit is not silently none.
package struct ConfigurationReader {
    private let file: String
    private let folder: String

    /// Reads a file; `inbox` and `work`, when given, go before what the file says. Throws `ConfigurationError`.
    package static func read(path: String?, inbox: String? = nil, work: String? = nil) throws -> InboxConfiguration {
        guard let path else {
            guard let inbox else {
                throw ConfigurationError(file: "phieu", problem: "no inbox is named: give it as argument, or in a file with --config")
            }
            return InboxConfiguration(inbox: inbox, work: work)
        }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(file: path, problem: "cannot be read: check the path and the rights")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw ConfigurationError(file: path, problem: "is not UTF-8: save it as UTF-8")
        }
        let reader = ConfigurationReader(file: path, folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
        return try reader.configuration(text, inbox: inbox, work: work)
    }

    private func configuration(_ text: String, inbox: String?, work: String?) throws -> InboxConfiguration {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ConfigurationError(file: file, problem: "is no valid YAML: \(error)")
        }
        let top = try ConfigurationSection(file: file, node: root, name: "the file")
        // Both are asked for, so that the file's are known keys when the command line goes before them.
        let (itsInbox, itsWork) = (try top.string("inbox").map(resolve), try top.string("work").map(resolve))
        guard let path = inbox ?? itsInbox else {
            throw ConfigurationError(file: file, problem: "\"inbox\" is missing: name the folder that files are put into")
        }
        var result = InboxConfiguration(inbox: path, work: work ?? itsWork)
        if let language = try top.choice("language", Language.allCases.map(\.rawValue)) {
            result.language = Language(rawValue: language) ?? .vietnamese
        }
        result.logLevel = try top.choice("log_level", ["trace", "debug", "info", "notice", "warning", "error"]) ?? result.logLevel
        result.jobs = try top.whole("jobs", 1...64) ?? result.jobs
        result.settleSeconds = try top.number("settle_seconds", 0...3600) ?? result.settleSeconds
        result.scanSeconds = try top.number("scan_seconds", 1...3600) ?? result.scanSeconds
        result.ignore += try top.strings("ignore") ?? []
        result.minimumFreeBytes = try top.megabytes("minimum_free_megabytes", 10...1_000_000) ?? result.minimumFreeBytes
        try limits(top.section("limits"), &result)
        try retention(top.section("retention_days"), &result)
        try logs(top.section("logs"), &result)
        try expected(top.section("expected"), &result)
        try top.refuseOthers()
        return result
    }

    private func limits(_ section: ConfigurationSection?, _ result: inout InboxConfiguration) throws {
        guard let section else { return }
        result.maximumFileBytes = try section.megabytes("file_megabytes", 1...2000) ?? result.maximumFileBytes
        result.room.memoryBytes = try section.megabytes("memory_megabytes", 50...64_000) ?? result.room.memoryBytes
        result.room.cpuSeconds = try section.whole("cpu_seconds", 1...86_400) ?? result.room.cpuSeconds
        result.room.wallSeconds = try section.number("seconds", 1...86_400) ?? result.room.wallSeconds
        result.room.outputBytes = try section.megabytes("output_megabytes", 1...2000) ?? result.room.outputBytes
        result.room.fileBytes = try section.megabytes("temporary_file_megabytes", 1...100_000) ?? result.room.fileBytes
        result.attempts = try section.whole("attempts", 1...10) ?? result.attempts
        result.enlargement = try section.number("enlargement", 1...10) ?? result.enlargement
        try section.refuseOthers()
    }

    private func retention(_ section: ConfigurationSection?, _ result: inout InboxConfiguration) throws {
        guard let section else { return }
        let days = 1...36_500
        result.retention.originalDays = try section.whole("originals", days)
        result.retention.quarantineDays = try section.whole("quarantine", days)
        result.retention.recordDays = try section.whole("records", days)
        result.retention.summaryDays = try section.whole("summaries", days)
        try section.refuseOthers()
    }

    private func logs(_ section: ConfigurationSection?, _ result: inout InboxConfiguration) throws {
        guard let section else { return }
        result.logFileBytes = try section.megabytes("megabytes", 1...1000) ?? result.logFileBytes
        result.logFiles = try section.whole("files", 1...1000) ?? result.logFiles
        try section.refuseOthers()
    }

    private func expected(_ section: ConfigurationSection?, _ result: inout InboxConfiguration) throws {
        guard let section else { return }
        result.expected.period = try section.string("period")
        result.expected.form = try section.string("form")
        for item in try section.items("agencies") ?? [] {
            if let name = item.string {
                result.expected.agencies.append(.init(name: name))
                continue
            }
            let agency = try ConfigurationSection(file: file, node: item, name: "an agency")
            guard let name = try agency.string("name") else { throw agency.error("an agency needs a \"name\"") }
            result.expected.agencies.append(.init(name: name, aliases: try agency.strings("aliases") ?? []))
            try agency.refuseOthers()
        }
        if let list = try section.string("agencies_file") {
            guard let text = try? String(contentsOfFile: resolve(list), encoding: .utf8) else {
                throw section.error(
                    "\"agencies_file\": \(resolve(list)) cannot be read as UTF-8: one agency a line, other names after \";\"")
            }
            result.expected.agencies += Self.agencies(text)
        }
        try section.refuseOthers()
    }

    /// One agency a line, other names after semicolons, "#" before remarks.
    private static func agencies(_ text: String) -> [InboxConfiguration.Agency] {
        text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }.compactMap { line in
            let names = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
            return names.first.map { .init(name: $0, aliases: Array(names.dropFirst())) }
        }
    }

    /// Paths in the file are relative to the file.
    private func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : folder + "/" + path }
}
