import Foundation
import RecordModel

/// Records made from the truth files of the corpus, as a perfect reading would give them.
enum TruthRecords {
    struct Truth {
        var name: String
        var record: Record
        /// What was typed wrong on purpose, by field id.
        var anomalies: [String: String]
    }

    /// Beside the package, or where `PHIEU_CORPUS` says (a worktree lies elsewhere).
    private static let places =
        [ProcessInfo.processInfo.environment["PHIEU_CORPUS"].map { URL(filePath: $0) }].compactMap { $0 }
        + [MappingsUnderTest.root.deletingLastPathComponent().appending(path: "shared/corpus")]
    static let folder = places.first { FileManager.default.fileExists(atPath: $0.path) }
    static var isThere: Bool { folder != nil }

    static func inline() throws -> [Truth] {
        try files("inline").map { name, truth in
            let prefixes = ["an-giang-1a": "an-giang-2018-1a", "an-giang-2a": "an-giang-2018-2a", "an-giang-3a": "an-giang-2018-3a"]
            let form = truth["form"] as? String ?? ""
            let slots = try slots(prefixes[form] ?? form)
            let fields = truth["fields"] as? [[String: Any]] ?? []
            return made(name, truth, Array(zip(slots.fields.map(\.id), fields)))
        }
    }

    /// Tabular truth files name their rows as in the report of the seeds, whose rows are the form's slots in order.
    static func tabular() throws -> [Truth] {
        let forms = [
            "stnmt-dienbien-2019q3": ("dien-bien-2019-q3", "dien-bien-2019-q3.docx.truth.json"),
            "stp-tuyenquang-2019q2": ("tuyen-quang-2019-q2", "tuyen-quang-2019-q2.docx.truth.json"),
        ]
        let all = try files("tabular")
        var ids: [String: [String: String]] = [:]
        for (family, (form, reference)) in forms {
            let fields = all.first { $0.name == reference }?.truth["fields"] as? [[String: Any]] ?? []
            let pairs = zip(fields.compactMap { $0["id"] as? String }, try slots(form).fields.map(\.id))
            ids[family] = Dictionary(pairs) { first, _ in first }
        }
        return all.compactMap { name, truth in
            guard let map = ids[truth["form"] as? String ?? ""] else { return nil }
            let fields = (truth["fields"] as? [[String: Any]] ?? []).compactMap { field in
                (field["id"] as? String).flatMap { map[$0] }.map { ($0, field) }
            }
            return made(name, truth, fields)
        }
    }

    private static func files(_ part: String) throws -> [(name: String, truth: [String: Any])] {
        guard let folder = folder?.appending(path: part) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasSuffix(".truth.json") }.sorted { $0.lastPathComponent < $1.lastPathComponent }
            .map { ($0.lastPathComponent, try JSONSerialization.jsonObject(with: Data(contentsOf: $0)) as? [String: Any] ?? [:]) }
    }

    private static func slots(_ form: String) throws -> FormSlots {
        try FormSlots(MappingsUnderTest.folder.appending(path: "forms/\(form).yaml"))
    }

    private static func made(_ name: String, _ truth: [String: Any], _ pairs: [(String, [String: Any])]) -> Truth {
        var anomalies: [String: String] = [:]
        let fields = pairs.map { id, field in
            anomalies[id] = field["anomaly"] as? String
            return recordField(id, field)
        }
        let tables = (truth["tables"] as? [[String: Any]] ?? []).compactMap(table)
        let facts = DocumentFacts(
            file: name, sha256: "", bytes: 0, mediaType: "", period: periodText(truth["period"]), date: truth["date"] as? String)
        return Truth(name: name, record: Record(document: facts, fields: fields, tables: tables), anomalies: anomalies)
    }

    private static func periodText(_ period: Any?) -> String? {
        if let text = period as? String { return text }
        guard let parts = period as? [String: Any], let quarter = parts["quarter"] as? Int, let year = parts["year"] as? Int else {
            return nil
        }
        return "Quý \(quarter)/\(year)"
    }

    private static func recordField(_ id: String, _ field: [String: Any]) -> RecordField {
        let type = FieldType(rawValue: field["type"] as? String ?? "") ?? .count
        let value = value(field["value"], type)
        return RecordField(
            id: id, section: field["section"] as? String ?? "", label: field["label"] as? String ?? "", type: type,
            state: value == nil ? .blank : .filled, raw: field["raw"] as? String, value: value, confidence: 0.999, decision: .accepted)
    }

    private static func value(_ value: Any?, _ type: FieldType) -> FieldValue? {
        switch value {
        case let text as String: return .string(text)
        case let texts as [String]: return .list(texts)
        case let number as NSNumber:
            if type == .yesno || type == .choice { return .bool(number.boolValue) }
            return Decimal(string: "\(number)").map(FieldValue.number)
        default: return periodText(value).map(FieldValue.string)
        }
    }

    private static func table(_ table: [String: Any]) -> RecordTable? {
        let title = (table["title"] as? String ?? "").lowercased()
        let id = title.contains("mức độ 3") ? "services.level3" : title.contains("mức độ 4") ? "services.level4" : "applications"
        let rows = (table["rows"] as? [[String]] ?? []).map {
            $0.map { RecordCell(raw: $0, value: .string($0), confidence: 1, evidence: nil) }
        }
        return RecordTable(id: id, title: title, columns: [], rows: rows)
    }
}
