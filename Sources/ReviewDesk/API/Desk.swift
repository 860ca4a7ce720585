import Foundation
import RecordModel
import Reporting
import Store

/// The analysts' desk over the inbox's ledger: what is in doubt, settled by people, with a trail that is only ever added to. No HTTP, no HTML.
///
/// Every function may be called from any thread; whatever is written is written in one transaction or not at all. Failures that a person can do
/// something about are `DeskError`, whose `message(in:)` is the sentence to show. `who` is the name of an account; the desk keeps no accounts.
package protocol Desk: Sendable {
    // MARK: Queue

    /// Takes in records that the ledger has and the desk has not seen: counts their doubts and what hangs on them, scores them. Costs nothing when
    /// there is none. Ends after the time for which a page may be kept waiting; the server calls it again and again in the background.
    /// - Returns: how many were taken in; 0 when there is nothing left.
    @discardableResult func catchUp() async throws -> Int

    /// Documents with what is in doubt in them, most at stake first.
    func queue(_ filter: QueueFilter, limit: Int, offset: Int) async throws -> QueuePage

    /// What was settled within `day`, and what is left now.
    func progress(_ day: Range<Date>) async throws -> DayProgress

    /// Accepted fields drawn by lot, to check the promise. The same seed draws the same fields from the same store.
    func sample(seed: UInt64, count: Int) async throws -> [SampledField]

    // MARK: One document

    /// A document as it stands after all revisions, as `who` may see it (open double entries of others are hidden).
    /// - Throws: `DeskError.noSuchDocument`.
    func document(_ id: Int64, for who: String) async throws -> DeskDocument

    /// The record as it stands after all revisions, `phieu.record/1`.
    func record(_ id: Int64) async throws -> Record

    /// Score cards before (as the machine read it) and after (as it stands); nil where no rubric applies to the form.
    func scores(_ id: Int64) async throws -> ScoreChange?

    // MARK: Pictures

    /// A page of the archived original. Drawn in a worker process, kept on disk.
    /// - Throws: `DeskError.noPicture` for sources without pages and pages that cannot be drawn.
    func picture(_ document: Int64, page: Int) async throws -> DeskPicture

    /// Draws a page in the background, so that `picture` finds it drawn.
    func prefetch(_ document: Int64, page: Int) async

    /// The field's cell and a little around it, for grids of many alike. Nil for a field without a place on a page.
    func crop(_ field: FieldReference) async throws -> DeskPicture?

    /// The table (or lines) of a Word document or sheet around the field. Nil for a field without such a place.
    func surroundings(_ field: FieldReference) async throws -> TableAround?

    /// What stands at a place that a person dragged over.
    /// - Parameter box: `[x0, y0, x1, y1]`, points from the top left of the page as `picture` shows it.
    func reading(_ field: FieldReference, page: Int, box: [Double]) async throws -> PlaceReading

    // MARK: Settling

    /// What a typed text would be as the field's value, without settling anything: for the hint while typing.
    func understand(_ text: String, as field: FieldReference) async throws -> Understanding

    /// Settles one field.
    /// - Throws: `DeskError.changedMeanwhile`, `.notUnderstood`, `.noSuchAlternative`, `.needsAnotherPerson`.
    func settle(_ order: SettleOrder) async throws -> SettleResult

    /// Settles many in one transaction: all or none.
    func settle(_ orders: [SettleOrder]) async throws -> [SettleResult]

    /// Puts a field back to what it was before its last settlement that is not undone; for an open double entry takes back one's own entry.
    /// - Throws: `DeskError.nothingToUndo`, `.changedMeanwhile`.
    func undo(_ field: FieldReference, revision: Int, who: String, at now: Date) async throws -> SettleResult

    // MARK: Many alike

    /// Shapes that wait in at least two places, the most frequent first.
    func alike(limit: Int) async throws -> [AlikeGroup]

    /// The fields of one group, across documents, in order of arrival.
    func alike(_ key: String, limit: Int, offset: Int) async throws -> [AlikeMember]

    // MARK: Trail, what comes back, figures

    /// The trail, oldest first; entries of open double entries by others than `who` come without their values.
    func trail(_ filter: TrailFilter, for who: String, limit: Int, offset: Int) async throws -> [TrailEntry]

    /// The whole trail as CSV (RFC 4180, UTF-8 with byte order mark) or JSON (`phieu.trail/1`); values of open double entries are left out.
    func exportTrail(_ filter: TrailFilter, as format: TrailFormat) async throws -> Data

    /// One JSON object a line for every settled field: what the machine knew and whether it was right. Holds no value of any report.
    func calibrationSet() async throws -> Data

    /// Wordings of labels that people confirmed and that no mapping knows.
    func aliasProposals() async throws -> [AliasProposal]

    /// Tries the wording: the linter, then the reference documents, with it and without it. Takes minutes; written down in the proposal.
    func tryAlias(_ id: Int64, who: String, at now: Date) async throws -> AliasProposal

    /// Puts a tried wording into the work folder's mappings, or puts it aside.
    /// - Throws: `DeskError.aliasNotTried` where the trial is missing or failed.
    func decideAlias(_ id: Int64, accept: Bool, who: String, at now: Date) async throws -> AliasProposal

    /// What was accepted, confirmed and corrected, a day, and how far confidences kept their word.
    func accuracy(_ days: Range<Date>) async throws -> Accuracy

    /// Score cards of all current documents of a rubric, ranked together, best first.
    func ranking(rubric: String, period: String?) async throws -> Ranking

    /// What a score sheet prints of a rubric besides the points; nil for a rubric that is not known.
    func rubricFacts(_ id: String) async throws -> RubricFacts?

    /// Rubrics that apply to at least one document, with the periods there are.
    func rankings() async throws -> [RankingChoice]
}

extension Desk {
    package func settle(_ order: SettleOrder) async throws -> SettleResult {
        guard let result = try await settle([order]).first else { throw DeskError.noSuchField(order.field) }
        return result
    }
}
