import Foundation
import Hummingbird
import RecordModel
import Reporting
import ReviewDesk
import Store

/// Many fields at once: alike shapes as a grid of crops, accepted fields drawn by lot, and fields that wait for another entry.
struct ManyRoutes {
    /// Crops on one screen that the eye can take in.
    static let step = 60
    private static let groups = 200
    /// Fields drawn a day: enough to see a broken promise of 2 in 1,000 within a month (20 × 22 working days), few enough to be done.
    private static let sampleSize = 20

    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/alike") { _, context in
            try await site.desk.catchUp()
            return GridPages(context).groups(try await site.desk.alike(limit: Self.groups))
        }
        group.get("/alike/:key") { request, context in
            let key = try key(context)
            let members = try await site.desk.alike(key, limit: Self.step, offset: request.offset)
            let known = try await site.desk.alike(limit: Self.groups).first { $0.key == key }
            return GridPages(context).members(members, of: known, key: key)
        }
        group.post("/alike/:key") { _, context in
            let done = try await settle(context, isSample: false)
            return Answer.redirect("/alike/\(try key(context))?done=\(done)")
        }
        group.get("/sample") { _, context in
            try await site.desk.catchUp()
            let fields = try await site.desk.sample(seed: seed, count: Self.sampleSize)
            var tiles: [GridPages.Tile] = []
            let visitor = try context.visitor(atLeast: .reader)
            for sampled in fields {
                let document = try await site.desk.document(sampled.field.document, for: visitor.name)
                guard document.fields.indices.contains(sampled.field.position) else { continue }
                let field = document.fields[sampled.field.position]
                guard field.status == .accepted else { continue }
                tiles.append(
                    .init(field: sampled.field, revision: document.revision, title: sampled.agency ?? sampled.file, reading: field.field))
            }
            return GridPages(context).sample(tiles, drawn: fields.count)
        }
        group.post("/sample") { _, context in
            let done = try await settle(context, isSample: true)
            return Answer.redirect("/sample?done=\(done)")
        }
        group.get("/double-entry") { _, context in
            try await site.desk.catchUp()
            let queue = try await site.desk.queue(QueueFilter(), limit: 500, offset: 0)
            let visitor = try context.visitor(atLeast: .reader)
            var waiting: [(DeskListing, [DeskField])] = []
            for item in queue.items where item.row.awaiting > 0 {
                let document = try await site.desk.document(item.id, for: visitor.name)
                waiting.append((item, document.fields.filter { $0.status == .awaitingSecond || $0.status == .awaitingThird }))
            }
            return GridPages(context).entries(waiting)
        }
    }

    /// The day: the same fields all day, others tomorrow.
    private var seed: UInt64 { UInt64(max(0, Today.range(site.now()).lowerBound.timeIntervalSince1970)) }

    private func key(_ context: ReviewContext) throws -> String {
        guard let key = context.parameters.get("key"), key.wholeMatch(of: /[A-Za-z0-9\-]{1,200}/) != nil else { throw Refusal.notFound }
        return key
    }

    /// Settles what the grid's form says: `f-DOCUMENT-POSITION-REVISION = confirm | choose-N | later`.
    private func settle(_ context: ReviewContext, isSample: Bool) async throws -> Int {
        let visitor = try context.visitor(atLeast: .analyst)
        var orders: [SettleOrder] = []
        for (name, choice) in context.form.sorted(by: { $0.key < $1.key }) {
            guard let match = name.wholeMatch(of: /f-(\d{1,12})-(\d{1,6})-(\d{1,9})/) else { continue }
            guard let document = Int64(match.1), let position = Int(match.2), let revision = Int(match.3) else { throw Refusal.malformed }
            let action: SettleAction
            if choice == "confirm" {
                action = .confirm
            } else if let index = choice.wholeMatch(of: /choose-(\d)/).flatMap({ Int($0.1) }) {
                action = .choose(index)
            } else {
                continue
            }
            orders.append(
                SettleOrder(
                    field: FieldReference(document: document, position: position), revision: revision, action: action, who: visitor.name,
                    at: site.now(), isSample: isSample))
        }
        return orders.isEmpty ? 0 : try await site.desk.settle(orders).count
    }
}
