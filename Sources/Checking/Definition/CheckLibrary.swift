import DocumentModel
import Foundation
import MappingFiles
import RecordModel

/// Everything in `Mappings/checks`: the checks, the sentences that tell them, the examples, and the rates that cannot be checked.
package struct CheckLibrary: Sendable {
    package internal(set) var checks: [Check] = []
    package internal(set) var problems: [MappingProblem] = []
    /// By kind, or `kind.variant`.
    var messages: [String: (message: CheckMessage, place: MappingPlace)] = [:]
    var examples: [CheckExample] = []
    /// Rates that no count of any form goes with, and why.
    var unchecked: [String: MappingPlace] = [:]
    package let catalogue: CheckCatalogue
    private let names: [String: String]

    package init(catalogue: CheckCatalogue) {
        self.catalogue = catalogue
        names = catalogue.fields.mapValues(\.name)
    }

    /// Loads `fields/*.yaml` and `checks/*.yaml` of each folder; a check of a later folder replaces one with the same id.
    package static func load(_ folders: [URL]) -> CheckLibrary {
        var catalogue = CheckCatalogue()
        for file in folders.flatMap({ MappingFolder.yamlFiles($0.appending(path: "fields")) }) {
            if let text = try? String(contentsOf: file, encoding: .utf8) { catalogue.add(yaml: text, file: file.lastPathComponent) }
        }
        var library = CheckLibrary(catalogue: catalogue)
        for folder in folders {
            let replaceable = Set(library.checks.map(\.id))
            for file in MappingFolder.yamlFiles(folder.appending(path: "checks")) {
                do {
                    library.add(yaml: try String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent, replaceable: replaceable)
                } catch {
                    let place = MappingPlace(file: file.lastPathComponent, line: 1, column: 1)
                    library.problems.append(
                        MappingProblem(place, vietnamese: "không đọc được tệp: \(error)", english: "the file cannot be read: \(error)"))
                }
            }
        }
        return library
    }

    /// Adds one check file; what is wrong in it goes to `problems`.
    /// - Parameter replaceable: ids that the file may define anew; any other that is known already is a mistake.
    package mutating func add(yaml: String, file: String, replaceable: Set<String> = []) {
        do {
            guard let root = try MappingNode.compose(yaml, file: file) else { return }
            var reader = CheckReader(catalogue: catalogue)
            reader.read(root)
            checks.removeAll { old in replaceable.contains(old.id) && reader.checks.contains { $0.id == old.id } }
            var known = Dictionary(checks.map { ($0.id, $0.place) }) { first, _ in first }
            for check in reader.checks {
                if let other = known.updateValue(check.place, forKey: check.id) {
                    problems.append(
                        MappingProblem(
                            check.place, vietnamese: "mã “\(check.id)” đã có ở \(other.file):\(other.line)",
                            english: "the id “\(check.id)” is already at \(other.file):\(other.line)"))
                }
                checks.append(check)
            }
            problems += reader.problems
            messages.merge(reader.messages) { $1 }
            examples += reader.examples
            unchecked.merge(reader.unchecked) { first, _ in first }
        } catch {
            problems.append(error)
        }
    }

    /// The sentence of a check's outcome: its own, or the kind's for this variant, or the kind's.
    func sentence(_ check: Check, _ facts: CheckFacts, variant: String?, _ language: Language) -> String {
        let kind = type(of: check.rule).kind
        let special = variant.flatMap { messages["\(kind).\($0)"]?.message }
        let message = special ?? check.message ?? messages[kind]?.message
        return message?.template(language).filled(with: facts, names: names, language: language) ?? check.id
    }
}
