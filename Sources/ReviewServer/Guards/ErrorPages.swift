import DocumentModel
import Hummingbird
import Reporting

/// Turns whatever went wrong into a sentence: a page for people, JSON for the script. What is unknown goes into the log and not to the browser.
struct ErrorPages: RouterMiddleware {
    typealias Context = ReviewContext

    let site: Site

    func handle(_ request: Request, context: ReviewContext, next: (Request, ReviewContext) async throws -> Response) async throws
        -> Response
    {
        var context = context
        context.language = site.language(of: request)
        do {
            return try await next(request, context)
        } catch {
            guard let refusal = Refusal.of(error, in: context.language) else {
                context.logger.error("a page failed", metadata: ["path": "\(request.uri.path)", "error": "\(error)"])
                let unknown = Refusal(
                    status: .internalServerError,
                    vietnamese: "Có lỗi trên máy chủ. Hãy thử lại; nếu vẫn lỗi, báo người quản trị xem nhật ký.",
                    english: "Something failed on the server. Try again; if it still fails, ask the administrator to look at the log.")
                return answer(unknown, request, context)
            }
            return answer(refusal, request, context)
        }
    }

    private func answer(_ refusal: Refusal, _ request: Request, _ context: ReviewContext) -> Response {
        let sentence = refusal.message(in: context.language)
        var response: Response
        if request.headers[.accept]?.contains("application/json") == true {
            response = Answer.json(ErrorAnswer(error: sentence), status: refusal.status)
        } else {
            let page = Page(title: sentence, language: context.language, visitor: context.visitor)
            let back: HTML = "<p><a href=\"/queue\">\(page.say("Về hàng chờ", "To the queue"))</a></p>"
            response = page.response("<h1>\(sentence)</h1>\(back)", status: refusal.status)
        }
        if let seconds = refusal.retryAfter { response.headers[.retryAfter] = String(seconds) }
        return response
    }

    struct ErrorAnswer: Encodable { var error: String }
}
