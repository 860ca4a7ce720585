import Foundation

/// Remembers how long each file in the inbox has stood still: a file under way grows, or its time changes.
struct Steadiness {
    /// Seconds that size and time must have stood still.
    let settleSeconds: Double
    /// Whether the file system stamps by this machine's clock, so that a file's age counts without having been watched. Not so on network shares.
    let trustsClock: Bool

    private var seen: [RawPath: (stamp: FileStamp, since: Double)] = [:]

    init(settleSeconds: Double, trustsClock: Bool) {
        self.settleSeconds = settleSeconds
        self.trustsClock = trustsClock
    }

    /// The files that have stood still long enough. `now` in seconds of a clock that only goes forward, `wall` in nanoseconds since 1970.
    mutating func settled(_ files: [FoundFile], now: Double, wall: Int64) -> [FoundFile] {
        var next: [RawPath: (stamp: FileStamp, since: Double)] = [:]
        var settled: [FoundFile] = []
        for file in files {
            var since = now
            if let earlier = seen[file.path], earlier.stamp == file.stamp { since = earlier.since }
            next[file.path] = (file.stamp, since)
            if now - since >= settleSeconds || (trustsClock && age(file, wall) >= settleSeconds) { settled.append(file) }
        }
        seen = next
        return settled
    }

    /// Begins to wait anew, for a file that turned out to be open for writing.
    mutating func restart(_ file: FoundFile, now: Double) { seen[file.path] = (file.stamp, now) }

    /// Content time and change time must both be past: copying programs set the first back to the original's.
    private func age(_ file: FoundFile, _ wall: Int64) -> Double {
        Double(wall - max(file.changed, file.stamp.modified)) / 1_000_000_000
    }
}
