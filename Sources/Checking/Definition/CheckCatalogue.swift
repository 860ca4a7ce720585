import MappingFiles
import RecordModel

/// The fields that checks may name: `Mappings/fields/*.yaml`.
package struct CheckCatalogue: Sendable {
    package struct Field: Hashable, Sendable {
        package var type: FieldType
        /// In Vietnamese, as messages call it.
        package var name: String

        package init(type: FieldType, name: String) {
            self.type = type
            self.name = name
        }
    }

    package private(set) var fields: [String: Field]
    /// Ids in the order of the files.
    package private(set) var ids: [String]

    package init(_ fields: [(id: String, field: Field)] = []) {
        self.fields = Dictionary(fields.map { ($0.id, $0.field) }) { first, _ in first }
        ids = fields.map(\.id).uniqued()
    }

    /// Takes what it can read; the linter of the mappings tells what is wrong with the catalogue itself.
    mutating func add(yaml: String, file: String) {
        guard let root = try? MappingNode.compose(yaml, file: file) else { return }
        for item in (root["fields"] ?? root).items {
            guard let id = item["id"]?.text, let type = FieldType(rawValue: item["type"]?.text ?? ""), fields[id] == nil else { continue }
            fields[id] = Field(type: type, name: item["name"]?.text ?? id)
            ids.append(id)
        }
    }
}
