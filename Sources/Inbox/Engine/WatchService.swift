import Foundation
import Logging
import Store

/// `phieu watch`: the same engine for as long as it is let.
package struct WatchService {
    private static let stepSeconds = 1.0
    /// Events come in bursts; one look a while after the first is enough.
    private static let gatherSeconds = 0.2
    private static let houseSeconds = 3600.0
    /// How long a full disk or a faulty installation is given before the next try.
    private static let pauseSeconds = 30.0

    private let engine: InboxEngine
    private let stop: StopSignal?
    private let watcher = FolderWatcher()

    package init(engine: InboxEngine, stop: StopSignal?) {
        self.engine = engine
        self.stop = stop
    }

    /// Returns when a signal came. Everything else is survived: what cannot be done now is tried again.
    package func run() {
        var nextScan = 0.0
        var nextHouse = 0.0
        var hasNews = false
        engine.log.notice("watching \(engine.configuration.inbox)")
        while stop?.hasCome != true {
            do {
                let now = MonotonicClock.seconds()
                if now >= nextHouse {
                    try engine.keepHouse()
                    nextHouse = now + Self.houseSeconds
                }
                if now >= nextScan {
                    let hasNewFolders = try look()
                    // Files under way are looked at again when they may have settled; quiet folders now and then. What came into a new
                    // folder before it was watched raised no event.
                    let settle = hasNewFolders ? 0 : engine.configuration.settleSeconds / 2
                    let wait = engine.pending.isEmpty && !hasNewFolders ? engine.configuration.scanSeconds : settle
                    nextScan = now + max(Self.gatherSeconds, min(wait, engine.configuration.scanSeconds))
                }
                let wait = max(0, min(Self.stepSeconds, nextScan - MonotonicClock.seconds()))
                let readable = try engine.step(seconds: wait, descriptors: [stop?.descriptor ?? -1, watcher.descriptor].filter { $0 >= 0 })
                if readable.contains(watcher.descriptor) {
                    watcher.clear()
                    nextScan = min(nextScan, MonotonicClock.seconds() + Self.gatherSeconds)
                }
                if !engine.isIdle { hasNews = true }
                if engine.isIdle && hasNews {
                    writeDay()
                    hasNews = false
                }
            } catch {
                pause(error)
                nextScan = 0
            }
        }
        engine.stop()
        writeDay()
        engine.log.notice("stopped")
    }

    /// Returns whether there are folders that were not there before.
    private func look() throws -> Bool {
        try engine.forgetRequested()
        return watcher.watch(try engine.scan().folders)
    }

    private func pause(_ error: any Error) {
        engine.log.error("\(error); next try in \(Int(Self.pauseSeconds)) seconds")
        engine.stop()
        var state = pollfd(fd: stop?.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
        poll(&state, 1, Int32(Self.pauseSeconds * 1000))
    }

    /// The day's summary so far, written anew each time the work is done.
    private func writeDay() {
        let now = Date()
        let start = Calendar.current.startOfDay(for: now)
        let builder = SummaryBuilder(ledger: engine.ledger, folders: engine.folders, configuration: engine.configuration)
        do {
            let summary = try builder.summary(kind: .watch, from: start, to: now.addingTimeInterval(1), inInbox: engine.pending)
            try SummaryFiles(folders: engine.folders).write(summary, name: Timestamp.day(now), in: engine.configuration.language)
        } catch {
            engine.log.error("the day's summary cannot be written: \(error)")
        }
    }
}
