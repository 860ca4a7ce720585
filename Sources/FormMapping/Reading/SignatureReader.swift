import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// Reads the signers' blocks at the foot: place and date above the role, the name below it.
struct SignatureReader {
    let form: FormDefinition
    let channel: LossyChannel
    let values: ValueReader
    let document: DocumentItems

    /// Lines above a role in which its date line stands, and below it in which the name does.
    private static let above = 3
    private static let below = 8
    /// Letters that a role's line may have beside the role, and a name's line at most.
    private static let longestAddition = 20
    /// Fitness of a place without a letter, as of a number without a digit.
    private static let noPlace = 0.1
    private static let longestName = 60
    /// Similarity from which a line is the role's.
    private static let roleFits = 0.75

    struct Result {
        var outcomes: [SlotOutcome] = []
        var items: Set<Int> = []
        /// Lines that went to a signer.
        fileprivate var lines: Set<Int> = []
    }

    /// A line of a paragraph or of a cell near the foot.
    private struct Line {
        var item: Int
        var table: Int?
        /// Grid columns that its cell reaches over; of a paragraph the number of tabs before it.
        var columns: Range<Int>
        var text: String
        var place: SourcePlace?
        /// 0…1, of its least sure character; 1 where the file spells it.
        var confidence: Double
        /// The line by other readings of the page.
        var others: [String]
    }

    func read(taken: Set<Int>) -> Result {
        var result = Result()
        let lines = lines(taken: taken)
        var used: Set<Int> = []
        var roles: [(entry: Int, line: Int, similarity: Double)] = []
        for (index, entry) in form.entries.enumerated() where entry.kind == .signature {
            guard let role = findRole(entry, lines: lines, used: used) else { continue }
            used.insert(role.line)
            roles.append((index, role.line, role.similarity))
        }
        for role in roles {
            read(role.entry, role.line, similarity: role.similarity, lines: lines, roles: used, taken: taken, result: &result)
        }
        doubtBlanks(&result, lines: lines, roles: used)
        return result
    }

    /// A blank beside a date or a name that went to no signer is for a person: columns ran together, or a line was broken.
    private func doubtBlanks(_ result: inout Result, lines: [Line], roles: Set<Int>) {
        guard let first = roles.min(), let last = roles.max() else { return }
        let around = max(0, first - 2 * Self.above)..<min(lines.count, last + Self.below + 1)
        let free = around.filter { !result.lines.contains($0) && !roles.contains($0) }.map { lines[$0].text }
        let (hasDate, hasName) = (free.contains(where: Self.saysWhen), free.contains(where: Self.looksLikeAName))
        for index in result.outcomes.indices where result.outcomes[index].reading.state == .blank {
            let isOfName = form.slots[result.outcomes[index].slot].type == .name
            if isOfName ? hasName : hasDate { result.outcomes[index].reading.reasons.append(.textLeftBeside) }
        }
    }

    /// "Hà Giang, ngày … tháng 9": a place or a figure is there, not the form's dots alone.
    private static func saysWhen(_ text: String) -> Bool {
        let key = comparisonKey(text)
        guard let day = key.range(of: "ngày"), key.contains("tháng") else { return false }
        return day.lowerBound > key.startIndex || key.contains(where: \.isNumber)
    }

    private static let wordsOfNames = 2...6

    /// Words that all begin with a capital and go on with small letters.
    private static func looksLikeAName(_ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        return wordsOfNames.contains(words.count) && words.allSatisfy { $0.allSatisfy(\.isLetter) && $0.first?.isUppercase == true }
            && text.contains(where: \.isLowercase)
    }

    private func lines(taken: Set<Int>) -> [Line] {
        var lines: [Line] = []
        for item in document.items where !taken.contains(item.index) {
            for part in item.parts where !part.isEmpty {
                for line in Paragraph(runs: part.runs).splitAtBreaks() { append(line, of: part, in: item, to: &lines) }
            }
        }
        return lines
    }

