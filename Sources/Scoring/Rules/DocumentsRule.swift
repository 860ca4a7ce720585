import Foundation
import RecordModel

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
    package var switches: [String] { ["attached_is_link"] }

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

    package func improvements(_ context: RuleContext) -> [Improvement] {
        guard each == nil, let field = slots.first else { return [] }
        let document: FieldValue = .string("Văn bản số 01/VB-CQ ngày 01/01/2018; https://example.vn/van-ban")
        return [Improvement(field, document, advice: "ban hành văn bản và khai đủ tên, số, ngày tháng, đường liên kết")]
    }
}
