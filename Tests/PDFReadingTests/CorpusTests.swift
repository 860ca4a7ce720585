import DocumentModel
import Foundation
import PDFReading
import Testing

/// Measures the reader on the corpus beside the package, where there is one.
enum CorpusMeasure {
    /// `../shared/corpus` beside the package, or where `PHIEU_CORPUS` says (for worktrees that lie elsewhere).
    static let root = ProcessInfo.processInfo.environment["PHIEU_CORPUS"].map { URL(fileURLWithPath: $0) } ?? beside
    private static let beside = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/corpus")
    static let exists = FileManager.default.fileExists(atPath: root.path)

    struct Truth: Decodable {
        struct Field: Decodable {
            var number: String
            var label: String
            var raw: String
            var note: String?
        }
        struct ListTable: Decodable { var rows: [[String]] }
        var fields: [Field]
        var tables: [ListTable]
    }

    static func plain(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The texts of the cells of every row of every table.
    static func rows(_ document: Document) -> [[String]] {
        document.tables.flatMap { table in
            (0..<table.rowCount).map { row in
                table.cells.filter { ($0.row..<$0.row + $0.rowSpan).contains(row) }.map { plain($0.text) }
            }
        }
    }

    /// Share of the fields whose label, value, number and note stand in cells of one row.
    static func fieldShare(_ truth: Truth, in rows: [[String]]) -> Double {
        let found = truth.fields.count { field in
            let label = plain(field.label)
            return rows.contains { row in
                guard let place = row.firstIndex(where: { $0.contains(label) }) else { return false }
                let others = row.indices.filter { $0 != place }.map { row[$0] }
                return [field.raw, field.number, field.note ?? ""].allSatisfy { $0.isEmpty || others.contains(plain($0)) }
            }
        }
        return Double(found) / Double(max(1, truth.fields.count))
    }

    /// Share of the filled cells of list tables that stand together in one row.
    static func listShare(_ truth: Truth, in rows: [[String]]) -> Double {
        var all = 0
        var found = 0
        for wanted in truth.tables.flatMap(\.rows).map({ $0.map(plain).filter { !$0.isEmpty } }) {
            all += wanted.count
            found +=
                rows.map { row in
                    var left = row
                    return wanted.count { text in
                        guard let place = left.firstIndex(of: text) else { return false }
                        left.remove(at: place)
                        return true
                    }
                }.max() ?? 0
        }
        return all == 0 ? 1 : Double(found) / Double(all)
    }
}

@Suite(.enabled(if: CorpusMeasure.exists)) struct CorpusTests {
    @Test(arguments: ["tuyen-quang-2019-q2", "dien-bien-2019-q3", "random-103"])
    func rowsOfTabularReportsComeWhole(_ name: String) throws {
        let file = CorpusMeasure.root.appending(path: "tabular/\(name).pdf")
        let truth = try JSONDecoder().decode(CorpusMeasure.Truth.self, from: Data(contentsOf: file.appendingPathExtension("truth.json")))
        let rows = CorpusMeasure.rows(try PDFReader().read([UInt8](Data(contentsOf: file))))
        #expect(CorpusMeasure.fieldShare(truth, in: rows) >= 0.99)
        #expect(CorpusMeasure.listShare(truth, in: rows) >= 0.99)
    }

    @Test func lostLettersDoNotChangeTheTables() throws {
        func shape(_ name: String) throws -> [[Int]] {
            let bytes = [UInt8](try Data(contentsOf: CorpusMeasure.root.appending(path: "tabular/\(name).pdf")))
            return try PDFReader().read(bytes).tables.map { [$0.rowCount, $0.columnCount, $0.cells.count] }
        }
        #expect(try shape("tuyen-quang-2019-q2-garbled-latin1") == shape("tuyen-quang-2019-q2"))
    }
}
