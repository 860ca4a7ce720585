import DocumentModel
import RecordModel
import VietnameseText

/// Lines whose rest stands in the paragraphs below.
extension FormTrial {
    /// Cost per letter of a line's alignment below which the line is whole.
    private static let undistorted = 0.02

    /// Lines that go on in the paragraphs below, which nothing else took: the form breaks them ("…:\n☐ Có ☐ Không"), or the page does.
    func completed(_ matches: [EntryMatch], lines: LineReader) -> [EntryMatch] {
        let taken = Set(matches.flatMap { Array($0.items) } + lists.flatMap { $0.headRows + $0.bodyRows })
        return matches.map { match in
            let entry = form.entries[match.entry]
            guard entry.kind == .line, !entry.slots.isEmpty else { return match }
            var match = match
            var doubt = doubt(lines.read(entry: entry, runs: runs(of: match.items)))
            while doubt > Self.undistorted, match.items.count < Aligner.longestMerge {
                let next = match.items.upperBound + 1
                guard next < document.items.count, !taken.contains(next), continues(document.items[next], match) else { break }
                let longer = self.doubt(lines.read(entry: entry, runs: runs(of: match.items.lowerBound...next)))
                guard longer < doubt else { break }
                doubt = longer
                match.items = match.items.lowerBound...next
            }
            return wrapped(answered(match, lines: lines, taken: taken), taken: taken)
        }
    }

    /// The match with the value below it, where its blank is empty and nothing but a figure with its unit stands on the next line: it was pushed there
    /// by the dots of the blank.
    private func answered(_ match: EntryMatch, lines: LineReader, taken: Set<Int>) -> EntryMatch {
        let next = match.items.upperBound + 1
        guard next < document.items.count, !taken.contains(next), continues(document.items[next], match),
            Self.isBareFigure(document.items[next].text)
        else { return match }
        let entry = form.entries[match.entry]
        let short = lines.read(entry: entry, runs: runs(of: match.items))
        guard short.slots.last?.reading.state == .blank else { return match }
        let long = lines.read(entry: entry, runs: runs(of: match.items.lowerBound...next))
        guard long.slots.last?.reading.state == .filled, long.distortion <= short.distortion + Self.undistorted else { return match }
        var match = match
        match.items = match.items.lowerBound...next
        return match
    }

    /// Letters of a figure with its unit, at most, and of the unit.
    private static let longestFigure = 24
    private static let longestUnit = 12

    private static func isBareFigure(_ text: String) -> Bool {
        let text = ValueReader.trimmingLeaders(ValueReader.collapsed(text))
        guard text.first?.isNumber == true, text.count <= longestFigure else { return false }
        return text.count(where: \.isLetter) <= longestUnit
    }

    /// Whether an item may be the rest of a line: a paragraph, or the next row of the sheet that the line stands alone in, without a number of its own.
    private func continues(_ next: DocumentItem, _ match: EntryMatch) -> Bool {
        let last = document.items[match.items.upperBound]
        guard next.beginsNothing, next.table == last.table else { return false }
        return !next.isRow || next.onlyPart != nil && last.onlyPart == next.onlyPart
    }

    /// How much of a line seems to be missing: letters of its print, and slots of which nothing is to be seen.
    private func doubt(_ result: LineReader.Result) -> Double {
        result.distortion + Self.undistorted * 2 * Double(result.slots.count { $0.reading.state == .blank && $0.reading.fitness < 1 })
    }

    /// The match with the paragraph below it, where words that its last blank holds fill the line and nothing else took what follows: the reader of
    /// the page could not know that "…: Phạm Minh" goes on in "Nga…".
    private func wrapped(_ match: EntryMatch, taken: Set<Int>) -> EntryMatch {
        guard let slot = form.entries[match.entry].slots.last.map({ form.slots[$0] }), Self.wordTypes.contains(slot.type)
        else { return match }
        let next = match.items.upperBound + 1
        guard next < document.items.count, !taken.contains(next), continues(document.items[next], match),
            !document.items[next].text.contains(":"),
            fills(document.items[match.items.upperBound], before: document.items[next])
        else { return match }
        var match = match
        match.items = match.items.lowerBound...next
        return match
    }

    /// Types of values that may be as long as their sender likes.
    private static let wordTypes: Set<FieldType> = [.name, .text, .longtext, .list, .url, .email]

    /// Whether the first word of the next item would not have had room on the last line of this one, and stands on the line below.
    private func fills(_ item: DocumentItem, before next: DocumentItem) -> Bool {
        // dots or a full stop behind the value close it
        guard let end = item.text.last(where: { !$0.isWhitespace }), !".…_:?".contains(end), let last = item.parts.last?.runs.last,
            case .page(let page, let box) = last.place, let opening = next.parts.first?.runs.first,
            let width = opening.firstWordWidth, case .page(page, let below) = opening.place, below.y0 > box.midY,
            below.y0 - box.y1 < Self.lineGap * box.height,
            below.x0 < box.x1
        else { return false }
        // what ends with a comma and goes on small is one sentence, however full its line
        return ",;".contains(end) && opening.text.first?.isLowercase == true
            || box.x1 + Self.space * box.height + width > rightmost(onPage: page)
    }

    /// The width of a space in heights of a line.
    private static let space = 0.2
    /// Heights of a line between two lines of a paragraph, at most: 1.5 spacing leaves 0.6 of them free.
    private static let lineGap = 0.7

    /// The x at which the longest line of the page ends, points or pixels as the page has them.
    private func rightmost(onPage page: Int) -> Double {
        document.items.lazy.flatMap(\.parts).flatMap(\.runs).compactMap { run -> Double? in
            guard case .page(page, let box) = run.place else { return nil }
            return box.x1
        }.max() ?? 0
    }
}
