import Foundation
import MappingFiles

/// The comparisons between levels in the `Mappings` folders, with the lists of areas that they need.
package struct CrossCheckShelf: Sendable {
    package private(set) var definitions: [CrossCheckDefinition] = []
    package private(set) var lists: [AreaList] = []
    package private(set) var findings: [RubricFinding] = []

    /// Loads `crosschecks/*.yaml` and `areas/*.yaml` of each folder; a file of a later folder replaces one with the same id.
    package init(folders: [URL]) {
        for folder in folders {
            for (name, yaml) in read(folder.appending(path: "areas")) {
                let (list, found) = CrossCheckReader.areas(yaml: yaml, file: name)
                findings += found
                guard let list else { continue }
                if name != "\(list.id).yaml" { note(name, "mã “\(list.id)” khác tên tệp") }
                lists.removeAll { $0.id == list.id }
                lists.append(list)
            }
            for (name, yaml) in read(folder.appending(path: "crosschecks")) {
                let (definition, found) = CrossCheckReader.definition(yaml: yaml, file: name)
                findings += found
                guard let definition else { continue }
                if name != "\(definition.id).yaml" { note(name, "mã “\(definition.id)” khác tên tệp") }
                definitions.removeAll { $0.id == definition.id }
                definitions.append(definition)
            }
        }
    }

    package init(definitions: [CrossCheckDefinition], lists: [AreaList]) {
        self.definitions = definitions
        self.lists = lists
    }

    package func areas(_ id: String) -> AreaList? { lists.first { $0.id == id } }

    private mutating func read(_ folder: URL) -> [(name: String, yaml: String)] {
        var texts: [(name: String, yaml: String)] = []
        for file in MappingFolder.yamlFiles(folder) {
            do {
                texts.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
            } catch {
                note(file.lastPathComponent, "không đọc được: \(error)")
            }
        }
        return texts
    }

    private mutating func note(_ file: String, _ message: String) {
        findings.append(RubricFinding(file: file, line: nil, column: nil, severity: .error, message: message))
    }
}
