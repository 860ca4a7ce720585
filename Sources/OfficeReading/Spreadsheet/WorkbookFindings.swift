import DocumentModel

/// What a person should know about a workbook: what is hidden in it, and which formulas have no result.
struct WorkbookFindings {
    var hasMacros = false
    var hiddenSheets: [String] = []
    private var others: [Finding] = []

    /// Names that a finding lists before it says how many more there are.
    private static let listed = 20

    mutating func add(_ grid: SheetGrid, sheet: String) {
        if !grid.hiddenRows.isEmpty {
            let rows = Self.list(Self.ranges(grid.hiddenRows) { String($0 + 1) })
            others.append(
                Finding(
                    vietnamese: "Trang tính “\(sheet)”: các hàng ẩn có nội dung không được đọc: \(rows.vietnamese).",
                    english: "Sheet “\(sheet)”: hidden rows with content were not read: \(rows.english)."))
        }
        if !grid.hiddenColumns.isEmpty {
            let columns = Self.list(Self.ranges(grid.hiddenColumns) { CellReference.letters($0) })
            others.append(
                Finding(
                    vietnamese: "Trang tính “\(sheet)”: các cột ẩn có nội dung không được đọc: \(columns.vietnamese).",
                    english: "Sheet “\(sheet)”: hidden columns with content were not read: \(columns.english)."))
        }
        if !grid.unresolved.isEmpty {
            let cells = Self.list(grid.unresolved.map(\.text))
            others.append(
                Finding(
                    vietnamese: "Trang tính “\(sheet)”: công thức chưa có kết quả (hãy mở và lưu lại bằng Excel): \(cells.vietnamese).",
                    english: "Sheet “\(sheet)”: formulas without a result (open and save in Excel): \(cells.english)."))
        }
    }

    var sentences: [Finding] {
        var findings: [Finding] = []
        if hasMacros {
            findings.append(
                Finding(
                    vietnamese: "Tệp có macro; macro không được đọc và không được chạy.",
                    english: "The file has macros; they were neither read nor run."))
        }
        if !hiddenSheets.isEmpty {
            let names = Self.list(hiddenSheets.map { "“\($0)”" })
            findings.append(
                Finding(
                    vietnamese: "Các trang tính ẩn không được đọc: \(names.vietnamese).",
                    english: "Hidden sheets were not read: \(names.english)."))
        }
        return findings + others
    }

    private static func list(_ names: [String]) -> (vietnamese: String, english: String) {
        let shown = names.prefix(listed).joined(separator: ", ")
        let more = names.count - listed
        return more > 0 ? ("\(shown) và \(more) mục khác", "\(shown) and \(more) more") : (shown, shown)
    }

    /// `3, 5–7` for lines in ascending order.
    private static func ranges(_ lines: [Int], name: (Int) -> String) -> [String] {
        var ranges: [(first: Int, last: Int)] = []
        for line in lines {
            if let index = ranges.indices.last, ranges[index].last + 1 == line {
                ranges[index].last = line
            } else {
                ranges.append((line, line))
            }
        }
        return ranges.map { $0.first == $0.last ? name($0.first) : "\(name($0.first))–\(name($0.last))" }
    }
}
