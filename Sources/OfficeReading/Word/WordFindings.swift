import DocumentModel

/// What a person should know about a Word document: what it holds and the reader left out.
struct WordFindings {
    var hasMacros = false
    var hiddenRows = 0
    var coveredCells = 0
    var embeddedDocuments = 0
    var pictures = 0
    /// Characters of the document's text.
    var characters = 0
    private var hiddenCharacters = 0
    private var hiddenBeginning = ""

    /// Characters of hidden text that a finding quotes: enough to find the place.
    private static let quoted = 60

    /// Characters below which a document with pictures is one that was scanned: a page of a report has over 1,000.
    private static let fewCharacters = 200

    mutating func addHidden(_ text: String) {
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        hiddenCharacters += text.count
        if hiddenBeginning.count < Self.quoted { hiddenBeginning += text.prefix(Self.quoted - hiddenBeginning.count) }
    }

    var sentences: [Finding] {
        var findings: [Finding] = []
        if hasMacros {
            findings.append(
                Finding(
                    vietnamese: "Tệp có macro; macro không được đọc và không được chạy.",
                    english: "The file has macros; they were neither read nor run."))
        }
        if hiddenCharacters > 0 {
            let quote = hiddenCharacters > hiddenBeginning.count ? hiddenBeginning + "…" : hiddenBeginning
            findings.append(
                Finding(
                    vietnamese: "Tệp có \(hiddenCharacters) ký tự ẩn không được đọc: “\(quote)”.",
                    english: "The file has \(hiddenCharacters) hidden characters that were not read: “\(quote)”."))
        }
        if hiddenRows > 0 {
            findings.append(
                Finding(
                    vietnamese: "Có \(hiddenRows) hàng ẩn trong bảng không được đọc.",
                    english: "\(hiddenRows) hidden table rows were not read."))
        }
        if coveredCells > 0 {
            findings.append(
                Finding(
                    vietnamese: "Có \(coveredCells) ô gộp chứa chữ bị che, không được đọc.",
                    english: "\(coveredCells) merged cells hold covered text that was not read."))
        }
        if embeddedDocuments > 0 {
            findings.append(
                Finding(
                    vietnamese: "Có \(embeddedDocuments) tài liệu nhúng không được đọc.",
                    english: "\(embeddedDocuments) embedded documents were not read."))
        }
        if pictures > 0 && characters < Self.fewCharacters {
            findings.append(
                Finding(
                    vietnamese:
                        "Tệp gần như chỉ có hình (\(pictures) hình); chữ trong hình không được đọc. Hãy xuất tệp thành PDF để nhận dạng.",
                    english:
                        "The file holds little but pictures (\(pictures)); text in them was not read. Export it to PDF for recognition."))
        }
        return findings
    }
}
