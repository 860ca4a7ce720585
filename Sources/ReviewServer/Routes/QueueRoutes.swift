import Foundation
import Hummingbird
import ReviewDesk

/// The queue and the list of all documents.
struct QueueRoutes {
    /// Rows that fit on a few screens.
    static let step = 100

    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/") { _, _ in Answer.redirect("/queue") }
        group.get("/queue") { request, context in try await list(request, context, progress: .open) }
        group.get("/documents") { request, context in try await list(request, context, progress: .all) }
    }

    private func list(_ request: Request, _ context: ReviewContext, progress: QueueFilter.Progress) async throws -> Response {
        try await site.desk.catchUp()
        var filter = QueueFilter()
        filter.progress = progress
        filter.agency = request.query("agency")
        filter.form = request.query("form")
        filter.period = request.query("period")
        filter.reason = request.query("reason")
        filter.text = request.query("text")
        filter.includesSuperseded = request.query("superseded") != nil
        let queue = try await site.desk.queue(filter, limit: Self.step, offset: request.offset)
        let today = try await site.desk.progress(Today.range(site.now()))
        return QueuePageView(context: context, filter: filter, offset: request.offset, queue: queue, today: today).response
    }
}

/// The day of the machine's zone.
enum Today {
    static func range(_ now: Date, days: Int = 1) -> Range<Date> {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .current
        let start = calendar.startOfDay(for: now)
        let end = calendar.date(byAdding: .day, value: 1, to: start) ?? start.addingTimeInterval(86_400)
        return (calendar.date(byAdding: .day, value: 1 - days, to: start) ?? start)..<end
    }
}
