import Foundation
import RecordModel
import Store

extension TrailEntry {
    /// - Parameter isHidden: leaves out what was entered.
    init(_ row: TrailRow, isHidden: Bool) {
        self.init(
            id: row.id, document: row.delivery, file: row.file, revision: row.revision, position: row.position, field: row.field,
            label: row.label, action: Action(rawValue: row.action) ?? .corrected, old: row.old.flatMap(FieldOutcome.init(json:)),
            new: isHidden ? nil : row.new.flatMap(FieldOutcome.init(json:)), who: row.who, at: row.at, why: isHidden ? nil : row.why,
            undoes: row.undoes, isSample: row.isSample, confidence: row.confidence, isForgotten: row.isForgotten)
    }
}

extension StoreDesk {
    package func trail(_ filter: TrailFilter, for who: String, limit: Int, offset: Int) async throws -> [TrailEntry] {
        try entries(filter, limit: limit, offset: offset) { $0.who != who }
    }

    package func exportTrail(_ filter: TrailFilter, as format: TrailFormat) async throws -> Data {
        let entries = try entries(filter, limit: .max, offset: 0) { _ in true }
        return try TrailExport(entries: entries).data(format)
    }

    /// - Parameter hides: whose open entries are blind to whoever reads.
    private func entries(_ filter: TrailFilter, limit: Int, offset: Int, hides: (TrailRow) -> Bool) throws -> [TrailEntry] {
        var openRounds: [Int64: Set<Int64>] = [:]
        return try ledger.trail(filter, limit: limit, offset: offset).map { row in
            guard row.action == TrailEntry.Action.entered.rawValue, hides(row) else { return TrailEntry(row, isHidden: false) }
            if openRounds[row.delivery] == nil {
                let all = try ledger.trail(TrailFilter(document: row.delivery), limit: .max, offset: 0)
                let open = Dictionary(grouping: all, by: \.position).values.flatMap { FieldHistory($0).entries.map(\.id) }
                // An entry that was taken back stays blind as well: its round may go on.
                openRounds[row.delivery] = Set(open).union(all.filter(\.isUndone).map(\.id))
            }
            return TrailEntry(row, isHidden: openRounds[row.delivery]?.contains(row.id) ?? true)
        }
    }

    package func calibrationSet() async throws -> Data {
        var data = Data()
        for row in try ledger.settlements(nil) {
            guard let features = row.features else { continue }
            data.append(features)
            data.append(UInt8(ascii: "\n"))
        }
        return data
    }

    package func accuracy(_ days: Range<Date>) async throws -> Accuracy {
        let decoder = JSONDecoder()
        let settled = try ledger.settlements(days).compactMap { row in
            try row.features.map { (at: row.at, line: try decoder.decode(CalibrationLine.self, from: $0)) }
        }
        return AccuracyCount(arrivals: try ledger.arrivals(days), settled: settled).accuracy
    }
}
