import DocumentModel
import VietnameseText

/// A list table of the form found in the document.
struct ListMatch: Sendable {
    var list: Int
    var table: Int
    /// Items of the head, and of the rows below it.
    var headRows: [Int]
    var bodyRows: [Int]
    var columns: TableColumns
}

/// Finds list tables by their heads: the rows are the sender's own, only the head is the form's.
struct ListFinder {
    /// Mean similarity of the heads' columns, weighted by how many were found, from which a table is the list.
    private static let accepted = 0.5
    /// Rows that a head may have: three levels and the row that numbers the columns.
    private static let tallestHead = 4
    /// What a title right above the table, telling "mức độ 3" from "mức độ 4", adds.
    private static let titleWeight = 0.6

    let document: DocumentItems
    let form: FormDefinition
    let channel: LossyChannel

    func find() -> [ListMatch] {
        var candidates: [(score: Double, match: ListMatch)] = []
        for (listIndex, list) in form.lists.enumerated() {
            let titles = list.columns.map { TableColumns.Head(title: $0.title, channel: channel) }
            let profiles = list.columns.map { column in
                TextProfile(key: comparisonKey(of: column.title.components(separatedBy: " / ").last ?? column.title, under: channel))
            }
            for table in document.tables.indices {
                let rows = document.tableRows[table]
                for start in rows.indices where looksLikeHead(document.items[rows[start]], profiles) {
                    guard
                        let (score, match) = headMatch(
                            list: listIndex, titles: titles, leaves: profiles, table: table, rows: rows, start: start)
                    else {
                        continue
                    }
                    candidates.append((score + Self.titleWeight * titleScore(list, before: rows[start]), match))
                }
            }
        }
        candidates.sort { $0.score > $1.score }
        var chosen: [ListMatch] = []
        for (_, match) in candidates {
            let head = Set(match.headRows)
            if chosen.contains(where: { $0.list == match.list || !head.isDisjoint(with: $0.headRows) }) { continue }
            chosen.append(match)
        }
        return chosen.map { match in
            // a sheet may hold another list further down
            var match = match
            let ends = chosen.filter { $0.table == match.table && $0.headRows[0] > match.headRows[0] }.map { $0.headRows[0] }
            if let end = ends.min() { match.bodyRows.removeAll { $0 >= end } }
            return match
        }
    }

    /// A quick look before columns are matched: at least this many cells are like some column's title.
    private static let speakingCells = 2

    private func looksLikeHead(_ item: DocumentItem, _ titles: [TextProfile]) -> Bool {
        var speaking = 0
        for part in item.parts where !part.profile.isEmpty {
            if titles.contains(where: { $0.isLike(part.profile, above: Self.accepted) }) { speaking += 1 }
            if speaking >= Self.speakingCells { return true }
        }
        return false
    }

    private func headMatch(
        list: Int, titles: [TableColumns.Head], leaves: [TextProfile], table: Int, rows: [Int], start: Int
    ) -> (Double, ListMatch)? {
        let first = document.items[rows[start]]
        // a head fills most of its columns, directly or by spans
        let filled = first.parts.filter { !$0.isEmpty }
        guard filled.count >= 3 else { return nil }
        var best: (Double, ListMatch)?
        let shortest = shortestHead(rows, start: start)
        for height in shortest...max(shortest, Self.tallestHead) where start + height <= rows.count {
            var headRows = Array(rows[start..<(start + height)])
            let heads = document.heads(table: table, rows: headRows).map { TableColumns.Head(levels: $0, channel: channel) }
            let columns = TableColumns.match(heads: heads, titles: titles, anchor: nil)
            let found = columns.columns.compactMap { $0 }.count
            let score = columns.certainty * Double(found) / Double(max(1, titles.count))
            if score > (best?.0 ?? Self.accepted) + (best == nil ? 0 : 0.02) {
                var body = Array(rows[(start + height)...])
                while let row = body.first, headRows.count < Self.tallestHead, isTitles(document.items[row], leaves) {
                    headRows.append(body.removeFirst())
                }
                if let numbering = body.first, document.items[numbering].numbersColumns { headRows.append(body.removeFirst()) }
                best = (score, ListMatch(list: list, table: table, headRows: headRows, bodyRows: body, columns: columns))
            }
        }
        return best
    }

    /// Similarity from which a cell below a head is a title of its lower level: a sender's own text never comes near it.
    private static let title = 0.8

    /// Share of a text's letter groups that a title has from which it is a part of that title, and the letters that it must have to tell.
    private static let partOfTitle = 0.85
    private static let fewestLetters = 10

    /// Whether every text of a row is a title of the list, such as the second line of its head, or a part of one that a page break cut off.
    private func isTitles(_ item: DocumentItem, _ leaves: [TextProfile]) -> Bool {
        let filled = item.parts.filter { !$0.isEmpty }
        if filled.count > 1, filled.allSatisfy({ part in leaves.contains { $0.isLike(part.profile, above: Self.title) } }) { return true }
        return !filled.isEmpty
            && filled.allSatisfy { part in
                part.profile.length >= Self.fewestLetters && leaves.contains { part.profile.containment(in: $0) > Self.partOfTitle }
            }
    }

    /// Rows that the first row's cells reach over, and those that the file itself marks as head.
    private func shortestHead(_ rows: [Int], start: Int) -> Int {
        let first = document.items[rows[start]]
        let reach = first.parts.filter { !$0.isEmpty }.map(\.height).max() ?? 1
        return max(1, min(reach, rows.count - start, Self.tallestHead))
    }

    private func titleScore(_ list: FormList, before item: Int) -> Double {
        let title = TextProfile(key: comparisonKey(of: list.title, under: channel))
        let reach = 8
        return document.items[max(0, item - reach)..<item].map { candidate in
            candidate.parts.map { $0.profile.similarity(to: title) }.max() ?? 0
        }.max() ?? 0
    }
}
