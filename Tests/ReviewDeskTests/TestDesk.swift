import Foundation
import RecordModel
import Store

@testable import ReviewDesk

/// A desk over a store of made-up records in a folder of its own.
struct TestDesk {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let noon = Date(timeIntervalSince1970: 1_600_000_000)

    let folder: URL
    /// Reference documents of this test's own.
    private let corpus: URL?
    let ledger: SQLiteLedger
    let desk: StoreDesk

    /// - Parameter program: what draws pictures and reads documents; nil for tests that need neither.
    init(doubleEntry: DoubleEntryRule = .none, records: [Record], program: String? = nil, corpus: URL? = nil) async throws {
        self.corpus = corpus
        folder = FileManager.default.temporaryDirectory.appending(path: "phieu-desk-\(UUID().uuidString)")
        for name in ["archive", "scratch"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        ledger = try SQLiteLedger(path: folder.path + "/ledger.sqlite")
        for record in records { _ = try Self.add(record, to: ledger) }
        desk = try Self.desk(folder, doubleEntry: doubleEntry, program: program, corpus: corpus)
        while try await desk.catchUp() > 0 {}
    }

    /// The program under test, beside the test bundle or in the package's own build folder.
    static let builtProgram: URL? = {
        let beside = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let bundle = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
        let candidates = [beside, bundle, root.appending(path: ".build/debug")].map { $0.appending(path: "phieu") }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    static func desk(_ folder: URL, doubleEntry: DoubleEntryRule = .none, program: String? = nil, corpus: URL? = nil) throws -> StoreDesk {
        var configuration = DeskConfiguration(work: folder.path, mappings: [root.appending(path: "Mappings")])
        configuration.doubleEntry = doubleEntry
        configuration.program = program ?? "/bin/false"
        configuration.corpus = corpus
        return try StoreDesk(configuration: configuration)
    }

    static func add(_ record: Record, to ledger: SQLiteLedger) throws -> Int64 {
        let name = record.document.file
        let source = SourceFile(path: Array(name.utf8), folder: "", name: name, device: 1, inode: 1, bytes: 1, modified: 0)
        let id = try ledger.begin(source, at: noon).id
        try ledger.markTaken(id, sha256: record.document.sha256, isSourceRemoved: true)
        try ledger.finish(id, .read(RecordEntry(json: JSONEncoder().encode(record))), at: noon)
        return id
    }

    func remove() {
        for place in [folder, corpus].compactMap({ $0 }) { try? FileManager.default.removeItem(at: place) }
    }

    func order(
        _ position: Int, _ action: SettleAction, revision: Int = 0, who: String = "lan", why: String? = nil, document: Int64 = 1,
        sample: Bool = false, after seconds: Double = 0
    ) -> SettleOrder {
        SettleOrder(
            field: FieldReference(document: document, position: position), revision: revision, action: action, who: who,
            at: Self.noon.addingTimeInterval(seconds), why: why, isSample: sample)
    }
}

/// Records of the form of An Giang for departments: real field ids, so that checks and the rubric apply.
enum Sample {
    static let form = "an-giang-2018-1a"

    static func field(
        _ id: String?, _ raw: String?, type: FieldType = .count, value: FieldValue? = nil, decision: Decision = .accepted,
        confidence: Double = 0.99, codes: [String] = [], alternatives: [Alternative] = [], readAs: String? = nil, label: String? = nil
    ) -> RecordField {
        var evidence = Evidence()
        (evidence.page, evidence.bbox, evidence.readAs) = (1, [100, 100, 140, 112], readAs)
        let number = raw.flatMap { Decimal(string: $0.replacingOccurrences(of: ",", with: ".")) }.map(FieldValue.number)
        return RecordField(
            id: id, section: "1", label: label ?? id ?? "Dòng", type: type, state: raw == nil ? .blank : .filled, raw: raw,
            value: value ?? (type.isNumeric ? number : raw.map(FieldValue.string)), confidence: confidence, decision: decision,
            reasons: codes, reasonCodes: codes, evidence: evidence, alternatives: alternatives)
    }

    static func doubtful(_ id: String?, _ raw: String, or other: String, type: FieldType = .count, codes: [String] = ["read-by-ocr"])
        -> RecordField
    {
        field(
            id, raw, type: type, decision: .review, confidence: 0.7, codes: codes,
            alternatives: [
                Alternative(
                    value: type.isNumeric ? Decimal(string: other).map(FieldValue.number) : .string(other), raw: other, confidence: 0.2)
            ])
    }

    static func record(
        _ fields: [RecordField], file: String = "a.pdf", agency: String = "Sở A", period: String = "2018", form: String? = form
    ) -> Record {
        Record(
            document: DocumentFacts(
                file: file, sha256: "sha-\(file)", bytes: 1, mediaType: "application/pdf", form: form, agency: agency, period: period,
                pages: [PageFacts(number: 1, width: 595, height: 842, source: "ocr")]), fields: fields)
    }
}
