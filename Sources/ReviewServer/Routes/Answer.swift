import Foundation
import Hummingbird
import NIOCore
import Reporting

/// Responses of the kinds that pages need.
enum Answer {
    static func html(_ page: HTML, status: HTTPResponse.Status = .ok) -> Response {
        bytes(Data(page.text.utf8), type: "text/html; charset=utf-8", status: status)
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        bytes((try? JSONEncoder().encode(value)) ?? Data("{}".utf8), type: "application/json", status: status)
    }

    static func bytes(_ data: Data, type: String, status: HTTPResponse.Status = .ok, cache: String? = nil) -> Response {
        var headers: HTTPFields = [.contentType: type]
        if let cache { headers[.cacheControl] = cache }
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// `name` in letters that need no escaping.
    static func download(_ data: Data, type: String, name: String) -> Response {
        var response = bytes(data, type: type)
        response.headers[.contentDisposition] = "attachment; filename=\"\(name)\""
        return response
    }

    static func redirect(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
}
