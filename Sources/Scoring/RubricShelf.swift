import DocumentModel
import Foundation
import MappingFiles

/// The rubrics in the `Mappings` folders.
package struct RubricShelf: Sendable {
    package private(set) var rubrics: [Rubric] = []

    /// Loads `rubrics/*.yaml` of each folder; a rubric of a later folder replaces one with the same id.
    /// - Throws: what `RubricReader` finds wrong.
    package init(folders: [URL]) throws {
        for folder in folders {
            // Rubrics are large and independent of each other.
            let loaded = sideBySide(MappingFolder.yamlFiles(folder.appending(path: "rubrics"))) { file in
                Result { try RubricReader.load(yaml: String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent) }
            }
            for result in loaded {
                let rubric = try result.get()
                rubrics.removeAll { $0.id == rubric.id }
                rubrics.append(rubric)
            }
        }
    }

    /// The rubric that was asked for, or the one written for the form, or that of the departments, which shares most fields.
    package func rubric(_ id: String?, form: String?) -> Rubric? {
        if let id { return rubrics.first { $0.id == id } }
        return rubrics.first { $0.form == form } ?? rubrics.first
    }
}
