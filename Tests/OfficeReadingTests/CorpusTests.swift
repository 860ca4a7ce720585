import DocumentModel
import Foundation
import OfficeReading
import Testing

/// Whole documents with truth files, where this machine has them.
struct Corpus {
    /// Beside the package, or where `PHIEU_CORPUS` says (for work trees that stand elsewhere).
    static let folder =
        ProcessInfo.processInfo.environment["PHIEU_CORPUS"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus").standardized
    static let isPresent = FileManager.default.fileExists(atPath: folder.path)
    static let wordFiles = files(["docx"])
    static let spreadsheetFiles = files(["xlsx"])

    /// What a truth file says, as far as a reader without knowledge of forms can be held to it.
    struct Truth: Decodable {
        struct Field: Decodable {
            struct Place: Decodable {
                var sheet: String
                var ref: String
            }
            var label: String
            var guide: String?
            var raw: Raw?
            var cell: Place?
        }
        /// One text, or several.
        struct Raw: Decodable {
            var texts: [String]

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                texts = try (try? container.decode([String].self)) ?? [container.decode(String.self)]
            }
        }
        struct TruthTable: Decodable {
            var rows: [[String]]
        }
        var fields: [Field]
        var tables: [TruthTable]
    }

    static func files(_ extensions: [String]) -> [String] {
        ["tabular", "inline"].flatMap { folderName in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: folderName).path)) ?? []
            return names.filter { name in extensions.contains { name.hasSuffix(".\($0)") } }.map { "\(folderName)/\($0)" }.sorted()
        }
    }

    static func bytes(_ file: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: file))) }

    static func truth(_ file: String) throws -> Truth {
        let beside = folder.appending(path: "\(file).truth.json")
        let instead = folder.appending(path: file).deletingPathExtension().appendingPathExtension("truth.json")
        let url = FileManager.default.fileExists(atPath: beside.path) ? beside : instead
        return try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url))
    }

    /// Letters and digits alone, composed: what is left when spaces, leaders and line breaks differ.
    static func essence(_ text: String) -> String {
        String(text.precomposedStringWithCanonicalMapping.unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) })
    }
}

@Suite(.enabled(if: Corpus.isPresent))
struct CorpusTests {
    @Test(arguments: Corpus.wordFiles)
    func everyLabelAndValueOfTheTruthIsInTheWordDocument(file: String) throws {
        let document = try WordReader().read(Corpus.bytes(file))
        let text = Corpus.essence(document.sections.flatMap(\.blocks).map(\.text).joined(separator: "\n"))
        let truth = try Corpus.truth(file)
        // Labels of the inline forms are split by their blanks; the tabular ones stand as they are.
        let labels = file.hasPrefix("tabular") ? truth.fields.flatMap { [$0.label, $0.guide ?? ""] } : []
        // A ticked box is written down as "mark @ option", which stands nowhere in the document.
        let values = truth.fields.flatMap { $0.raw?.texts ?? [] }.filter { !$0.contains(" @ ") && !$0.hasPrefix("[Wingdings") }
        let fields = labels + values
        let missing = (fields + truth.tables.flatMap(\.rows).joined()).filter {
            let essence = Corpus.essence($0)
            return !essence.isEmpty && !text.contains(essence)
        }
        #expect(missing == [])
        #expect(document.warnings.isEmpty)
    }

    @Test(arguments: Corpus.spreadsheetFiles)
    func everyValueOfTheTruthStandsInItsCellAsPrinted(file: String) throws {
        let document = try SpreadsheetReader().read(Corpus.bytes(file))
        let truth = try Corpus.truth(file)
        for field in truth.fields {
            guard let place = field.cell, let raw = field.raw else { continue }
            let section = try #require(document.sections.first { $0.name == place.sheet })
            guard case .table(let table)? = section.blocks.first else { throw ZipWriter.Failure() }
            let cell = try #require(table.named(place.ref), "\(place.sheet) \(place.ref)")
            #expect(cell.text == raw.texts.first, "\(place.sheet) \(place.ref)")
        }
        #expect(document.warnings.isEmpty)
    }
}
