import Foundation

/// Documents issued and described in full (name, number, date, link), in part, or not at all.
///
/// Keys: `field` (a slot, or several of which the first that is filled in counts); for one document nothing more (full points or half); for several `complete`, `incomplete` (points for each).
package struct DocumentsRule: RuleKind {
    package static let kind = "documents"
    package static let keys = ["field", "complete", "incomplete"]

    let slots: [String]
    /// Points for each document; nil when the row is about one.
    let each: (complete: Decimal, incomplete: Decimal)?

    package init(_ node: RubricNode, max: Decimal) {
        slots = node.texts("field")
        if slots.isEmpty { node.note("documents: thiếu khóa “field”") }
        if let complete = node.number("complete"), let incomplete = node.number("incomplete") {
            each = (complete, incomplete)
        } else {
            each = nil
        }
    }

    package var fields: [String] { slots }

    package func evaluate(_ context: inout RuleContext) -> RuleOutcome {
        let reading = text(&context)
        guard case .value(let text) = reading else { return .notReported(reading.gap ?? .blank, max: context.max) }
        if Answers.deniesAll(text) { return .scored(0, working: "Không có văn bản: 0") }
        let acceptsAttachment = context.policy("attached_is_link") == "true"
        guard let each else {
            let missing = DocumentReference(text).missing(acceptsAttachment: acceptsAttachment)
            if missing.isEmpty { return .scored(context.max, working: "đủ tên, số, ngày, liên kết: \(context.max.written())") }
            context.note("Chưa đầy đủ thông tin văn bản, thiếu: \(missing.joined(separator: ", ")).")
            return .scored(context.max / 2, working: "chưa đủ thông tin: \(context.max.written()) / 2")
        }
        var complete = 0
        var incomplete = 0
        for document in DocumentReference.split(text) {
            let missing = DocumentReference(document).missing(acceptsAttachment: acceptsAttachment)
            if missing.isEmpty {
                complete += 1
            } else {
                incomplete += 1
                context.note("“\(document.prefix(60))”: thiếu \(missing.joined(separator: ", ")).")
            }
        }
        let points = Decimal(complete) * each.complete + Decimal(incomplete) * each.incomplete
        return .scored(
            points, working: "\(complete) x \(each.complete.written()) + \(incomplete) x \(each.incomplete.written())")
    }

    /// The words about the document: the slot's own, or the note beside a yes.
    private func text(_ context: inout RuleContext) -> Reading<String> {
        var gaps: [Gap] = []
        for id in slots {
            switch context.field(id) {
            case .gap(let gap):
                gaps.append(gap)
            case .value(let field):
                if case .bool(let has) = field.value { return .value(has ? field.note ?? "Có" : "Không") }
                return context.text(id)
            }
        }
        return .gap(gaps.min() ?? .blank)
    }

    package func improvements(_ context: RuleContext) -> [FieldChange] {
        guard each == nil, let field = slots.first else { return [] }
        return [FieldChange(field: field, value: .string("Văn bản số 01/VB-CQ ngày 01/01/2018; https://example.vn/van-ban"))]
    }
}

/// What a piece of text says of a document: its name, number, date, and where it can be seen.
struct DocumentReference {
    let hasName: Bool
    let hasNumber: Bool
    let hasDate: Bool
    let hasLink: Bool
    let isAttached: Bool

    init(_ text: String) {
        let plain = text.precomposedStringWithCanonicalMapping
        let lower = plain.lowercased()
        let link = /(https?:\/\/|www\.)\S+|[\w-]+(\.[\w-]+)*\.(vn|com|net|org)(\/\S*)?/
        let date = /\d{1,2}\s*[\/.-]\s*\d{1,2}\s*[\/.-]\s*\d{4}|ngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}/
        let number = /\d+\s*\/\s*(\d{4}\s*\/\s*)?\p{Lu}[\p{Lu}\d&-]*|(?i:số)\s*:?\s*\d+/
        hasLink = lower.contains(link)
        hasDate = lower.contains(date)
        hasNumber = plain.contains(number)
        isAttached = ["gửi kèm", "đính kèm", "file kèm", "kèm file"].contains { lower.contains($0) }
        var rest = plain.replacing(link, with: " ")
        rest = rest.replacing(/\d+\s*\/\s*[\p{L}\d&\/-]+/, with: " ").replacing(date, with: " ")
        let words = rest.split(whereSeparator: { !$0.isLetter }).map { $0.lowercased() }.filter { !Self.fillers.contains($0) }
        hasName = words.count >= Self.wordsOfAName
    }

    private static let fillers: Set<String> = ["số", "ngày", "tháng", "năm", "có", "đã", "x", "link", "url", "gửi", "kèm", "đính", "file"]
    /// "Công văn", "Quyết định": the shortest names have two syllables.
    private static let wordsOfAName = 2

    func missing(acceptsAttachment: Bool) -> [String] {
        var missing: [String] = []
        if !hasName { missing.append("tên văn bản") }
        if !hasNumber { missing.append("số văn bản") }
        if !hasDate { missing.append("ngày tháng") }
        if !hasLink && !(acceptsAttachment && isAttached) { missing.append("đường liên kết") }
        return missing
    }

    /// One text for each document: lines, and what semicolons part, a link going with the document before it.
    static func split(_ text: String) -> [String] {
        var documents: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            var startsDocument = true
            for piece in line.split(separator: ";") {
                let words = piece.trimmingCharacters(in: .whitespaces)
                guard words.contains(where: \.isLetter) || words.contains(where: \.isNumber) else { continue }
                let reference = DocumentReference(words)
                if !startsDocument, !reference.hasNumber, let last = documents.popLast() {
                    documents.append(last + "; " + words)
                } else {
                    documents.append(words)
                }
                startsDocument = false
            }
        }
        return documents
    }
}
