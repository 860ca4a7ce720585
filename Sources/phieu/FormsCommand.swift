import ArgumentParser
import Checking
import DocumentModel
import FormMapping
import Foundation
import MappingFiles
import Scoring

struct FormsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forms", abstract: "Các biểu mẫu trong Mappings: liệt kê, xem, kiểm tra, lập nháp, giải thích.",
        subcommands: [ListCommand.self, ShowCommand.self, LintCommand.self, DraftCommand.self, ExplainCommand.self])

    struct ListCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "list", abstract: "Liệt kê các biểu mẫu.")
        @OptionGroup var shared: SharedOptions

        func run() throws {
            for form in try shared.library().forms.sorted(by: { $0.id < $1.id }) {
                Console.print("\(form.id)\t\(form.slots.count)\t\(form.lists.count)\t\(form.name)")
            }
        }
    }

    struct ShowCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "show", abstract: "In mọi ô của một biểu mẫu theo thứ tự.")
        @OptionGroup var shared: SharedOptions
        @Argument(help: "Mã biểu mẫu.") var id: String

        func run() throws {
            guard let form = try shared.library().forms.first(where: { $0.id == id }) else {
                throw ValidationError("Không có biểu mẫu “\(id)”. Xem danh sách bằng: phieu forms list")
            }
            for slot in form.slots {
                let columns = [slot.field, slot.section, slot.number, slot.label, slot.type.rawValue, slot.unit ?? ""]
                Console.print(columns.joined(separator: "\t"))
            }
            for list in form.lists { Console.print("\(list.id)\t\(list.title)\t\(list.columns.map(\.id).joined(separator: " "))") }
        }
    }

    struct LintCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lint", abstract: "Kiểm tra mọi tệp trong Mappings và chạy mọi ví dụ; mã thoát 78 khi có lỗi.")
        @OptionGroup var shared: SharedOptions

        func run() throws {
            let folders = try shared.mappingFolders()
            let library = MappingLibrary.load(folders)
            var errors = 0
            let lists = Set(library.forms.flatMap { $0.lists.map(\.id) })
            for problem in FormLinter(library).problems() + CheckLinter(CheckLibrary.load(folders), lists: lists).problems() {
                if problem.severity == .error { errors += 1 }
                Console.print(problem.message(in: shared.lang))
            }
            errors += try lintCrossChecks(folders, library)
            errors += try lintRubrics(folders, knownFields: Set(library.fields.keys).union(lists))
            Console.error(
                shared.lang == .vietnamese
                    ? "\(library.forms.count) biểu mẫu, \(library.fields.count) trường, \(errors) lỗi"
                    : "\(library.forms.count) forms, \(library.fields.count) fields, \(errors) errors")
            if errors > 0 { throw ExitCode(SharedOptions.brokenConfiguration) }
        }

        private func lintCrossChecks(_ folders: [URL], _ library: MappingLibrary) throws -> Int {
            let fields = Dictionary(library.forms.map { ($0.id, Set($0.slots.map(\.field))) }) { first, _ in first }
            let rubrics = (try? RubricShelf(folders: folders))?.rubrics ?? []
            let policies = try Dictionary(rubrics.map { ($0.form, try Policies(rubric: $0)) }) { first, _ in first }
            let findings = CrossCheckLinter.lint(CrossCheckShelf(folders: folders), fields: fields, policies: policies)
            for finding in findings { Console.print("\(finding)") }
            return findings.count { $0.severity == .error }
        }

        private func lintRubrics(_ folders: [URL], knownFields: Set<String>) throws -> Int {
            var errors = 0
            for folder in folders {
                for file in MappingFolder.yamlFiles(folder.appending(path: "rubrics")) {
                    let text = try String(contentsOf: file, encoding: .utf8)
                    for finding in RubricLinter.lint(yaml: text, file: file.lastPathComponent, knownFields: knownFields) {
                        if finding.severity == .error { errors += 1 }
                        if finding.severity != .acknowledged { Console.print("\(finding)") }
                    }
                }
            }
            return errors
        }
    }
}
