import Foundation
import Hummingbird
import Inbox
import Reporting
import ReviewDesk

/// Rankings, nightly summaries, accuracy.
struct FigureRoutes {
    /// Days on the page of accuracy: a quarter, the period of the reports.
    private static let days = 92

    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/ranking") { _, context in
            try await site.desk.catchUp()
            return FigurePages(context).rankings(try await site.desk.rankings())
        }
        group.get("/ranking/:rubric") { request, context in
            guard let rubric = context.parameters.get("rubric") else { throw Refusal.notFound }
            let period = request.query("period")
            return FigurePages(context).ranking(try await site.desk.ranking(rubric: rubric, period: period))
        }
        group.get("/summaries") { _, context in
            let files = SummaryFiles(folders: WorkFolders(root: RawPath(site.inbox.work)))
            let names = files.names()
            guard let newest = names.first, let summary = files.summary(newest) else { return SummaryPages(context).none }
            return SummaryPages(context).summary(summary, name: newest, names: names)
        }
        group.get("/summaries/:name") { _, context in
            let files = SummaryFiles(folders: WorkFolders(root: RawPath(site.inbox.work)))
            // Only a name that the folder itself has; what the request says is compared and never opened.
            guard let name = context.parameters.get("name"), let summary = files.summary(name) else { throw Refusal.notFound }
            return SummaryPages(context).summary(summary, name: name, names: files.names())
        }
        group.get("/accuracy") { _, context in
            let figures = try await site.desk.accuracy(Today.range(site.now(), days: Self.days))
            return AccuracyPage(context, figures).response
        }
    }
}
