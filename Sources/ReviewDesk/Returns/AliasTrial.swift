import DocumentModel
import FormMapping
import Foundation
import Inbox
import MappingFiles
import RecordModel
import VietnameseText

/// Tries a wording before it counts: the linter, then the project's reference documents, read with it.
struct AliasTrial: Sendable {
    let mappings: [URL]
    let corpus: URL?
    let program: String
    let scratch: RawPath
    let language: Language

    /// Differences told of one document.
    private static let mostDifferences = 5

    /// - Parameter candidate: a folder of mappings with the wordings accepted so far and the one on trial.
    /// - Returns: what speaks against it, a sentence each; empty when nothing does.
    func findings(_ line: AliasFile.Line, candidate: URL) async throws -> [String] {
        let findings = lint(line, candidate: candidate)
        guard findings.isEmpty else { return findings }
        guard let corpus else {
            return [
                say("Không có tài liệu đối chiếu (Corpus), chưa kiểm tra được.", "There are no reference documents (Corpus) to try it on.")
            ]
        }
        return try await read(corpus, candidate: candidate)
    }

    private func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    private func lint(_ line: AliasFile.Line, candidate: URL) -> [String] {
        func problems(_ folders: [URL]) -> (library: MappingLibrary, errors: [MappingProblem]) {
            let library = MappingLibrary.load(folders)
            return (library, FormLinter(library).problems().filter { $0.severity == .error })
        }
        let before = problems(mappings).errors.map(\.vietnamese)
        let (library, after) = problems(mappings + [candidate])
        var findings = after.filter { !before.contains($0.vietnamese) }.map { language == .vietnamese ? $0.vietnamese : $0.english }
        // A wording that is another row's label would draw that row's value here.
        let key = comparisonKey(line.wording)
        if let form = library.forms.first(where: { $0.id == line.form }),
            let own = form.slots.first(where: { $0.field == line.field })?.entry
        {
            for (index, entry) in form.entries.enumerated() where index != own {
                guard ([entry.label] + entry.aliases).contains(where: { comparisonKey($0) == key }) else { continue }
                findings.append(
                    say(
                        "“\(line.wording)” cũng là nhãn của dòng “\(entry.label)”.",
                        "“\(line.wording)” is the label of “\(entry.label)”, too."))
            }
        }
        return findings
    }

    private func read(_ corpus: URL, candidate: URL) async throws -> [String] {
        var findings: [String] = []
        var compared = 0
        let cases = ((try? FileManager.default.contentsOfDirectory(at: corpus, includingPropertiesForKeys: nil)) ?? [])
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        for folder in cases {
            let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            guard let input = files.first(where: { $0.hasPrefix("input.") }),
                let golden = FileManager.default.contents(atPath: folder.appending(path: "record.json").path),
                let expected = try? JSONDecoder().decode(Record.self, from: golden)
            else { continue }
            compared += 1
            let folders = (mappings + [candidate]).flatMap { ["--mappings", $0.path] }
            let command = WorkerCommand(
                executable: program, arguments: ["worker", "--lang", "vi"] + folders + ["--", WorkerCommand.filePlace])
            let result = try await WorkerOnce.run(
                command, file: RawPath(folder.appending(path: input).path), scratch: scratch.appending("alias-\(UUID().uuidString)"),
                room: .standard)
            guard result.exit == .code(0), let record = try? JSONDecoder().decode(Record.self, from: Data(result.output)) else {
                findings.append(
                    say(
                        "\(folder.lastPathComponent): không đọc được khi có cách ghi này.",
                        "\(folder.lastPathComponent): could not be read with it."))
                continue
            }
            findings += Self.differences(expected, record).map { "\(folder.lastPathComponent): \($0)" }
        }
        if compared == 0 {
            findings.append(say("Thư mục Corpus không có tài liệu nào.", "The folder Corpus holds no document."))
        }
        return findings
    }

    static func differences(_ expected: Record, _ record: Record) -> [String] {
        RecordDifference.between(expected, record).fields.prefix(mostDifferences).map { change in
            "\(change.field): \(change.oldRaw ?? "—") → \(change.newRaw ?? "—")"
        }
    }
}
