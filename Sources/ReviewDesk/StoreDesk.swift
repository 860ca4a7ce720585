import DocumentModel
import Foundation
import Inbox
import RecordModel
import Reporting
import Scoring
import Store
import Synchronization
import VietnameseText

/// The desk over the ledger in a work folder.
package final class StoreDesk: Desk {
    /// How often a settlement is made anew on what another person has written meanwhile, in other fields of the document.
    private static let attempts = 8

    let ledger: SQLiteLedger
    let rules: DeskRules
    let configuration: DeskConfiguration
    let folders: WorkFolders
    let pictures: PictureRoom
    let cache = DocumentCache()
    private var settler: Settler { Settler(rules: rules, doubleEntry: configuration.doubleEntry) }

    /// Opens the ledger of a work folder that the inbox has made.
    /// - Throws: `DeskError.broken` where there is no ledger or the mappings do not lint.
    package init(configuration: DeskConfiguration) throws {
        self.configuration = configuration
        folders = WorkFolders(root: RawPath(configuration.work))
        guard FileManager.default.fileExists(atPath: folders.ledger.string) else {
            throw DeskError.broken(
                vietnamese: "\(configuration.work): chưa có sổ cái. Hãy chạy phieu batch trước.",
                english: "\(configuration.work): there is no ledger. Run phieu batch first.")
        }
        ledger = try SQLiteLedger(path: folders.ledger.string)
        let own = URL(filePath: folders.mappings.string, directoryHint: .isDirectory)
        rules = try DeskRules(folders: configuration.mappings + [own], language: configuration.language)
        let program = try configuration.program ?? WorkerCommand.thisProgram(arguments: []).executable
        pictures = PictureRoom(folders: folders, program: program, language: configuration.language)
    }

    // MARK: Queue

    /// Documents looked for, and time spent, within one call of `catchUp`; the rest waits for the next, so that no page is kept waiting for a whole
    /// night's work.
    private static let batch = 200
    private static let catchUpTime = Duration.milliseconds(100)

    @discardableResult package func catchUp() async throws -> Int {
        let clock = ContinuousClock()
        let end = clock.now + Self.catchUpTime
        var count = 0
        var failure: (any Error)?
        for id in try ledger.recordsNotOnDesk(limit: Self.batch) {
            do {
                guard let delivery = try ledger.delivery(id), let entry = try ledger.record(of: id) else { continue }
                try ledger.putOnDesk(try taken(delivery, entry.record))
                count += 1
            } catch {
                // One that cannot be read does not keep the others away.
                failure = error
            }
            if clock.now > end { break }
        }
        if count == 0, let failure { throw failure }
        return count
    }

    private func taken(_ delivery: Delivery, _ record: Record) throws -> DeskWrite {
        let search = [delivery.source.name, record.document.agency ?? ""].joined(separator: "\n").searchable
        let row = DeskDocumentRow(delivery: delivery.id, fields: 0, accepted: 0, open: 0, failedChecks: 0, stake: 0, search: search)
        let listing = DeskListing(
            row: row, name: delivery.source.name, folder: delivery.source.folder, takenAt: delivery.takenAt, form: record.document.form,
            agency: record.document.agency, period: record.document.period, pages: record.document.pages.count, isSuperseded: false)
        let document = try OpenDocument.taken(record, listing: listing, rules: rules)
        return DeskWrite(document: document.listing.row, expectedRevision: 0, fields: document.rows, doubts: document.doubts)
    }

    package func queue(_ filter: QueueFilter, limit: Int, offset: Int) async throws -> QueuePage {
        try await catchUp()
        let query = DeskQuery(filter)
        let totals = try ledger.deskTotals(query)
        func choices(_ facet: DeskFacet) throws -> [QueueFacets.Choice] {
            try ledger.deskFacet(facet).map { QueueFacets.Choice(value: $0.name, documents: $0.count) }
        }
        let facets = QueueFacets(
            agencies: try choices(.agency), forms: try choices(.form), periods: try choices(.period), reasons: try choices(.reason))
        let items = try ledger.deskListings(query, limit: limit, offset: offset)
        let arriving = try ledger.recordsNotOnDesk(limit: Self.batch).count
        return QueuePage(items: items, total: totals.documents, open: totals.open, facets: facets, arriving: arriving)
    }

    package func progress(_ day: Range<Date>) async throws -> DayProgress {
        var open = DeskQuery()
        open.isOpen = true
        let totals = try ledger.deskTotals(open)
        let people = try ledger.settledCounts(day).map { DayProgress.Share(who: $0.name, settled: $0.count) }
        return DayProgress(
            settled: people.reduce(0) { $0 + $1.settled }, byPerson: people, documentsDone: try ledger.documentsDone(day),
            open: totals.open,
            openDocuments: totals.documents)
    }

    package func sample(seed: UInt64, count: Int) async throws -> [SampledField] {
        try ledger.deskLot(from: Lot.start(seed: seed), limit: max(0, count)).map { row in
            let document = try open(row.delivery)
            let field = document.record.fields[row.position]
            return SampledField(
                field: FieldReference(document: row.delivery, position: row.position), file: document.listing.name,
                agency: document.listing.agency, form: document.listing.form, label: field.label, confidence: field.confidence,
                revision: document.listing.row.revision)
        }
    }

    // MARK: One document

    func open(_ id: Int64) throws -> OpenDocument {
        guard let listing = try ledger.deskListing(id) else { throw DeskError.noSuchDocument(id) }
        if var known = cache.document(id, revision: listing.row.revision) {
            known.listing = listing
            return known
        }
        let machine: Record
        if let known = cache.machine(id) {
            machine = known
        } else {
            guard let entry = try ledger.record(of: id) else { throw DeskError.noSuchDocument(id) }
            machine = entry.record
        }
        var document = try OpenDocument(
            listing: listing, machine: machine, rows: try ledger.deskFields(of: id),
            trail: try ledger.trail(TrailFilter(document: id), limit: .max, offset: 0))
        document.runChecks(rules)
        // Read in several steps: what was written in between makes another revision.
        guard try ledger.deskListing(id)?.row.revision == listing.row.revision else { return try open(id) }
        cache.keep(document)
        return document
    }

    package func document(_ id: Int64, for who: String) async throws -> DeskDocument {
        let document = try open(id)
        let scores = scores(document)
        return DeskView(open: document, rules: rules, settler: settler, who: who, scores: scores).document
    }

    package func record(_ id: Int64) async throws -> Record { try open(id).record }

    package func scores(_ id: Int64) async throws -> ScoreChange? { scores(try open(id)) }

    func scores(_ document: OpenDocument) -> ScoreChange? {
        if let known = cache.scores(document.id, revision: document.listing.row.revision) { return known }
        guard let scorer = rules.scorer(document.machine) else { return nil }
        let before = cache.firstCard(document.id) ?? scorer.score(document.machine)
        let after = document.trail.isEmpty ? before : scorer.score(document.record)
        let change = ScoreChange(rubric: scorer.rubric.id, before: before, after: after)
        cache.keep(change, of: document.id, revision: document.listing.row.revision)
        return change
    }

    // MARK: Settling

    package func understand(_ text: String, as field: FieldReference) async throws -> Understanding {
        let document = try open(field.document)
        guard document.machine.fields.indices.contains(field.position) else { throw DeskError.noSuchField(field) }
        return understanding(text, document.machine.fields[field.position], document.machine)
    }

    func understanding(_ text: String, _ field: RecordField, _ record: Record) -> Understanding {
        let answer = rules.answers(record).read(text, as: field)
        let format = ValueFormat(configuration.language)
        return Understanding(
            isUnderstood: answer.isUnderstood, value: answer.value, written: answer.value.map { format.value($0, type: field.type) },
            sentence: answer.sentence)
    }

    package func settle(_ orders: [SettleOrder]) async throws -> [SettleResult] {
        let ids = Set(orders.map(\.field.document)).sorted()
        return try write(ids, at: orders.map(\.at).max() ?? .distantPast, positions: orders.map(\.field)) { documents, sightings in
            for order in orders {
                guard var document = documents[order.field.document] else { continue }
                var own = sightings[document.id] ?? []
                try settler.settle(order, in: &document, sightings: &own)
                documents[document.id] = document
                sightings[document.id] = own
            }
        }
    }

    package func undo(_ field: FieldReference, revision: Int, who: String, at now: Date) async throws -> SettleResult {
        let results = try write([field.document], at: now, positions: [field]) { documents, _ in
            guard var document = documents[field.document] else { return }
            try settler.undo(field.position, revision: revision, who: who, at: now, in: &document)
            documents[field.document] = document
        }
        guard let result = results.first else { throw DeskError.noSuchField(field) }
        return result
    }

    /// Reads the documents, changes them, writes them in one transaction; again on the newest where somebody else was faster.
    private func write(
        _ ids: [Int64], at now: Date, positions: [FieldReference],
        change: (_ documents: inout [Int64: OpenDocument], _ sightings: inout [Int64: [AliasSighting]]) throws -> Void
    ) throws -> [SettleResult] {
        for _ in 0..<Self.attempts {
            let before = Dictionary(uniqueKeysWithValues: try ids.map { ($0, try open($0)) })
            var documents = before
            var sightings: [Int64: [AliasSighting]] = [:]
            try change(&documents, &sightings)
            var writes: [DeskWrite] = []
            for id in ids {
                guard var after = documents[id], let old = before[id] else { continue }
                after.runChecks(rules)
                after.recount(rules, at: now)
                documents[id] = after
                let changed = Set(positions.filter { $0.document == id }.map(\.position)).sorted()
                writes.append(
                    DeskWrite(
                        document: after.listing.row, expectedRevision: old.listing.row.revision, fields: changed.map { after.rows[$0] },
                        doubts: after.doubts, trail: Array(after.trail[old.trail.count...]), sightings: sightings[id] ?? []))
            }
            if let stale = try ledger.settle(writes) {
                cache.forget(stale)
                continue
            }
            // The numbers of the new entries are the store's: read again when needed.
            ids.forEach(cache.outdate)
            return positions.compactMap { position in
                guard let old = before[position.document], let new = documents[position.document] else { return nil }
                return result(position, old, new)
            }
        }
        throw DeskError.broken(
            vietnamese: "Văn bản đang được nhiều người xử lý cùng lúc. Hãy thử lại.",
            english: "Too many people are at work on this document. Try again.")
    }

    private func result(_ field: FieldReference, _ before: OpenDocument, _ after: OpenDocument) -> SettleResult {
        let scorer = rules.scorer(after.machine)
        let old = scorer?.score(before.record)
        let new = scorer?.score(after.record)
        let moves = zip(old?.criteria ?? [], new?.criteria ?? []).filter { $0.points != $1.points }.map { old, new in
            ScoreChange.Move(path: old.path, title: old.title, before: old.points.double, after: new.points.double)
        }
        return SettleResult(
            field: field, after: after.record.fields[field.position], status: after.status(field.position),
            revision: after.listing.row.revision, checksBroken: after.record.checks.filter { !before.record.checks.contains($0) },
            checksMended: before.record.checks.filter { !after.record.checks.contains($0) }, totalBefore: old?.total.double,
            totalAfter: new?.total.double, moves: moves, next: after.next(after: field.position), open: after.listing.row.open)
    }

    // MARK: Many alike

    package func alike(limit: Int) async throws -> [AlikeGroup] {
        try ledger.deskShapes(limit: limit)
    }

    package func alike(_ key: String, limit: Int, offset: Int) async throws -> [AlikeMember] {
        try ledger.deskFields(shape: key, limit: limit, offset: offset).map { row in
            let document = try open(row.delivery)
            return AlikeMember(
                field: FieldReference(document: row.delivery, position: row.position), file: document.listing.name,
                agency: document.listing.agency, reading: document.record.fields[row.position], revision: document.listing.row.revision)
        }
    }
}

extension String {
    /// For finding by a part: NFC, small letters.
    var searchable: String { precomposedStringWithCanonicalMapping.lowercased() }
}

extension DeskQuery {
    init(_ filter: QueueFilter) {
        self.init()
        isOpen = filter.progress == .all ? nil : filter.progress == .open
        (agency, form, period, reason) = (filter.agency, filter.form, filter.period, filter.reason)
        text = filter.text?.nfcSpaced.searchable
        includesSuperseded = filter.includesSuperseded
    }
}
