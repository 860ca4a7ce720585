import Foundation
import Hummingbird
import Reporting
import ReviewDesk
import Store

/// What comes back from settling: wordings for the mappings, the trail, the calibration set.
struct ReturnRoutes {
    static let step = 200

    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/aliases") { _, context in ReturnPages(context).aliases(try await site.desk.aliasProposals()) }
        group.post("/aliases/:alias/:deed") { _, context in
            let visitor = try context.visitor(atLeast: .chief)
            let id = Int64(try context.number("alias"))
            switch context.parameters.get("deed") {
            case "try": _ = try await site.desk.tryAlias(id, who: visitor.name, at: site.now())
            case "accept": _ = try await site.desk.decideAlias(id, accept: true, who: visitor.name, at: site.now())
            case "reject": _ = try await site.desk.decideAlias(id, accept: false, who: visitor.name, at: site.now())
            default: throw Refusal.notFound
            }
            return Answer.redirect("/aliases")
        }
        group.get("/trail") { request, context in
            let visitor = try context.visitor(atLeast: .reader)
            let filter = filter(request)
            let entries = try await site.desk.trail(filter, for: visitor.name, limit: Self.step, offset: request.offset)
            return ReturnPages(context).trail(entries, filter, offset: request.offset)
        }
        for format in [TrailFormat.csv, .json] {
            group.get("/trail.\(format.rawValue)") { request, context in
                _ = try context.visitor(atLeast: .chief)
                let data = try await site.desk.exportTrail(filter(request), as: format)
                let type = format == .csv ? "text/csv; charset=utf-8" : "application/json"
                return Answer.download(data, type: type, name: "nhat-ky.\(format.rawValue)")
            }
        }
        group.get("/calibration.jsonl") { _, context in
            _ = try context.visitor(atLeast: .chief)
            return Answer.download(try await site.desk.calibrationSet(), type: "application/x-ndjson", name: "calibration.jsonl")
        }
    }

    private func filter(_ request: Request) -> TrailFilter {
        TrailFilter(document: request.query("document").flatMap(Int64.init), who: request.query("who"))
    }
}
