import Foundation

/// One try to read a delivery in a worker process.
package struct Attempt: Codable, Hashable, Sendable {
    package enum Ending: String, Codable, Hashable, Sendable {
        case read, refused, crashed
        case timedOut = "timed-out"
        case outputLimit = "output-limit"
        /// The service itself was stopped or killed meanwhile; not the file's fault.
        case interrupted
        /// The installation was at fault; the file is tried again however often that happens.
        case misconfigured
    }

    package var number: Int
    package var startedAt: Date
    /// Nil while it runs.
    package var ending: Ending?
    /// For people and for the log: signal, exit code, limit.
    package var detail: String?
    package var seconds: Double?
    package var cpuSeconds: Double?
    package var peakBytes: Int?

    package init(
        number: Int, startedAt: Date, ending: Ending? = nil, detail: String? = nil, seconds: Double? = nil, cpuSeconds: Double? = nil,
        peakBytes: Int? = nil
    ) {
        self.number = number
        self.startedAt = startedAt
        self.ending = ending
        self.detail = detail
        self.seconds = seconds
        self.cpuSeconds = cpuSeconds
        self.peakBytes = peakBytes
    }
}
