import RecordModel
import Synchronization

/// The documents that people are at work on, so that one field after the other does not read the whole record again.
final class DocumentCache: Sendable {
    /// Records of 200 fields take about 1 MB in memory.
    private static let most = 48

    private struct Entry {
        var document: OpenDocument
        var isOutdated = false
        var firstCard: ScoreCard?
        var scores: (revision: Int, change: ScoreChange)?
        var used: Int
    }

    private struct State {
        var entries: [Int64: Entry] = [:]
        var clock = 0
    }

    private let state = Mutex(State())

    func document(_ id: Int64, revision: Int) -> OpenDocument? {
        state.withLock { state in
            guard let entry = state.entries[id], !entry.isOutdated, entry.document.listing.row.revision == revision else { return nil }
            state.clock += 1
            state.entries[id]?.used = state.clock
            return entry.document
        }
    }

    /// The machine's record never changes.
    func machine(_ id: Int64) -> Record? { state.withLock { $0.entries[id]?.document.machine } }

    func firstCard(_ id: Int64) -> ScoreCard? { state.withLock { $0.entries[id]?.firstCard } }

    func scores(_ id: Int64, revision: Int) -> ScoreChange? {
        state.withLock { state in
            guard let scores = state.entries[id]?.scores, scores.revision == revision else { return nil }
            return scores.change
        }
    }

    func keep(_ document: OpenDocument) {
        state.withLock { state in
            state.clock += 1
            if state.entries[document.id] != nil {
                state.entries[document.id]?.document = document
                state.entries[document.id]?.isOutdated = false
                state.entries[document.id]?.used = state.clock
            } else {
                state.entries[document.id] = Entry(document: document, used: state.clock)
            }
            if state.entries.count > Self.most, let oldest = state.entries.min(by: { $0.value.used < $1.value.used })?.key {
                state.entries[oldest] = nil
            }
        }
    }

    func keep(_ change: ScoreChange, of id: Int64, revision: Int) {
        state.withLock { state in
            state.entries[id]?.firstCard = change.before
            state.entries[id]?.scores = (revision, change)
        }
    }

    /// What people made of it has to be read again.
    func outdate(_ id: Int64) { state.withLock { $0.entries[id]?.isOutdated = true } }

    func forget(_ id: Int64) { state.withLock { $0.entries[id] = nil } }
}
