import Foundation
import RecordModel
import Yams

@testable import Scoring

/// Records built from the corpus' truth files: what a perfect extraction of the document would give.
enum TruthRecord {
    static let corpus = RubricFiles.packageRoot.deletingLastPathComponent().appending(path: "shared/corpus/inline")
    static var isPresent: Bool { FileManager.default.fileExists(atPath: corpus.appending(path: "README.md").path) }

    struct MissingTruth: Error {}

    /// - Parameters:
    ///   - name: the truth file's name without `.truth.json`.
    ///   - form: the id of the form's definition, whose slots stand in the truth's order.
    static func record(_ name: String, form: String) throws -> Record {
        let data = try Data(contentsOf: corpus.appending(path: "\(name).truth.json"))
        guard let truth = try JSONSerialization.jsonObject(with: data) as? [String: Any], let slots = truth["fields"] as? [[String: Any]]
        else {
            throw MissingTruth()
        }
        let definition = try FormSlots(form)
        let own = slots.filter { $0["group"] as? String != "signature" }
        guard own.count == definition.fields.count else { throw MissingTruth() }
        let fields = zip(definition.fields, own).map { field($0, $1) }
        let tables = zip(definition.lists, truth["tables"] as? [[String: Any]] ?? []).map { table($0, $1) }
        var facts = DocumentFacts(file: name, sha256: "", bytes: 0, mediaType: "", form: form, formConfidence: 1)
        facts.agency = truth["agency"] as? String
        facts.period = truth["period"] as? String
        return Record(document: facts, fields: fields, tables: tables)
    }

    private static func field(_ id: String, _ slot: [String: Any]) -> RecordField {
        let type = slot["type"] as? String ?? "text"
        let value = slot["value"].flatMap { self.value($0) }
        return RecordField(
            id: id, section: slot["section"] as? String ?? "", number: slot["number"] as? String ?? "",
            label: slot["label"] as? String ?? "",
            type: FieldType(rawValue: type.hasPrefix("ratio_") ? "count" : type) ?? .text, state: value == nil ? .blank : .filled,
            raw: slot["raw"] as? String, value: value, confidence: 1, decision: .accepted)
    }

    private static func value(_ json: Any) -> FieldValue? {
        switch json {
        case let text as String: .string(text)
        case let texts as [String]: .list(texts)
        case let number as NSNumber:
            CFBooleanCheck.isBoolean(number) ? .bool(number.boolValue) : .number(Decimal(string: "\(number)") ?? 0)
        default: nil
        }
    }

    private static func table(_ list: FormSlots.List, _ json: [String: Any]) -> RecordTable {
        let rows = json["rows"] as? [[String]] ?? []
        return RecordTable(
            id: list.id, title: json["title"] as? String ?? "", columns: list.columns.map { RecordColumn(id: $0, title: $0) },
            rows: rows.map { row in
                row.map {
                    RecordCell(
                        raw: $0, value: $0.isEmpty ? nil : Decimal(rubricText: $0).map { .number($0) } ?? .string($0), confidence: 1,
                        evidence: nil)
                }
            })
    }
}

/// `JSONSerialization` gives booleans and numbers the same class.
private enum CFBooleanCheck {
    static func isBoolean(_ number: NSNumber) -> Bool {
        String(cString: number.objCType) == "c"
    }
}

/// The slots and list tables of a form definition, in printed order.
struct FormSlots {
    struct List {
        var id: String
        var columns: [String]
    }

    private(set) var fields: [String] = []
    private(set) var lists: [List] = []

    init(_ form: String) throws {
        let url = RubricFiles.packageRoot.appending(path: "Mappings/forms/\(form).yaml")
        let root = try Yams.compose(yaml: String(contentsOf: url, encoding: .utf8))
        if let root { visit(root) }
    }

    private mutating func visit(_ node: Node) {
        if case .sequence(let items) = node {
            for item in items { visit(item) }
        }
        guard case .mapping(let mapping) = node else { return }
        if let list = mapping["list"]?.string {
            let columns = mapping["columns"]?.sequence?.compactMap { $0.mapping?["id"]?.string } ?? []
            lists.append(List(id: list, columns: columns))
            return
        }
        if let field = mapping["field"]?.string { fields.append(field) }
        for (key, value) in mapping where key.string != "columns" && key.string != "signature" { visit(value) }
    }
}
