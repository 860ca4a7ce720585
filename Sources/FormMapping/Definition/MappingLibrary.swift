import DocumentModel
import Foundation
import MappingFiles
import RecordModel

/// Everything in the `Mappings` folders: forms and the catalogue of fields.
package struct MappingLibrary: Sendable {
    package var forms: [FormDefinition] = []
    package var fields: [String: CatalogueField] = [:]
    package var problems: [MappingProblem] = []

    /// Loads forms from `forms/*.yaml` and fields from `fields/*.yaml` of each folder; a form of a later folder replaces one with the same id.
    /// Wordings of labels in `aliases/*.yaml` are added to the forms of any folder.
    package static func load(_ folders: [URL], includingFields: Bool = true) -> MappingLibrary {
        var library = MappingLibrary()
        for folder in folders {
            if includingFields {
                for file in MappingFolder.yamlFiles(folder.appending(path: "fields")) { library.loadFields(file) }
            }
            library.loadForms(MappingFolder.yamlFiles(folder.appending(path: "forms")))
        }
        for file in folders.flatMap({ MappingFolder.yamlFiles($0.appending(path: "aliases")) }) { library.loadAliases(file) }
        return library
    }

    /// Forms are large and independent of each other: they are parsed side by side, and kept in the order of the files.
    private mutating func loadForms(_ files: [URL]) {
        let texts = files.map { read($0) }
        let named = zip(files, texts).compactMap { file, text in text.map { (name: file.lastPathComponent, yaml: $0) } }
        for (form, problems) in sideBySide(named, { FormLoader.load(yaml: $0.yaml, file: $0.name) }) {
            self.problems += problems
            guard let form else { continue }
            forms.removeAll { $0.id == form.id }
            forms.append(form)
        }
    }

    private mutating func loadFields(_ file: URL) {
        guard let text = read(file) else { return }
        do {
            guard let node = try MappingNode.compose(text, file: file.lastPathComponent) else { return }
            for item in (node["fields"] ?? node).items {
                problems += item.unknownKeys(besides: ["id", "name", "type", "unit", "note", "aliases"], in: "danh mục trường (fields)")
                let id = item["id"]?.string ?? ""
                guard let type = FieldType(rawValue: item["type"]?.string ?? "") else {
                    problems.append(
                        MappingProblem(item.place, vietnamese: "trường “\(id)” thiếu kiểu đúng", english: "field “\(id)” has no valid type")
                    )
                    continue
                }
                if let other = fields[id] {
                    problems.append(
                        MappingProblem(
                            item.place, vietnamese: "mã trường “\(id)” đã có ở \(other.place.file):\(other.place.line)",
                            english: "field id “\(id)” is already at \(other.place.file):\(other.place.line)"))
                }
                fields[id] = CatalogueField(
                    id: id, name: item["name"]?.string ?? "", type: type, unit: item["unit"]?.string, place: item.place)
            }
        } catch {
            problems.append(error)
        }
    }

    /// `aliases: [{form, field, wording}]`: the wording becomes an alias of the entry that holds the field's slot.
    private mutating func loadAliases(_ file: URL) {
        guard let text = read(file) else { return }
        do {
            for item in try MappingNode.compose(text, file: file.lastPathComponent)?["aliases"]?.items ?? [] {
                problems += item.unknownKeys(besides: ["form", "field", "wording", "accepted"], in: "danh sách cách ghi (aliases)")
                let (form, field) = (item["form"]?.string ?? "", item["field"]?.string ?? "")
                guard let wording = item["wording"]?.string, !wording.isEmpty, let index = forms.firstIndex(where: { $0.id == form }),
                    let slot = forms[index].slots.first(where: { $0.field == field })
                else {
                    problems.append(
                        MappingProblem(
                            item.place,
                            vietnamese: "cách ghi của trường “\(field)” trong biểu mẫu “\(form)”: không có trường hoặc biểu mẫu này",
                            english: "a wording for field “\(field)” of form “\(form)”: there is no such field or form"))
                    continue
                }
                if !forms[index].entries[slot.entry].aliases.contains(wording) { forms[index].entries[slot.entry].aliases.append(wording) }
            }
        } catch {
            problems.append(error)
        }
    }

    private mutating func read(_ file: URL) -> String? {
        do {
            return try String(contentsOf: file, encoding: .utf8)
        } catch {
            let place = MappingPlace(file: file.lastPathComponent, line: 1, column: 1)
            problems.append(MappingProblem(place, vietnamese: "không đọc được tệp: \(error)", english: "cannot be read: \(error)"))
            return nil
        }
    }
}
