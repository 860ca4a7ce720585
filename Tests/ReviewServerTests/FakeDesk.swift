import Foundation
import RecordModel
import Reporting
import Store

@testable import ReviewDesk

/// A desk with one document of two fields, whose every text is hostile; remembers what was asked of it.
actor FakeDesk: Desk {
    static let hostile = "<script>alert('x')</script>\" onload=\"alert(1)"

    private(set) var settled: [SettleOrder] = []
    private(set) var tried: [Int64] = []
    /// Set by a test: another person was faster.
    var conflict: String?

    func setConflict(_ who: String) { conflict = who }

    private static let fields = [
        RecordField(
            id: "a.b", section: hostile, number: "1", label: hostile, parents: [hostile], type: .count, unit: hostile, state: .filled,
            raw: "3O",
            value: .number(30), confidence: 0.6, decision: .review, reasons: [hostile], reasonCodes: ["number-repaired"],
            evidence: evidence, alternatives: [Alternative(value: .string(hostile), raw: hostile, confidence: 0.3)]),
        RecordField(
            id: "a.c", section: "I", number: "2", label: "Tỷ lệ", type: .percent, state: .filled, raw: "51,7",
            value: .number(Decimal(string: "51.7") ?? 0), confidence: 0.9, decision: .accepted),
    ]

    private static var evidence: Evidence {
        var evidence = Evidence()
        evidence.page = 1
        evidence.bbox = [100, 100, 140, 112]
        return evidence
    }

    private static let record = Record(
        document: DocumentFacts(
            file: hostile, sha256: "00", bytes: 1, mediaType: "application/pdf", agency: hostile, period: hostile,
            pages: [PageFacts(number: 1, width: 595, height: 842, source: "ocr")], warnings: [hostile]), fields: fields,
        unmapped: [UnmappedText(text: hostile, evidence: evidence)])

    private static let item = DeskListing(
        row: DeskDocumentRow(
            delivery: 1, revision: 1, fields: 2, accepted: 0, open: 1, awaiting: 1, failedChecks: 0, stake: 0, search: ""),
        name: hostile, folder: hostile, takenAt: Date(timeIntervalSince1970: 0), form: hostile, agency: hostile, period: hostile, pages: 1,
        isSuperseded: false)

    func catchUp() -> Int { 0 }
    func queue(_ filter: QueueFilter, limit: Int, offset: Int) -> QueuePage {
        let choice = QueueFacets.Choice(value: Self.hostile, documents: 1)
        return QueuePage(
            items: [Self.item], total: 1, open: 1,
            facets: QueueFacets(agencies: [choice], forms: [choice], periods: [choice], reasons: [choice]), arriving: 0)
    }
    func progress(_ day: Range<Date>) -> DayProgress {
        DayProgress(settled: 1, byPerson: [.init(who: Self.hostile, settled: 1)], documentsDone: 0, open: 1, openDocuments: 1)
    }
    func sample(seed: UInt64, count: Int) -> [SampledField] {
        [
            SampledField(
                field: FieldReference(document: 1, position: 1), file: Self.hostile, agency: Self.hostile, form: nil, label: Self.hostile,
                confidence: 1,
                revision: 1)
        ]
    }
    func document(_ id: Int64, for who: String) throws -> DeskDocument {
        guard id == 1 else { throw DeskError.noSuchDocument(id) }
        return TestDocument.make(item: Self.item, record: Self.record)
    }
    func record(_ id: Int64) -> Record { Self.record }
    func scores(_ id: Int64) -> ScoreChange? { nil }
    func rubricFacts(_ id: String) -> RubricFacts? { nil }
    func picture(_ document: Int64, page: Int) throws -> DeskPicture { throw DeskError.noPicture(page: page, why: Self.hostile) }
    func prefetch(_ document: Int64, page: Int) {}
    func crop(_ field: FieldReference) -> DeskPicture? { nil }
    func surroundings(_ field: FieldReference) -> TableAround? { nil }
    func reading(_ field: FieldReference, page: Int, box: [Double]) throws -> PlaceReading {
        throw DeskError.noPicture(page: page, why: "")
    }
    func understand(_ text: String, as field: FieldReference) -> Understanding {
        Understanding(isUnderstood: true, value: .string(text), written: text, sentence: nil)
    }
    func settle(_ orders: [SettleOrder]) throws -> [SettleResult] {
        if let conflict, let order = orders.first { throw DeskError.changedMeanwhile(order.field, by: conflict, revision: 2) }
        settled += orders
        return orders.map { order in
            SettleResult(
                field: order.field, after: Self.fields[0], status: .settled, revision: 2, checksBroken: [], checksMended: [],
                totalBefore: nil,
                totalAfter: nil, moves: [], next: nil, open: 0)
        }
    }
    func undo(_ field: FieldReference, revision: Int, who: String, at now: Date) throws -> SettleResult { throw DeskError.nothingToUndo }
    func alike(limit: Int) -> [AlikeGroup] { [AlikeGroup(key: "a-1", reading: Self.hostile, other: Self.hostile, fields: 2, documents: 2)] }
    func alike(_ key: String, limit: Int, offset: Int) -> [AlikeMember] {
        [
            AlikeMember(
                field: .init(document: 1, position: 0), file: Self.hostile, agency: Self.hostile, reading: Self.fields[0], revision: 1)
        ]
    }
    func trail(_ filter: TrailFilter, for who: String, limit: Int, offset: Int) -> [TrailEntry] {
        let outcome = FieldOutcome(state: .filled, raw: Self.hostile, value: .string(Self.hostile), status: .settled, page: 1, box: nil)
        return [
            TrailEntry(
                id: 1, document: 1, file: Self.hostile, revision: 1, position: 0, field: "a", label: Self.hostile, action: .corrected,
                old: outcome,
                new: outcome, who: Self.hostile, at: Date(timeIntervalSince1970: 0), why: Self.hostile, undoes: nil, isSample: false,
                confidence: 1,
                isForgotten: false)
        ]
    }
    func exportTrail(_ filter: TrailFilter, as format: TrailFormat) -> Data { Data("secret".utf8) }
    func calibrationSet() -> Data { Data() }
    func aliasProposals() -> [AliasProposal] {
        [
            AliasProposal(
                id: 1, form: Self.hostile, field: Self.hostile, label: Self.hostile, wording: Self.hostile, documents: 2, state: .proposed,
                findings: [Self.hostile], decidedBy: nil, decidedAt: nil)
        ]
    }
    func tryAlias(_ id: Int64, who: String, at now: Date) -> AliasProposal {
        tried.append(id)
        return aliasProposals()[0]
    }
    func decideAlias(_ id: Int64, accept: Bool, who: String, at now: Date) -> AliasProposal { aliasProposals()[0] }
    func accuracy(_ days: Range<Date>) -> Accuracy { Accuracy(days: [], sampled: [], doubtful: []) }
    func ranking(rubric: String, period: String?) throws -> Ranking { throw DeskError.noSuchRubric(rubric) }
    func rankings() -> [RankingChoice] { [RankingChoice(rubric: "r", title: Self.hostile, periods: [Self.hostile], documents: 1)] }
}

enum TestDocument {
    static func make(item: DeskListing, record: Record) -> DeskDocument {
        let fields = record.fields.enumerated().map { index, field in
            DeskField(
                reference: .init(document: item.id, position: index), field: field, machine: field,
                status: field.decision == .review ? .waiting : .accepted, checks: [], relations: [], criteria: [], entries: [],
                lastSettlement: nil,
                isDoubleEntry: false)
        }
        return DeskDocument(
            item: item, record: record, revision: 1, fields: fields, scores: nil, pages: record.document.pages)
    }
}
