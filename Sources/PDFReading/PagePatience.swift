import Foundation
import Synchronization

/// Bounds the processor time that the PDF library may take for one page. Nothing in the library can be interrupted, so the only bound that holds for
/// streams that inflate without end, contents repeated a thousand times and patterns of a billion tiles alike is the end of the process.
/// For processes that read one file and may be ended.
package enum PagePatience {
    /// Processor seconds. A dense page takes 0.05 to read and 0.3 to draw for recognition, a map of a hundred thousand lines about 3.
    package static let standardSeconds = 20.0
    private static let lookEvery: UInt32 = 250_000

    private struct Visit {
        var page: Int
        var clock: clockid_t
        var start: Double
    }

    private struct State {
        var isWatching = false
        var next = 0
        var visits: [Int: Visit] = [:]
    }

    private static let state = Mutex(State())

    /// From now on `end` is called when a page takes longer, on a thread of its own.
    /// - Parameters:
    ///   - seconds: processor seconds of the thread that reads the page.
    ///   - end: tells the clerk and ends the process.
    package static func watch(seconds: Double = standardSeconds, end: @escaping @Sendable (PDFReadingError) -> Void) {
        state.withLock { $0.isWatching = true }
        Thread.detachNewThread {
            while true {
                usleep(lookEvery)
                let slow = state.withLock { state in
                    state.visits.values.filter { now($0.clock) - $0.start > seconds }.map(\.page).min()
                }
                if let slow { return end(.pageTooSlow(page: slow, seconds: Int(seconds))) }
            }
        }
    }

    /// - Parameter page: counted from 1; 0 for opening the file.
    static func during<Value: ~Copyable>(
        page: Int, _ body: () throws(PDFReadingError) -> Value
    ) throws(PDFReadingError) -> Value {
        let visit = begin(page)
        defer { if let visit { state.withLock { $0.visits[visit] = nil } } }
        return try body()
    }

    private static func begin(_ page: Int) -> Int? {
        var clock = clockid_t()
        guard state.withLock({ $0.isWatching }), pthread_getcpuclockid(pthread_self(), &clock) == 0 else { return nil }
        let visit = Visit(page: page, clock: clock, start: now(clock))
        return state.withLock { state in
            state.next += 1
            state.visits[state.next] = visit
            return state.next
        }
    }

    /// Seconds on a clock; 0 when its thread is no more.
    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
