import DocumentModel
import Foundation
import Intake
import Logging
import RecordModel
import Store

/// What the engine tells while it works, for progress and summaries.
package enum EngineEvent: Sendable {
    case taken(Delivery)
    case finished(Delivery, RecordFacts?)
    /// A file that stays in the inbox, and why.
    case leftInInbox(String)
}

/// The engine under `phieu batch` and `phieu watch`: takes files out of the inbox, has each read in a worker process, and puts everything in its
/// place. One thread; whatever it is about to do with a file is in the ledger before, so that it can be killed between any two lines.
package final class InboxEngine {
    package let configuration: InboxConfiguration
    package let folders: WorkFolders
    package let ledger: any Ledger
    package var onEvent: (EngineEvent) -> Void = { _ in }

    let worker: WorkerCommand
    let log: Logger
    let reasons: Reasons
    let settlement: Settlement
    let taker: FileTaker
    private let scanner: InboxScanner
    private let lock: FolderLock
    private var steadiness: Steadiness
    private var told: Set<String> = []

    /// Taken, not yet being read.
    var waiting: [Int64: Delivery] = [:]
    var running: [Int64: Job] = [:]
    /// By the monotonic clock: when a worker asked to be called later.
    var notBefore: [Int64: Double] = [:]
    /// Whether any file was read or refused by its worker in this run: then the installation is sound, and "misconfigured" is the file's doing.
    var workerHasWorked = false
    /// Files that lay in the inbox at the last scan and were not taken.
    package private(set) var pending: [FoundFile] = []
    /// Set while the disk is too full to take files.
    package private(set) var diskProblem: InboxError?

    struct Job {
        var delivery: Delivery
        var attempt: Attempt
        var process: WorkerProcess
        var room: WorkerRoom
        var stamp: FileStamp?
    }

    /// Checks folders, rights and disk, takes the lock, opens the ledger and takes up what an earlier run left. Throws `InboxError`.
    package init(
        configuration: InboxConfiguration, worker: WorkerCommand, log: Logger, derivatives: @escaping Derivatives = { _ in [] },
        onEvent: @escaping (EngineEvent) -> Void = { _ in }
    ) throws {
        let inbox = RawPath(configuration.inbox)
        folders = WorkFolders(root: RawPath(configuration.work))
        try Preflight.check(inbox: inbox, folders: folders, minimumFreeBytes: configuration.minimumFreeBytes)
        lock = try Preflight.lock(folders)
        try folders.prepare()
        let ledger = try Preflight.openLedger(folders)
        self.ledger = ledger
        self.configuration = configuration
        self.worker = worker
        self.log = log
        self.onEvent = onEvent
        reasons = Reasons(language: configuration.language)
        settlement = Settlement(folders: folders, ledger: ledger, reasons: reasons, derivatives: derivatives)
        taker = FileTaker(
            inbox: inbox, folders: folders, ledger: ledger, maximumBytes: configuration.maximumFileBytes, reasons: reasons,
            now: { Date() })
        scanner = InboxScanner(root: inbox, rules: NameRules(patterns: configuration.ignore))
        steadiness = Steadiness(settleSeconds: configuration.settleSeconds, trustsClock: !Disk.isNetwork(inbox))
        try recover()
    }

    /// Nothing taken waits or is being read.
    package var isIdle: Bool { waiting.isEmpty && running.isEmpty }

    /// Looks through the inbox and takes every file that has stood still. Of `only`, when given. Returns what it saw.
    @discardableResult
    package func scan(only: Set<RawPath>? = nil) throws -> InboxScan {
        let scan = scanner.scan()
        for problem in scan.problems { tell(problem) }
        diskProblem = nil
        var taken: Set<RawPath> = []
        for file in steadiness.settled(scan.files, now: MonotonicClock.seconds(), wall: FileStamp.nanoseconds(Self.wallTime())) {
            if let only, !only.contains(file.path) { continue }
            do {
                try Preflight.checkDisk(folders, minimumFreeBytes: configuration.minimumFreeBytes)
            } catch let problem as InboxError {
                if diskProblem == nil { log.error("\(problem)") }
                diskProblem = problem
                break
            }
            if try take(file) { taken.insert(file.path) }
        }
        pending = scan.files.filter { !taken.contains($0.path) }
        return scan
    }

    /// True when the file is no longer in the inbox.
    private func take(_ file: FoundFile) throws -> Bool {
        switch try guarded({ try taker.take(file) }) {
        case .taken(let delivery):
            log.info(
                "\(WorkFolders.number(delivery.id)) taken: \(delivery.source.shownPath), \(delivery.source.bytes) bytes"
            )
            waiting[delivery.id] = delivery
            onEvent(.taken(delivery))
            return true
        case .ended(let delivery):
            if let ended = try ledger.delivery(delivery.id) {
                try guarded { try settle(ended) }
                onEvent(.finished(ended, nil))
            }
            return true
        case .notYet:
            steadiness.restart(file, now: MonotonicClock.seconds())
            return false
        case .gone: return true
        case .refused(let why):
            tell(why)
            return false
        }
    }

    /// Starts workers, waits until something happens or `seconds` are over, and takes what has come. Returns which of `descriptors` are readable.
    @discardableResult
    package func step(seconds: Double, descriptors: [Int32] = []) throws -> Set<Int32> {
        try guarded { try dispatch() }
        let nextWake = running.values.map(\.process.remainingSeconds).min() ?? seconds
        let readable = wait(seconds: min(seconds, nextWake), descriptors: descriptors)
        try guarded { try collect() }
        return readable
    }

    private func wait(seconds: Double, descriptors: [Int32]) -> Set<Int32> {
        // An end of a worker whose children keep its pipes open raises no event: look that often.
        let longest = running.isEmpty ? seconds : min(seconds, 0.25)
        let pipes = running.values.flatMap { [$0.process.output, $0.process.errors] }.filter { $0 >= 0 }
        // A worker that has closed its pipes is about to end.
        let hasClosed = running.values.contains { $0.process.output < 0 && $0.process.errors < 0 }
        var polls = (descriptors + pipes).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        poll(&polls, nfds_t(polls.count), Int32((hasClosed ? 0.002 : max(0, longest)) * 1000))
        return Set(polls.filter { $0.revents != 0 && descriptors.contains($0.fd) }.map(\.fd))
    }

    /// Ends the workers; their files wait for the next run.
    package func stop() {
        for job in running.values {
            var attempt = job.attempt
            attempt.ending = .interrupted
            attempt.detail = reasons.serviceEnded()
            do {
                try ledger.endAttempt(job.delivery.id, attempt)
            } catch {
                // The next run finds the attempt open and ends it.
                log.warning("\(WorkFolders.number(job.delivery.id)): \(error)")
            }
        }
        waiting.merge(running.mapValues(\.delivery)) { $1 }
        running = [:]
        Disk.removeTree(folders.scratch)
        try? Disk.makeFolder(folders.scratch)
    }

    /// A full disk stops the engine, whichever call met it.
    func guarded<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as FileFailure {
            throw InboxError.workFolder(failure)
        } catch let error where SQLiteLedger.isDiskFull(error) {
            throw InboxError.diskFull(
                path: folders.root.string, freeBytes: Disk.freeBytes(folders.root), neededBytes: configuration.minimumFreeBytes)
        }
    }

    /// Each sentence once, not at every scan.
    private func tell(_ why: String) {
        guard told.insert(why).inserted else { return }
        log.warning("left in the inbox: \(why)")
        onEvent(.leftInInbox(why))
    }

    private static func wallTime() -> timespec {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return time
    }
}
