import ArgumentParser
import DocumentModel
import FormMapping
import Foundation
import Intake
import Pipeline

extension FormsCommand {
    struct DraftCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "draft", abstract: "Lập nháp ánh xạ cho một biểu mẫu mới từ biểu trống (DOCX, PDF, XLSX).",
            discussion: """
                Với --output THƯ_MỤC/forms/MÃ.yaml, các trường chưa có trong danh mục được ghi vào THƯ_MỤC/fields/MÃ.yaml.
                Không có --output thì in ra màn hình, các trường mới sau dòng “---”.
                Ví dụ:
                  phieu forms draft bieu-trong.docx --id so-noi-vu-2020 --output Mappings/forms/so-noi-vu-2020.yaml
                  phieu forms lint
                """)

        @OptionGroup var shared: SharedOptions
        @Option(name: .long, help: "Mã biểu mẫu; không ghi thì lấy theo tên tệp.") var id: String?
        @Option(name: .long, help: "Tệp YAML để ghi; tên tệp phải là mã biểu mẫu.") var output: String?
        @Argument(help: "Biểu trống.") var blank: String

        func run() throws {
            let library = MappingLibrary.load(try shared.mappingFolders())
            let document: Document
            do {
                let file = try ReceivedFile.open(path: blank)
                try file.checkReadable()
                document = try DocumentReader().read(file)
            } catch {
                Console.error(FailureSentence.of(error, file: blank, language: shared.lang))
                throw ExitCode(SharedOptions.someFailed)
            }
            let draft = FormDrafter(document: document, id: formID).draft(library: library)
            try write(draft)
            Console.error(
                shared.lang == .vietnamese
                    ? "\(formID): \(draft.slotCount) ô trống, \(draft.linkedCount) ô nối với trường đã biết, \(draft.doubtCount) ô chưa chắc. "
                        + "Hãy xem lại rồi chạy: phieu forms lint"
                    : "\(formID): \(draft.slotCount) slots, \(draft.linkedCount) linked to known fields, \(draft.doubtCount) doubtful. "
                        + "Look it over, then run: phieu forms lint")
        }

        /// The id given, else the name of the output, else that of the blank, as ids are written.
        private var formID: String {
            if let id { return id }
            let source = output ?? blank
            let stem = URL(filePath: source).deletingPathExtension().lastPathComponent
            return FormDrafter.formID(from: stem)
        }

        private func write(_ draft: FormDraft) throws {
            guard let output else {
                Console.print(draft.form + (draft.fields.map { "---\n" + $0 } ?? ""))
                return
            }
            let place = URL(filePath: output)
            let folder = place.deletingLastPathComponent()
            let base = folder.lastPathComponent == "forms" ? folder.deletingLastPathComponent() : folder
            let fields = base.appending(path: "fields").appending(path: place.lastPathComponent)
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try Data(draft.form.utf8).write(to: place, options: .atomic)
                if let text = draft.fields {
                    try FileManager.default.createDirectory(at: fields.deletingLastPathComponent(), withIntermediateDirectories: true)
                    try Data(text.utf8).write(to: fields, options: .atomic)
                }
            } catch {
                Console.error(
                    shared.lang == .vietnamese
                        ? "\(output): không ghi được: \(error.localizedDescription)"
                        : "\(output): cannot be written: \(error.localizedDescription)")
                throw ExitCode(SharedOptions.someFailed)
            }
        }
    }
}
