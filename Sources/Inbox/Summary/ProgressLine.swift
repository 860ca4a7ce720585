import DocumentModel
import Foundation
import Store

/// How far a batch is: one line that a terminal overwrites.
package struct ProgressLine: Sendable {
    private static let barWidth = 24

    private let language: Language
    private let start: Date
    private var total = 0
    private var done = 0
    private var refused = 0
    private var pages = 0

    package init(language: Language, start: Date = Date()) {
        self.language = language
        self.start = start
    }

    package mutating func note(_ event: EngineEvent) {
        switch event {
        case .taken: total += 1
        case .finished(let delivery, let facts):
            done += 1
            if delivery.state == .refused { refused += 1 }
            pages += facts?.pages ?? 0
        case .leftInInbox: break
        }
    }

    package func text(now: Date = Date()) -> String {
        // Files of an earlier run were taken then.
        let all = max(total, done)
        let filled = all == 0 ? 0 : done * Self.barWidth / all
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.barWidth - filled)
        let vietnamese = language == .vietnamese
        var parts = ["\(done)/\(all) \(vietnamese ? "tệp" : "files")", "\(pages) \(vietnamese ? "trang" : "pages")"]
        if refused > 0 { parts.append("\(refused) \(vietnamese ? "bị từ chối" : "refused")") }
        if let left = secondsLeft(all: all, now: now) {
            parts.append(vietnamese ? "còn khoảng \(Self.shown(left))" : "about \(Self.shown(left)) left")
        }
        return "\(bar) " + parts.joined(separator: " · ")
    }

    private func secondsLeft(all: Int, now: Date) -> Double? {
        guard done > 0, done < all else { return nil }
        return now.timeIntervalSince(start) / Double(done) * Double(all - done)
    }

    private static func shown(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return String(format: "%d:%02d", whole / 60, whole % 60)
    }
}
