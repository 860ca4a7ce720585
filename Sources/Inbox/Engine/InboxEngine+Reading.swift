import Foundation
import Logging
import Store

extension InboxEngine {
    /// A file during whose reading the service ends that often is its cause: 50 kills in a test of 500 files hit no file more than a few times.
    static let maximumInterruptions = 20
    /// How long a worker's "later" (exit 75) is waited for.
    private static let laterSeconds = 10.0

    /// Gives waiting files to free workers: first those that were never interrupted, of these the largest. A scan takes a hundred times as long as a
    /// text document and is as much larger; begun last it would run alone while the other workers stand idle.
    func dispatch() throws {
        guard !waiting.isEmpty, running.count < configuration.jobs else { return }
        let now = MonotonicClock.seconds()
        for delivery in waiting.values.sorted(by: Self.isFirst) {
            if running.count >= configuration.jobs { return }
            if let time = notBefore[delivery.id], time > now { continue }
            try dispatch(delivery)
        }
    }

    static func isFirst(_ one: Delivery, _ other: Delivery) -> Bool {
        (one.interruptions, -one.source.bytes, one.id) < (other.interruptions, -other.source.bytes, other.id)
    }

    private func dispatch(_ delivery: Delivery) throws {
        if delivery.interruptions >= Self.maximumInterruptions {
            return try finish(delivery, .refused(reason: reasons.interruptedTooOften(delivery.interruptions)))
        }
        if let sha256 = delivery.sha256, let first = try ledger.first(withHash: sha256), first.id < delivery.id {
            // Nothing is known of the first one yet: wait.
            guard first.state.isFinal else { return }
            return try finish(delivery, .duplicate(of: first.id, reason: first.reason == nil ? nil : reasons.sameAsRefused(first)))
        }
        guard delivery.source.bytes <= configuration.maximumFileBytes else {
            return try finish(delivery, .refused(reason: reasons.tooLarge(delivery.source.bytes, limit: configuration.maximumFileBytes)))
        }
        let file = folders.takenFile(delivery)
        guard let stamp = Disk.stamp(file) else {
            log.error("\(WorkFolders.number(delivery.id)): \(file.string) is gone")
            return try finish(delivery, .refused(reason: reasons.originalLost()))
        }
        let room = configuration.room.enlarged(by: pow(configuration.enlargement, Double(try failures(of: delivery))))
        let attempt = try ledger.startAttempt(delivery.id, at: Date())
        let scratch = folders.scratchFolder(delivery.id)
        try Disk.makeFolder(scratch)
        do {
            let process = try WorkerProcess(
                worker.line(file: file), variables: worker.variables(scratch: scratch, room: room), folder: scratch, room: room)
            running[delivery.id] = Job(delivery: delivery, attempt: attempt, process: process, room: room, stamp: stamp)
            waiting[delivery.id] = nil
        } catch let failure as FileFailure where failure.code == EAGAIN || failure.code == ENOMEM {
            try interrupt(delivery, attempt, "the system has no room for a worker: \(failure.reason)")
        } catch is FileFailure {
            try interrupt(delivery, attempt, "cannot run \(worker.executable)")
            throw InboxError.workerMissing(worker.executable)
        }
    }

    /// Attempts that were the file's own fault.
    private func failures(of delivery: Delivery) throws -> Int {
        try ledger.attempts(of: delivery.id).count { [.crashed, .timedOut, .outputLimit].contains($0.ending) }
    }

    /// Takes up the workers that have ended. Where the installation is known to be sound, the next file's worker starts first: the books of
    /// the one before (its reports, the disk's own pace) are kept while it reads.
    func collect() throws {
        for job in running.values {
            guard let result = job.process.poll() else { continue }
            running[job.delivery.id] = nil
            let next = Result { if workerHasWorked { try dispatch() } }
            waiting[job.delivery.id] = job.delivery
            Disk.removeTree(folders.scratchFolder(job.delivery.id))
            try judge(job, result)
            try next.get()
        }
    }