    private func append(_ line: Paragraph, of part: DocumentItem.Part, in item: DocumentItem, to lines: inout [Line]) {
        let pieces = item.isRow ? [line] : line.split(at: "\t").flatMap { Self.splitAtDates($0) }
        for (index, piece) in pieces.enumerated() {
            let text = piece.text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard !text.isEmpty else { continue }
            let runs = RunText(piece.runs)
            let whole = runs.scalars.indices
            lines.append(
                Line(
                    item: item.index, table: item.table,
                    columns: item.isRow ? part.column..<(part.column + max(1, part.span)) : index..<(index + 1), text: text,
                    place: runs.wholePlace ?? part.place, confidence: runs.confidence(whole), others: runs.otherReadings(whole)))
        }
    }

    /// "A, ngày 1 tháng 2 năm 2019 B, ngày 3 tháng 2 năm 2019" in two: dates of two signers, set so close that no tab was seen between them.
    private static func splitAtDates(_ line: Paragraph) -> [Paragraph] {
        let text = RunText(line.runs)
        let string = text.string(text.scalars.indices)
        let years = string.matches(of: #/năm\s+\d{4}/#)
        guard years.count == 2, let cut = years.first?.range.upperBound else { return [line] }
        let count = string.unicodeScalars.distance(from: string.startIndex, to: cut)
        var offset = 0
        var halves = [Paragraph(runs: []), Paragraph(runs: [])]
        for run in line.runs {
            let scalars = Array(run.text.unicodeScalars)
            let within = min(max(count - offset, 0), scalars.count)
            for (half, range) in [(0, 0..<within), (1, within..<scalars.count)] where !range.isEmpty {
                halves[half].runs.append(run.part(text: String(String.UnicodeScalarView(scalars[range])), scalars: range))
            }
            offset += scalars.count
        }
        return halves
    }

    /// The line that begins with the role's words ("Người khai"), from the end of the document on.
    private func findRole(_ entry: FormEntry, lines: [Line], used: Set<Int>) -> (line: Int, similarity: Double)? {
        var best: (line: Int, similarity: Double)?
        for label in [entry.label] + entry.aliases {
            let head = label.split(separator: "(").first.map(String.init) ?? label
            let short = TextProfile(key: comparisonKey(of: head, under: channel))
            let whole = TextProfile(key: comparisonKey(of: label, under: channel))
            for index in lines.indices.reversed() where !used.contains(index) {
                let found = TextProfile(key: comparisonKey(ofText: lines[index].text, under: channel))
                guard found.length <= whole.length + Self.longestAddition else { continue }
                let similarity = max(found.similarity(to: short), found.similarity(to: whole))
                if similarity > (best?.similarity ?? Self.roleFits) { best = (index, similarity) }
            }
        }
        return best
    }

    /// The lines that stand below one another with `line`: those of its column and the paragraphs around its table.
    private func column(of role: Int, roles: Set<Int>, in lines: [Line]) -> [Int] {
        let line = lines[role]
        let beside = roles.sorted().filter { lines[$0].table == nil && line.table == nil && Self.standBeside(lines[$0], line) }
        return lines.indices.filter { index in
            let other = lines[index]
            guard other.table == line.table else { return other.table == nil }
            guard other.table == nil else { return other.columns.overlaps(line.columns) }
            // two roles beside each other: each has what stands nearest to it
            return beside.min { Self.distance(other, lines[$0]) < Self.distance(other, lines[$1]) } ?? role == role
        }
    }

    /// Heights of a line by which the roles of two signers beside each other may differ: one of them has a date above the role, the other none.
    private static let sameBand = 4.0

    private static func standBeside(_ one: Line, _ other: Line) -> Bool {
        guard case .page(let page, let rect)? = one.place, case .page(let otherPage, let otherRect)? = other.place else {
            return one.item == other.item
        }
        if page == otherPage, rect == otherRect { return true }
        return page == otherPage && (rect.x1 < otherRect.x0 || otherRect.x1 < rect.x0)
            && abs(rect.midY - otherRect.midY) < sameBand * max(rect.height, otherRect.height)
    }

    /// Whether two lines belong to one block: on a page by their distance, else by the order of the document.
    private static func isNear(_ one: Line, _ other: Line) -> Bool {
        guard case .page(let page, let rect)? = one.place, case .page(let otherPage, let otherRect)? = other.place else {
            return abs(one.item - other.item) <= above + below
        }
        return page == otherPage && abs(rect.midY - otherRect.midY) < 2 * sameBand * max(rect.height, otherRect.height)
    }

    /// Whether a line may stand below another, on its page or at the top of the next: some of it lies under it. True where there is no page.
    private static func standBelow(_ line: Line, _ role: Line) -> Bool {
        guard case .page(_, let rect)? = line.place, case .page(_, let above)? = role.place else { return true }
        return rect.x0 < above.x1 && above.x0 < rect.x1
    }

    /// How far apart two pieces of text stand across the page: points, or tabs where there is no page.
    private static func distance(_ one: Line, _ other: Line) -> Double {
        guard case .page(_, let left)? = one.place, case .page(_, let right)? = other.place else {
            return Double(abs(one.columns.lowerBound - other.columns.lowerBound))
        }
        return min(abs(left.x0 - right.x0), abs(left.midX - right.midX), abs(left.x1 - right.x1))
    }

    private func read(
        _ index: Int, _ role: Int, similarity: Double, lines: [Line], roles: Set<Int>, taken: Set<Int>, result: inout Result
    ) {
        let entry = form.entries[index]
        let item = lines[role].item
        let match = EntryMatch(entry: index, items: item...item, labelPart: 0, similarity: similarity, margin: 0.5, isInOrder: true)
        let column = column(of: role, roles: roles, in: lines)
        let position = column.firstIndex(of: role) ?? 0
        let dateLine = column[max(0, position - Self.above)..<position].reversed().first {
            isDateLine(lines[$0].text) && Self.isNear(lines[$0], lines[role])
        }
        let below = column[(position + 1)...].filter { Self.standBelow(lines[$0], lines[role]) }.prefix(Self.below)
        let nameLine = nameLine(after: role, among: below, lines: lines, roles: roles, taken: taken)
        result.lines.formUnion([role] + [dateLine, nameLine].compactMap { $0 })
        // forms without slots for them: the signer is no text that somebody should look at
        result.items.formUnion([item] + [dateLine, nameLine].compactMap { $0 }.map { lines[$0].item })
        if let note = below.first, lines[note].text.hasPrefix("(") { result.items.insert(lines[note].item) }
        for slot in entry.slots {
            let definition = form.slots[slot]
            var outcome = SlotOutcome(slot: slot, reading: .blank(), labelPlace: lines[role].place, readAs: lines[role].text, match: match)
            if let line = definition.type == .name ? nameLine : dateLine {
                outcome.place = lines[line].place
                outcome.characterConfidence = lines[line].confidence
                outcome.reading = read(lines[line], slot: definition)
            }
            result.outcomes.append(outcome)
        }
    }

    /// The part of a line that a slot asks for: the name, the date behind "Gia Lai,", or the place before it.
    private func read(_ line: Line, slot: FormSlot) -> SlotReading {
        func part(_ text: String) -> String {
            let comma = text.firstIndex(of: ",")
            switch slot.type {
            case .name: return text
            case .date: return comma.map { String(text[text.index(after: $0)...]) } ?? text
            default: return comma.map { String(text[..<$0]) } ?? ""
            }
        }
        let text = part(line.text)
        let reading = values.read(text, others: line.others.map(part), slot: slot)
        if slot.type == .text, reading.state == .filled, !text.contains(where: \.isLetter) {
            // a place has a name: a number before the comma belongs to something else
            return SlotReading(state: .filled, raw: reading.raw, reasons: [.notTheType], fitness: Self.noPlace)
        }
        return slot.type == .date && reading.value == nil && !text.contains(where: \.isNumber) ? .blank() : reading
    }

    private func isDateLine(_ text: String) -> Bool {
        let key = comparisonKey(text)
        return key.contains("ng") && key.contains("th") && text.contains(",") && key.contains("ngày") || DateReading.read(text) != nil
    }

    /// The first line below the role that is neither an instruction in brackets nor another block's beginning.
    private func nameLine(after role: Int, among below: ArraySlice<Int>, lines: [Line], roles: Set<Int>, taken: Set<Int>) -> Int? {
        for index in below {
            let line = lines[index]
            // what the form itself goes on with ends the block
            if roles.contains(index) || (lines[role].item...max(lines[role].item, line.item)).contains(where: taken.contains) { return nil }
            if line.text.hasPrefix("("), line.text.hasSuffix(")") { continue }
            if ValueReader.trimmingLeaders(line.text).isEmpty { continue }
            return isDateLine(line.text) || line.text.count > Self.longestName ? nil : index
        }
        return nil
    }
}
