import Foundation
import Logging
import RecordModel
import Store

/// `phieu batch`: one pass over what lies in the inbox when it begins, then the summary.
package struct BatchRun {
    /// How often a file under way is waited for, in settle times, before it is left to the next run.
    private static let patience = 3.0
    /// And in scans: on a busy machine the time can pass between two of them.
    private static let patienceScans = 3
    private static let stepSeconds = 0.2
    private static let shortestScanSeconds = 0.1

    package enum Ending: Sendable {
        case done
        /// By a signal: the rest waits for the next run.
        case stopped
        /// The disk is full, or the installation is at fault.
        case failed(InboxError)
    }

    private let engine: InboxEngine
    private let stop: StopSignal?

    package init(engine: InboxEngine, stop: StopSignal? = nil) {
        self.engine = engine
        self.stop = stop
    }

    /// Works until everything that lay in the inbox has its outcome or is seen to be still under way.
    package func run() -> (ending: Ending, summary: BatchSummary?) {
        let start = Date()
        var ending: Ending
        do {
            try engine.keepHouse(at: start)
            ending = try work()
        } catch let error as InboxError {
            ending = .failed(error)
        } catch {
            ending = .failed(.ledger(path: engine.folders.ledger.string, detail: "\(error)"))
        }
        engine.stop()
        let end = Date()
        let builder = SummaryBuilder(ledger: engine.ledger, folders: engine.folders, configuration: engine.configuration)
        var summary = try? builder.summary(kind: .batch, from: start, to: end, inInbox: engine.pending)
        switch ending {
        case .done: break
        case .stopped: summary?.stopped = "signal"
        case .failed(let error):
            engine.log.error("\(error)")
            summary?.stopped = error.message(in: engine.configuration.language)
        }
        if let summary {
            do {
                try SummaryFiles(folders: engine.folders).write(summary, name: Timestamp.fileName(start), in: engine.configuration.language)
                try engine.ledger.saveRun(kind: "batch", from: start, to: end)
            } catch {
                engine.log.error("the summary cannot be written: \(error)")
            }
        }
        return (ending, summary)
    }

    private func work() throws -> Ending {
        let settle = engine.configuration.settleSeconds
        let scanEvery = max(Self.shortestScanSeconds, settle / 4)
        var files = Set(try engine.scan().files.map(\.path))
        var lastChange = MonotonicClock.seconds()
        var nextScan = lastChange + scanEvery
        var left = files.count
        var fruitlessScans = 0
        while true {
            let descriptors = [stop?.descriptor ?? -1].filter { $0 >= 0 }
            try engine.step(seconds: engine.isIdle ? scanEvery : Self.stepSeconds, descriptors: descriptors)
            if stop?.hasCome == true { return .stopped }
            let now = MonotonicClock.seconds()
            if now >= nextScan && !files.isEmpty {
                try engine.scan(only: files)
                files.formIntersection(engine.pending.map(\.path))
                fruitlessScans = files.count == left ? fruitlessScans + 1 : 0
                if files.count != left { lastChange = now }
                left = files.count
                nextScan = now + scanEvery
            }
            let isPatient = fruitlessScans < Self.patienceScans || now - lastChange < settle * Self.patience + scanEvery
            if engine.isIdle && (files.isEmpty || !isPatient || engine.diskProblem != nil) { break }
        }
        if let problem = engine.diskProblem { return .failed(problem) }
        return .done
    }
}