    private func judge(_ job: Job, _ result: WorkerResult) throws {
        var attempt = job.attempt
        attempt.seconds = result.seconds
        attempt.cpuSeconds = result.cpuSeconds
        attempt.peakBytes = result.peakBytes
        let file = folders.takenFile(job.delivery)
        if let stamp = Disk.stamp(file), stamp != job.stamp { return try takeAgain(job.delivery, attempt, file) }

        var verdict = WorkerVerdict.of(
            result, file: job.delivery.source.name, sha256: job.delivery.sha256, room: job.room, in: configuration.language)
        // Where others were read, it is this file that the worker stumbles over.
        if case .misconfigured(let detail) = verdict, workerHasWorked { verdict = .failed(.crashed, detail: detail) }
        switch verdict {
        case .read(let entry):
            workerHasWorked = true
            attempt.ending = .read
            try finish(job.delivery, .read(entry), attempt)
        case .refused(let reason):
            workerHasWorked = true
            (attempt.ending, attempt.detail) = (.refused, reason)
            try finish(job.delivery, .refused(reason: reason), attempt)
        case .failed(let ending, let detail):
            (attempt.ending, attempt.detail) = (ending, detail)
            let failures = try failures(of: job.delivery) + 1
            let number = WorkFolders.number(job.delivery.id)
            log.warning("\(number) attempt \(failures) of \(configuration.attempts): \(ending.rawValue), \(detail)")
            if failures >= configuration.attempts {
                try finish(job.delivery, .refused(reason: reasons.failed(ending, detail, attempts: failures)), attempt)
            } else {
                try ledger.endAttempt(job.delivery.id, attempt)
            }
        case .later(let detail): try interrupt(job.delivery, attempt, detail)
        case .misconfigured(let detail):
            // a night without its mappings counts against no file
            try putOff(job.delivery, attempt, .misconfigured, detail)
            throw InboxError.worker(detail)
        }
    }

    /// The file was taken while somebody still wrote to it: what counts is what it is now.
    private func takeAgain(_ delivery: Delivery, _ attempt: Attempt, _ file: RawPath) throws {
        try interrupt(delivery, attempt, reasons.stillWritten())
        let sha256 = try Disk.hash(file)
        try ledger.markTaken(delivery.id, sha256: sha256, isSourceRemoved: delivery.isSourceRemoved)
        waiting[delivery.id]?.sha256 = sha256
    }

    private func interrupt(_ delivery: Delivery, _ attempt: Attempt, _ detail: String) throws {
        try putOff(delivery, attempt, .interrupted, detail)
        waiting[delivery.id]?.interruptions += 1
    }

    private func putOff(_ delivery: Delivery, _ attempt: Attempt, _ ending: Attempt.Ending, _ detail: String) throws {
        var attempt = attempt
        (attempt.ending, attempt.detail) = (ending, detail)
        try ledger.endAttempt(delivery.id, attempt)
        waiting[delivery.id] = delivery
        notBefore[delivery.id] = MonotonicClock.seconds() + Self.laterSeconds
    }

    func finish(_ delivery: Delivery, _ outcome: Outcome, _ attempt: Attempt? = nil) throws {
        try ledger.finish(delivery.id, outcome, attempt: attempt, at: Date())
        waiting[delivery.id] = nil
        notBefore[delivery.id] = nil
        guard let ended = try ledger.delivery(delivery.id) else { return }
        try settle(ended)
        let facts = ended.state == .read ? try ledger.facts(of: ended.id) : nil
        log.info("\(WorkFolders.number(ended.id)) \(ended.state.rawValue)\(ended.reason.map { ": \($0)" } ?? "")")
        onEvent(.finished(ended, facts))
    }

    /// What cannot be settled now is tried again by the next run, unless the disk is full.
    func settle(_ delivery: Delivery) throws {
        do {
            if let problem = try settlement.settle(delivery) { log.error("\(WorkFolders.number(delivery.id)): \(problem)") }
        } catch let failure as FileFailure where !failure.isDiskFull {
            log.error("\(WorkFolders.number(delivery.id)): cannot be put into its place yet: \(failure)")
        }
    }
}
