import Foundation
import Store
import Testing

@testable import Inbox

@Suite("Which waiting file a free worker takes") struct DispatchOrderTests {
    private func delivery(_ id: Int64, bytes: Int, interruptions: Int = 0) -> Delivery {
        Delivery(
            id: id, source: SourceFile(path: [], folder: "", name: "\(id)", device: 0, inode: 0, bytes: bytes, modified: 0), state: .taken,
            takenAt: Date(timeIntervalSince1970: 0), interruptions: interruptions)
    }

    @Test func largestFirstThenByArrival() {
        let waiting = [delivery(3, bytes: 10), delivery(2, bytes: 9_000_000), delivery(1, bytes: 10), delivery(4, bytes: 500)]
        #expect(waiting.sorted(by: InboxEngine.isFirst).map(\.id) == [2, 4, 1, 3])
    }

    @Test func whatWasInterruptedComesLastHoweverLarge() {
        let waiting = [delivery(1, bytes: 9_000_000, interruptions: 1), delivery(2, bytes: 10)]
        #expect(waiting.sorted(by: InboxEngine.isFirst).map(\.id) == [2, 1])
    }
}
