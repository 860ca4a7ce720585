import Foundation
import Yams

/// The field ids of a form's slots in printed order, and the ids of its lists, read straight from the form file.
struct FormSlots {
    private(set) var fields: [(id: String, type: String)] = []
    private(set) var lists: [String] = []

    init(_ file: URL) throws {
        let form = try Yams.load(yaml: String(contentsOf: file, encoding: .utf8)) as? [String: Any]
        walk(form?["body"])
    }

    private mutating func walk(_ items: Any?) {
        for item in items as? [[String: Any]] ?? [] {
            if let list = item["list"] as? String { lists.append(list) }
            if let blocks = item["signature"] as? [[String: Any]] {
                for block in blocks {
                    for (key, type) in [("place", "text"), ("date", "date"), ("name", "name")] {
                        if let id = block[key] as? String { fields.append((id, type)) }
                    }
                }
            }
            add(item)
            for slot in item["slots"] as? [[String: Any]] ?? [] { add(slot) }
            if let below = item["below"] as? [String: Any] { add(below) }
            if let table = item["table"] as? [String: Any] { walk(table["rows"]) }
            walk(item["items"])
        }
    }

    private mutating func add(_ slot: [String: Any]) {
        if let id = slot["field"] as? String { fields.append((id, slot["type"] as? String ?? "")) }
    }
}
