import ArgumentParser
import DocumentModel
import FormMapping
import Foundation
import Intake
import Pipeline

extension FormsCommand {
    struct ExplainCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Với từng dòng của văn bản: dòng nào của biểu mẫu đã nhận, giống bao nhiêu, vì sao; còn lại gì, thiếu gì.",
            discussion: """
                Ví dụ:
                  phieu forms explain bao-cao.docx
                  phieu forms explain --form so-noi-vu-2020 --lang en bao-cao.pdf
                """)

        @OptionGroup var shared: SharedOptions
        @Option(name: .long, help: "Mã biểu mẫu; không ghi thì chương trình tự nhận ra.") var form: String?
        @Argument(help: "Văn bản cần giải thích.") var file: String

        func run() throws {
            let library = try shared.library()
            if let form, !library.forms.contains(where: { $0.id == form }) {
                throw ValidationError("Không có biểu mẫu “\(form)”. Xem danh sách bằng: phieu forms list")
            }
            let document: Document
            do {
                let received = try ReceivedFile.open(path: file)
                try received.checkReadable()
                document = try DocumentReader().read(received)
            } catch {
                Console.error(FailureSentence.of(error, file: file, language: shared.lang))
                throw ExitCode(SharedOptions.someFailed)
            }
            guard let explanation = FormMapper(forms: library.forms, language: shared.lang).explain(document, formID: form) else { return }
            Console.print(ExplanationTable(explanation, language: shared.lang).text)
        }
    }
}

/// An explanation as a table for the terminal.
struct ExplanationTable {
    private let explanation: Explanation
    private let language: Language

    /// Characters of a row's own words, and of a rule's, that a line shows.
    private static let textWidth = 56
    private static let ruleWidth = 44

    init(_ explanation: Explanation, language: Language) {
        self.explanation = explanation
        self.language = language
    }

    private func say(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    var text: String {
        var lines = [head, ""]
        lines.append(
            [
                say("DÒNG CỦA VĂN BẢN", "ROW OF THE DOCUMENT").padded(Self.textWidth), say("GIỐNG", "LIKE").padded(5),
                say("DÒNG CỦA BIỂU MẪU → TRƯỜNG", "RULE OF THE FORM → FIELDS"),
            ].joined(separator: "  "))
        var left: [Explanation.Row] = []
        for row in explanation.rows {
            if row.taker == .nothing { left.append(row) }
            lines += show(row)
        }
        lines += ["", say("CÒN LẠI, không dòng nào của biểu mẫu nhận: \(left.count)", "LEFT, taken by no rule of the form: \(left.count)")]
        for row in left { lines.append("  " + row.text.shortened(to: Self.textWidth + Self.ruleWidth) + nearest(row)) }
        lines += [
            "",
            say(
                "THIẾU, có trong biểu mẫu mà không thấy: \(explanation.missing.count)",
                "MISSING, in the form but not found: \(explanation.missing.count)"),
        ]
        for slot in explanation.missing {
            let place = [slot.section, slot.number].filter { !$0.isEmpty }.joined(separator: " / ")
            lines.append("  \(slot.field)  \(slot.label.shortened(to: Self.textWidth))  (\(place))")
        }
        return lines.joined(separator: "\n")
    }

    private var head: String {
        let shares = say(
            "thấy \(percent(explanation.share)) biểu mẫu; biểu mẫu giải thích được \(percent(explanation.explained)) văn bản",
            "\(percent(explanation.share)) of the form found; the form accounts for \(percent(explanation.explained)) of the document")
        if let form = explanation.form { return say("Biểu mẫu: \(form) (\(shares))", "Form: \(form) (\(shares))") }
        let nearest = explanation.nearest ?? "?"
        return say(
            "Không thuộc biểu mẫu nào; gần nhất: \(nearest) (\(shares))", "None of the known forms; the nearest: \(nearest) (\(shares))")
    }

    private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private func show(_ row: Explanation.Row) -> [String] {
        let text = row.text.shortened(to: Self.textWidth).padded(Self.textWidth)
        let likeness = row.similarity.map { percent(min(1, $0)) } ?? ""
        var lines = ["\(text)  \(likeness.padded(5))  \(rule(row.taker))"]
        guard case .entry = row.taker else { return lines }
        var reasons = row.why.map { $0.sentence(language) }.joined(separator: ", ")
        reasons += nearest(row)
        lines.append(String(repeating: " ", count: Self.textWidth + 9) + "└ " + reasons)
        return lines
    }

    private func nearest(_ row: Explanation.Row) -> String {
        guard let other = row.runnerUp else { return "" }
        return say("; kế tiếp ", "; next ") + "\(percent(other.similarity)) “\(other.label.shortened(to: Self.ruleWidth))”"
    }

    private func rule(_ taker: Explanation.Row.Taker) -> String {
        switch taker {
        case .entry(let label, let number, let fields, let line):
            let name = [number, label.shortened(to: Self.ruleWidth)].filter { !$0.isEmpty }.joined(separator: " ")
            let target = fields.isEmpty ? say("(chữ in sẵn)", "(print)") : fields.joined(separator: ", ")
            return "\(name) → \(target)  [\(say("dòng", "line")) \(line)]"
        case .list(let id): return say("danh sách \(id)", "list \(id)")
        case .signature: return say("khối ký tên", "signature block")
        case .letterhead: return say("số, ngày của văn bản", "number and date of the document")
        case .below(let field): return say("trả lời bên dưới → \(field)", "answer below → \(field)")
        case .head: return say("đầu bảng", "head of the table")
        case .nothing: return say("(không có)", "(nothing)")
        }
    }
}

extension String {
    fileprivate func shortened(to width: Int) -> String { count <= width ? self : prefix(width - 1) + "…" }
    fileprivate func padded(_ width: Int) -> String { count >= width ? self : self + String(repeating: " ", count: width - count) }
}
