import Foundation
import HTTPTypes
import Hummingbird
import Inbox
import NIOCore
import Reporting

/// Files dropped on the page go into the inbox, by the inbox's own rules.
struct UploadRoutes {
    /// The largest file over a slow line of an office (100 MB at 2 Mbit/s takes 400 s).
    private static let seconds = 600.0

    let site: Site

    func add(to group: RouterGroup<ReviewContext>) {
        group.get("/upload") { _, context in page(context) }
        group.post("/upload") { request, context in try await take(request, context) }
    }

    private func page(_ context: ReviewContext) -> Response {
        let page = Page(context, "Nộp tệp", "Upload", place: "/upload")
        let megabytes = site.inbox.maximumFileBytes >> 20
        let may = (context.visitor?.role ?? .reader) >= .analyst
        let body: HTML =
            may
            ? """
            <div class="drop" data-drop data-failed="\(page.say("không gửi được", "could not be sent"))" data-sending="\(page.say("đang gửi…", "sending…"))">
            <p>\(page.say("Thả các tệp báo cáo vào đây, hoặc chọn tệp:", "Drop report files here, or choose files:"))</p>
            <p><label class="file"><span>\(page.say("Chọn tệp", "Choose files"))</span><input type="file" multiple></label></p>
            <p class="muted">DOCX, DOC, XLSX, XLS, ODT, PDF, \(page.say("ảnh; mỗi tệp không quá", "pictures; each up to")) \(megabytes) MB</p>
            </div>
            <ul class="sent" aria-live="polite"></ul>
            """
            : "<p class=\"nothing\">\(Refusal.role.message(in: context.language))</p>"
        return page.response(
            """
            <h1>\(page.title)</h1>
            <p class="subtitle">\(page.say("Tệp vào hộp nhận như khi chép vào thư mục; được đọc ở lượt sau của dịch vụ hoặc đêm nay.", "Files go into the inbox as if copied there; they are read by the service, or tonight."))</p>
            \(body)
            """)
    }

    private func take(_ request: Request, _ context: ReviewContext) async throws -> Response {
        _ = try context.visitor(atLeast: .analyst)
        guard let header = HTTPField.Name("X-File-Name"), let name = request.headers[header]?.removingPercentEncoding, !name.isEmpty,
            request.headers[.contentType] == "application/octet-stream"
        else { throw Refusal.malformed }
        if let length = request.headers[.contentLength].flatMap(Int.init), length > site.inbox.maximumFileBytes { throw Refusal.tooLarge }
        let inbox = site.inbox
        do {
            let stored = try await Form.within(Self.seconds) {
                let drop = try InboxDrop(name: name, configuration: inbox)
                for try await var chunk in request.body {
                    try drop.write(chunk.readBytes(length: chunk.readableBytes) ?? [])
                }
                return try drop.finish()
            }
            return Answer.json(Stored(name: stored))
        } catch let refusal as InboxDrop.Refusal {
            throw Self.sentence(refusal)
        }
    }

    private struct Stored: Encodable { var name: String }

    private static func sentence(_ refusal: InboxDrop.Refusal) -> Refusal {
        switch refusal {
        case .leftAlone(let name):
            Refusal(
                status: .unprocessableContent, vietnamese: "\(name): tệp tạm hoặc tệp ẩn, hộp nhận bỏ qua. Hãy đổi tên.",
                english: "\(name): a temporary or hidden file, which the inbox leaves alone. Give it another name.")
        case .tooLarge(let limit):
            Refusal(
                status: .contentTooLarge, vietnamese: "Tệp lớn hơn \(limit >> 20) MB.",
                english: "The file is larger than \(limit >> 20) MB.")
        case .empty: Refusal(status: .unprocessableContent, vietnamese: "Tệp rỗng.", english: "The file is empty.")
        case .diskFull:
            Refusal(
                status: HTTPResponse.Status(code: 507), vietnamese: "Đĩa của máy chủ sắp đầy. Báo người quản trị.",
                english: "The server's disk is nearly full. Tell the administrator.")
        case .failed(let why):
            Refusal(
                status: .internalServerError, vietnamese: "Không ghi được vào hộp nhận: \(why)",
                english: "Could not write to the inbox: \(why)")
        }
    }
}
