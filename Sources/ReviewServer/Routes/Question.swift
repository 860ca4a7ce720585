import Foundation
import Hummingbird

/// What stands in a request's address, as values; anything else is no page of ours.
extension Request {
    func query(_ name: String) -> String? {
        uri.queryParameters[Substring(name)].map(String.init).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// How far down a list.
    var offset: Int { query("offset").flatMap(Int.init).map { min(max($0, 0), 10_000_000) } ?? 0 }
}

extension ReviewContext {
    func number(_ name: String) throws -> Int {
        guard let text = parameters.get(name), let number = Int(text), (0...1_000_000_000_000).contains(number) else {
            throw Refusal.notFound
        }
        return number
    }

    var document: Int64 { get throws { Int64(try number("document")) } }
}
