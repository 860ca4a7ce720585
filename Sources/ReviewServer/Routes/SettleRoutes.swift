import Foundation
import Hummingbird
import RecordModel
import Reporting
import ReviewDesk

/// The workbench: one document, field after field.
struct SettleRoutes {
    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/documents/:document/settle") { request, context in try await bench(request, context, position: nil) }
        group.get("/documents/:document/settle/:position") { request, context in
            try await bench(request, context, position: try context.number("position"))
        }
        group.get("/documents/:document/fields/:position") { _, context in
            let (document, field) = try await open(context)
            return Answer.html(try await FieldPanel(context, document, field, site.desk).html)
        }
        group.post("/documents/:document/fields/:position/settle") { request, context in try await settle(request, context) }
        group.post("/documents/:document/fields/:position/undo") { request, context in
            let visitor = try context.visitor(atLeast: .analyst)
            let body = try await Form.json(UndoBody.self, request)
            let result = try await site.desk.undo(try reference(context), revision: body.revision, who: visitor.name, at: site.now())
            return Answer.json(SettledAnswer(result, context.language))
        }
        group.post("/documents/:document/fields/:position/understand") { request, context in
            _ = try context.visitor(atLeast: .analyst)
            let body = try await Form.json(TextBody.self, request)
            let meant = try await site.desk.understand(body.text, as: try reference(context))
            return Answer.json(UnderstoodAnswer(meant))
        }
        group.post("/documents/:document/fields/:position/reading") { request, context in
            _ = try context.visitor(atLeast: .analyst)
            let body = try await Form.json(PlaceBody.self, request)
            guard body.box.count == 4, body.box.allSatisfy(\.isFinite) else { throw Refusal.malformed }
            let reading = try await site.desk.reading(try reference(context), page: body.page, box: body.box)
            return Answer.json(
                PlaceAnswer(
                    page: reading.page, box: reading.box, text: reading.text, source: Page(context, "", "").words.source(reading.source),
                    understanding: UnderstoodAnswer(reading.understanding)))
        }
    }

    private func reference(_ context: ReviewContext) throws -> FieldReference {
        FieldReference(document: try context.document, position: try context.number("position"))
    }

    private func open(_ context: ReviewContext) async throws -> (DeskDocument, DeskField) {
        let visitor = try context.visitor(atLeast: .reader)
        let reference = try reference(context)
        let document = try await site.desk.document(reference.document, for: visitor.name)
        guard document.fields.indices.contains(reference.position) else { throw DeskError.noSuchField(reference) }
        return (document, document.fields[reference.position])
    }

    private func bench(_ request: Request, _ context: ReviewContext, position: Int?) async throws -> Response {
        let visitor = try context.visitor(atLeast: .reader)
        let document = try await site.desk.document(try context.document, for: visitor.name)
        let chosen = position ?? document.waiting.first ?? 0
        guard document.fields.indices.contains(chosen) else {
            throw DeskError.noSuchField(.init(document: document.item.id, position: chosen))
        }
        let panel = try await FieldPanel(context, document, document.fields[chosen], site.desk).html
        return Workbench(context, document, position: chosen, panel: panel, isSample: request.query("sample") != nil).response
    }

    private func settle(_ request: Request, _ context: ReviewContext) async throws -> Response {
        let visitor = try context.visitor(atLeast: .analyst)
        let body = try await Form.json(SettleBody.self, request)
        let action: SettleAction =
            switch body.action {
            case "confirm": .confirm
            case "choose": .choose(body.index ?? -1)
            case "correct": .correct(body.text ?? "")
            case "blank": .blank
            case "illegible": .illegible
            case "report-wrong": .reportWrong
            case "place": .place(page: body.page ?? 0, box: body.box ?? [], text: body.text ?? "")
            default: throw Refusal.malformed
            }
        let order = SettleOrder(
            field: try reference(context), revision: body.revision, action: action, who: visitor.name, at: site.now(), why: body.why,
            isSample: body.sample ?? false)
        return Answer.json(SettledAnswer(try await site.desk.settle(order), context.language))
    }
}

// MARK: What goes to and fro

private struct SettleBody: Decodable {
    var revision: Int
    var action: String
    var index: Int?
    var text: String?
    var page: Int?
    var box: [Double]?
    var why: String?
    var sample: Bool?
}

private struct UndoBody: Decodable { var revision: Int }

private struct TextBody: Decodable { var text: String }

private struct PlaceBody: Decodable {
    var page: Int
    var box: [Double]
}

private struct UnderstoodAnswer: Encodable {
    var isUnderstood: Bool
    var written: String?
    var sentence: String?

    init(_ meant: Understanding) {
        isUnderstood = meant.isUnderstood
        written = meant.written
        sentence = meant.sentence
    }
}

private struct PlaceAnswer: Encodable {
    var page: Int
    var box: [Double]
    var text: String
    var source: String
    var understanding: UnderstoodAnswer
}
