import DocumentModel
import Foundation
import RecordModel
import Reporting
import Store

/// The summaries in the work folder: `NAME.json` and the page `NAME.html`.
package struct SummaryFiles {
    private let folders: WorkFolders

    package init(folders: WorkFolders) { self.folders = folders }

    package func path(_ name: String, ending: String) -> String { folders.summaries.appending(name + ending).string }

    func write(_ summary: BatchSummary, name: String, in language: Language) throws {
        try Disk.write(
            Array(RecordJSON.text(summary, style: .pretty).utf8), to: folders.summaries.appending(name + ".json"), scratch: folders.scratch)
        let page = SummaryPage(summary, language: language).html
        try Disk.write(Array(page.utf8), to: folders.summaries.appending(name + ".html"), scratch: folders.scratch)
    }

    /// Names of the summaries, the newest first.
    package func names() -> [String] {
        FileTree.files(below: folders.summaries).map { String(decoding: $0.lastComponent, as: UTF8.self) }
            .filter { $0.hasSuffix(".json") }.map { String($0.dropLast(".json".count)) }.sorted(by: >)
    }

    /// One of `names()`; nil where it is none of them any more, or cannot be read.
    package func summary(_ name: String) -> BatchSummary? {
        guard names().contains(name), let data = FileManager.default.contents(atPath: path(name, ending: ".json")) else { return nil }
        return try? JSONDecoder().decode(BatchSummary.self, from: data)
    }

    /// Takes one delivery out of every summary, with what others say of it.
    func forget(_ number: Int64) throws {
        for file in FileTree.files(below: folders.summaries) where file.string.hasSuffix(".json") {
            guard let data = FileManager.default.contents(atPath: file.string),
                var summary = try? JSONDecoder().decode(BatchSummary.self, from: data)
            else { continue }
            let old = summary
            summary.files.removeAll { $0.number == number }
            summary.slowest.removeAll { $0 == number }
            for index in summary.files.indices {
                let line = summary.files[index]
                if line.supersedes == number { summary.files[index].difference = nil }
                if line.duplicateOf == number { summary.files[index].reason = line.reason == nil ? nil : "…" }
            }
            guard summary != old else { continue }
            let name = String(decoding: file.lastComponent.dropLast(".json".utf8.count), as: UTF8.self)
            try write(summary, name: name, in: Language(rawValue: summary.language) ?? .vietnamese)
        }
    }
}
