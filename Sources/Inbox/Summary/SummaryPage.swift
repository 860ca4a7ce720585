import DocumentModel
import Foundation
import RecordModel

/// The summary as one self-contained page for the morning: what was read, what wants a look, what was refused and why, who is still missing.
struct SummaryPage {
    private let summary: BatchSummary
    private let language: Language

    init(_ summary: BatchSummary, language: Language) {
        self.summary = summary
        self.language = language
    }

    var html: String {
        let title = "\(pick("Tổng kết", "Summary")) \(Self.shown(summary.started))"
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8"><title>\(escape(title))</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <style>\(Self.style)</style></head><body>
            <h1>\(escape(title))</h1>
            \(head)\(refused)\(missing)\(warnings)\(superseded)\(waiting)\(slowest)\(all)
            </body></html>

            """
    }

    private var head: String {
        let tiles: [(Int, String, String)] = [
            (summary.count(.read, .review, .superseded), pick("đã đọc", "read"), "good"),
            (summary.files.reduce(0) { $0 + ($1.fields?.review ?? 0) }, pick("ô cần xem lại", "fields to review"), "look"),
            (summary.count(.refused), pick("bị từ chối", "refused"), "bad"),
            (summary.count(.duplicate), pick("trùng lặp", "duplicates"), ""),
            (summary.files.count { $0.supersedes != nil }, pick("bản thay thế", "replacements"), ""),
            (summary.count(.waiting) + summary.inInbox, pick("còn chờ", "still waiting"), ""),
            (summary.files.reduce(0) { $0 + ($1.pages ?? 0) }, pick("trang", "pages"), ""),
        ]
        let boxes = tiles.map { "<div class=\"tile \($0.0 == 0 ? "" : $0.2)\"><b>\($0.0)</b> \(escape($0.1))</div>" }.joined()
        let stopped =
            summary.stopped.map { "<p class=\"bad\">\(pick("Dừng trước khi xong", "Ended before it was done")): \(escape($0))</p>" } ?? ""
        let times = "\(Self.shown(summary.started)) – \(Self.shown(summary.finished)), \(Self.duration(summary.seconds))"
        return "<p>\(escape(times)) · \(escape(summary.inbox ?? ""))</p>\(stopped)<div class=\"tiles\">\(boxes)</div>"
    }

    private var refused: String {
        let lines = summary.files.filter { $0.outcome == .refused }
        return section(pick("Bị từ chối", "Refused"), [numberTitle, fileTitle, pick("Lý do, cách xử lý", "Reason, remedy")], lines) {
            [number($0.number), file($0), escape($0.reason ?? "")]
        }
    }

    private var missing: String {
        guard let expected = summary.expectedAgencies else { return "" }
        let title = "\(pick("Chưa có báo cáo", "Reports still missing")): \(summary.missingAgencies.count)/\(expected)"
        let period = summary.expectedPeriod.map { "<p>\(escape($0))</p>" } ?? ""
        if summary.missingAgencies.isEmpty { return "<h2>\(escape(title))</h2>\(period)" }
        return "<h2>\(escape(title))</h2>\(period)<ul>\(summary.missingAgencies.map { "<li>\(escape($0))</li>" }.joined())</ul>"
    }

    private var warnings: String {
        let lines = summary.files.filter { !$0.warnings.isEmpty }
        return section(pick("Cần chú ý về độ chính xác", "Accuracy warnings"), [numberTitle, fileTitle, ""], lines) { line in
            [number(line.number), file(line), line.warnings.map(escape).joined(separator: "<br>")]
        }
    }

    private var superseded: String {
        let lines = summary.files.filter { $0.supersedes != nil }
        if lines.isEmpty { return "" }
        let parts = lines.map { line -> String in
            let changes = line.difference?.fields ?? []
            let rows = changes.map { "<tr><td>\(escape($0.label))<td>\(escape($0.oldRaw ?? "–"))<td>\(escape($0.newRaw ?? "–"))" }.joined()
            let tables = (line.difference?.tables ?? []).map { table in
                "<p>\(escape(table.table)): −\(table.removed.count) +\(table.added.count) \(pick("dòng", "rows"))</p>"
            }.joined()
            let head =
                "\(number(line.number)) \(pick("thay cho", "replaces")) \(number(line.supersedes)) · \(escape(line.agency ?? "")) · \(file(line))"
            let table =
                rows.isEmpty
                ? "" : "<table><tr><th>\(pick("Ô", "Field"))<th>\(pick("Trước", "Before"))<th>\(pick("Sau", "After"))\(rows)</table>"
            return "<details><summary>\(head): \(changes.count) \(pick("ô khác", "fields differ"))</summary>\(table)\(tables)</details>"
        }
        return "<h2>\(pick("Bản thay thế", "Replacements"))</h2>\(parts.joined())"
    }

    private var waiting: String {
        let lines = summary.files.filter { $0.outcome == .waiting }
        return section(pick("Đã nhận, chưa đọc", "Taken, not read yet"), [numberTitle, fileTitle, ""], lines) {
            [number($0.number), file($0), ""]
        }
    }

    private var slowest: String {
        let lines = summary.slowest.compactMap { id in summary.files.first { $0.number == id } }
        let titles = [numberTitle, fileTitle, pick("Giây", "Seconds"), pick("Trang", "Pages"), "MB"]
        return section(pick("Lâu nhất", "Slowest"), titles, lines) { line in
            [
                number(line.number), file(line), String(format: "%.1f", line.seconds), line.pages.map(String.init) ?? "",
                line.peakMegabytes.map(String.init) ?? "",
            ]
        }
    }

    private var all: String {
        let titles = [
            numberTitle, fileTitle, pick("Kết quả", "Outcome"), pick("Cơ quan", "Agency"), pick("Kỳ", "Period"), pick("Biểu mẫu", "Form"),
            pick("Nhận", "Accepted"), pick("Xem lại", "Review"), pick("Trống", "Blank"), pick("Thiếu", "Missing"),
        ]
        return section(pick("Tất cả", "All files"), titles, summary.files) { line in
            let counts = line.fields.map { [$0.accepted, $0.review, $0.blank, $0.missing].map(String.init) } ?? ["", "", "", ""]
            let ending = line.duplicateOf.map { "\(outcome(line.outcome)) (\(number($0)))" } ?? outcome(line.outcome)
            return [
                number(line.number), file(line), ending, escape(line.agency ?? ""), escape(line.period ?? ""), escape(line.form ?? ""),
            ] + counts
        }
    }

    private func section<Row>(_ title: String, _ titles: [String], _ rows: [Row], cells: (Row) -> [String]) -> String {
        if rows.isEmpty { return "" }
        let head = titles.map { "<th>\(escape($0))" }.joined()
        let body = rows.map { "<tr>" + cells($0).map { "<td>\($0)" }.joined() }.joined(separator: "\n")
        return "<h2>\(escape(title)) (\(rows.count))</h2><table><tr>\(head)\n\(body)</table>\n"
    }

    private func outcome(_ outcome: BatchFile.Outcome) -> String {
        switch outcome {
        case .read: pick("đã đọc", "read")
        case .review: pick("đã đọc, cần xem lại", "read, to review")
        case .refused: pick("từ chối", "refused")
        case .duplicate: pick("trùng lặp", "duplicate")
        case .superseded: pick("đã có bản thay thế", "replaced")
        case .withdrawn: pick("đã rút", "withdrawn")
        case .waiting: pick("chờ đọc", "waiting")
        }
    }

    private var numberTitle: String { pick("Số", "No.") }
    private var fileTitle: String { pick("Tệp", "File") }

    private func number(_ id: Int64?) -> String { id.map(WorkFolders.number) ?? "" }

    private func file(_ line: BatchFile) -> String {
        let folder = line.folder ?? ""
        return escape((folder.isEmpty ? "" : folder + "/") + line.file)
    }

    private func pick(_ vietnamese: String, _ english: String) -> String { language == .vietnamese ? vietnamese : english }

    private func escape(_ text: String) -> String {
        text.replacingOccurrences(of: "&", with: "&amp;").replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(
            of: ">", with: "&gt;"
        )
        .replacingOccurrences(of: "\"", with: "&quot;")
    }

    private static func shown(_ time: String) -> String {
        (try? Date(time, strategy: .iso8601)).map { String(Timestamp.local($0).dropLast(3)) } ?? time
    }

    private static func duration(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        return whole < 3600
            ? String(format: "%d:%02d", whole / 60, whole % 60) : String(format: "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
    }

    private static let style = """
        :root{color-scheme:light dark}body{font:15px/1.45 system-ui,sans-serif;margin:1.5rem auto;max-width:75rem;padding:0 1rem}
        h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:1.8rem}table{border-collapse:collapse;width:100%}
        th,td{border-bottom:1px solid #8886;padding:.25rem .6rem .25rem 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        .tiles{display:flex;flex-wrap:wrap;gap:.6rem}.tile{border:1px solid #8886;border-radius:.4rem;padding:.5rem .9rem}.tile b{font-size:1.4rem}
        .good b{color:#1a7f37}.look b{color:#9a6700}.bad,.bad b{color:#cf222e}details{margin:.4rem 0}
        @media(prefers-color-scheme:dark){.good b{color:#57ab5a}.look b{color:#daaa3f}.bad,.bad b{color:#ff7b72}}
        @media print{body{margin:0;max-width:none}details{break-inside:avoid}}
        """
}
