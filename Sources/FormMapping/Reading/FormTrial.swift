import DocumentModel
import Foundation
import RecordModel
import VietnameseText

/// One form tried on one document: the alignment, and, where it is the best, the reading of every slot.
struct FormTrial {
    /// Similarity from which a row that nothing took may be the one that is missed: different rows of a section rarely come above it.
    private static let lookalike = 0.45
    /// Similarity from which text is the form's own print.
    private static let printed = 0.8

    let form: FormDefinition
    let channel: LossyChannel
    let likeness: Double
    /// Share of the form's weight that was found, 0…1.
    let share: Double
    let document: DocumentItems
    let profile: FormProfile
    let lists: [ListMatch]
    let matches: [EntryMatch]
    /// How each page was read, by its number.
    private let pageSources: [Int: String]

    /// - Parameters:
    ///   - items: the document, through `channel`.
    ///   - pages: the document's.
    init(items: DocumentItems, pages: [Page], form: FormDefinition, channel: LossyChannel, likeness: Double) {
        self.form = form
        self.channel = channel
        self.likeness = likeness
        document = items
        pageSources = Dictionary(pages.map { ($0.number, $0.source.rawValue) }, uniquingKeysWith: { first, _ in first })
        let profile = FormProfile(form: form, channel: channel)
        self.profile = profile
        lists = ListFinder(document: items, form: form, channel: channel).find()
        let taken = Set(lists.flatMap { $0.headRows + $0.bodyRows })
        matches = Aligner(profile: profile, form: form, items: items.items).align(excluding: taken)
        var found = 0.0
        var whole = 0.0
        for (entry, weighed) in profile.entries.enumerated() where weighed.isAligned && !form.entries[entry].slots.isEmpty {
            whole += weighed.weight
        }
        for match in matches where !form.entries[match.entry].slots.isEmpty {
            found += profile.entries[match.entry].weight * match.similarity
        }
        share = whole == 0 ? 0 : found / whole
    }

    func read(language: Language, confidence: ConfidenceModel) -> MappedDocument {
        let values = ValueReader(decimalMark: decimalMark())
        let lines = LineReader(form: form, channel: channel, values: values)
        let rows = RowReader(form: form, channel: channel, values: values, document: document, lines: lines, matches: matches)
        var outcomes: [Int: SlotOutcome] = [:]
        var used: Set<Int> = []
        var unmapped: [UnmappedText] = []
        for match in completed(matches, lines: lines) {
            used.formUnion(match.items)
            let entry = form.entries[match.entry]
            guard !entry.slots.isEmpty else { continue }
            if entry.table != nil {
                for outcome in rows.read(match) { outcomes[outcome.slot] = outcome }
            } else {
                let runs = runs(of: match.items)
                let result = lines.read(entry: entry, runs: runs)
                for slot in result.slots {
                    outcomes[slot.slot] = SlotOutcome(
                        slot: slot.slot, reading: slot.reading, place: slot.place, labelPlace: result.labelPlace,
                        readAs: ValueReader.collapsed(runs.map(\.text).joined()), match: match, distortion: result.distortion,
                        characterConfidence: slot.confidence)
                }
                unmapped += result.strays.filter { !isPrinted($0.text) }.map {
                    UnmappedText(text: ValueReader.withoutUnreadInk($0.text), evidence: Evidence($0.place))
                }
            }
        }
        var tables: [RecordTable] = []
        for list in lists.sorted(by: { $0.list < $1.list }) {
            let result = ListReader(form: form, document: document).read(list)
            tables.append(result.table)
            used.formUnion(result.items)
        }
        let signatures = SignatureReader(form: form, channel: channel, values: values, document: document).read(taken: used)
        for outcome in signatures.outcomes { outcomes[outcome.slot] = outcome }
        used.formUnion(signatures.items)
        for outcome in belows(used: &used, values: values) { outcomes[outcome.slot] = outcome }
        used.formUnion(rows.headItems)
        used.formUnion(letterhead.items)
        markMissing(&outcomes, used: used, strays: unmapped.map(\.text))
        let found = form.slots.indices.map { outcomes[$0].map(doubtingAccents) ?? SlotOutcome(slot: $0, reading: .blank()) }
        let surroundings = Surroundings(self, found, used: used)
        let reasons = found.map { $0.reasons(channel: channel, slot: form.slots[$0.slot]) }
        let features = zip(found, reasons).map { self.features(of: $0, reasons: $1, surroundings) }
        let fields = found.indices.map {
            let known = reasons[$0]
            let gravest = features[$0].gravestDoubts.filter { !known.contains($0) }
            return field(found[$0], features[$0], reasons: known + gravest, confidence: confidence, language: language)
        }
        let added = addedRows(used: used, rows: rows, language: language)
        unmapped += leftovers(used: used)
        return mapped(fields: fields + added.fields, features: features + added.features, tables: tables, unmapped: unmapped)
    }

    func runs(of items: ClosedRange<Int>) -> [TextRun] {
        items.flatMap { item in document.items[item].parts.flatMap { $0.runs + [TextRun(" ")] } }
    }

    private func mapped(fields: [RecordField], features: [FieldFeatures], tables: [RecordTable], unmapped: [UnmappedText]) -> MappedDocument
    {
        let agency = fields.first { $0.id == "agency.name" }?.value?.string
        var period = fields.first { $0.id == "report.period" }?.value?.string
        if period == nil {
            // the form's own title speaks before the covering letter's dates: it names a quarter or a year, not a month
            let periods = document.items.prefix(firstSlot).reversed().compactMap { ReportPeriod.read($0.text) }
            period = (periods.first { $0.quarter != nil } ?? periods.first)?.canonicalText
        }
        return MappedDocument(
            form: form, formConfidence: 0, runnerUp: nil, channel: channel, agency: agency, period: period, number: letterhead.number,
            date: letterhead.date, place: letterhead.place, fields: fields, features: features, tables: tables, unmapped: unmapped,
            findings: [])
    }

    private var firstSlot: Int {
        matches.first { !form.entries[$0.entry].slots.isEmpty }?.items.lowerBound ?? document.items.count
    }

    private var letterhead: Letterhead { Letterhead(document.items.prefix(firstSlot)) }

    /// Whether text beside a line's slots is print that asks for nothing; what stands beside another entry's label may be its answer.
    private func isPrinted(_ text: String) -> Bool {
        let found = TextProfile(key: MatchingKey.key(ofText: text, under: channel))
        return profile.entries.enumerated().contains { index, entry in
            form.entries[index].slots.isEmpty && entry.variants.contains { $0.isLike(found, above: Self.printed) }
        }
    }

    private func features(of outcome: SlotOutcome, reasons: [Reason], _ surroundings: Surroundings) -> FieldFeatures {
        let slot = form.slots[outcome.slot]
        let source = source(of: Evidence(outcome.place ?? outcome.labelPlace).page)
        let features = FieldFeatures(outcome, slot: slot, channel: channel, source: source, formShare: share, reasons: reasons)
        return features.adding(surroundings.doubts(outcome, self))
    }

    /// How the characters of a page came to us; of no page where something was not found, which may have stood on any.
    func source(of page: Int?) -> FieldFeatures.Source {
        let sources = page.map { [pageSources[$0]] } ?? Array(pageSources.values)
        let isSpelled = sources.allSatisfy { $0 == Page.Source.textLayer.rawValue }
        return isSpelled ? sources.isEmpty ? .spelled : .page : .picture
    }

    func evidence(of outcome: SlotOutcome) -> Evidence {
        var evidence = Evidence(outcome.place ?? outcome.labelPlace)
        if case .page(_, let rect) = outcome.labelPlace { evidence.labelBox = Evidence.box(rect) }
        evidence.readAs = outcome.readAs.map { ValueReader.collapsed($0) }
        evidence.source = evidence.page.flatMap { pageSources[$0] }
        return evidence
    }

    private func field(
        _ outcome: SlotOutcome, _ features: FieldFeatures, reasons: [Reason], confidence model: ConfidenceModel, language: Language
    ) -> RecordField {
        let slot = form.slots[outcome.slot]
        let confidence = model.confidence(of: features)
        return RecordField(
            id: slot.field, section: slot.section, number: slot.number, label: slot.label, parents: slot.parents, type: slot.type,
            unit: slot.unit, state: outcome.match == nil ? .missing : outcome.reading.state, raw: outcome.reading.raw,
            value: outcome.reading.value, note: outcome.note, confidence: confidence,
            decision: confidence >= model.acceptance(of: features) && !features.isForAPerson ? .accepted : .review,
            reasons: reasons.map { $0.sentence(language) },
            reasonCodes: reasons.map(\.code), evidence: outcome.match == nil ? nil : evidence(of: outcome),
            alternatives: outcome.reading.alternatives)
    }

    /// The mark that this document's unambiguous decimals use.
    private func decimalMark() -> Character? {
        var commas = 0
        var points = 0
        for item in document.items {
            for part in item.parts where part.text.count <= 12 {
                let text = ValueReader.trimmingLeaders(part.text)
                guard let mark = text.lastIndex(where: { $0 == "," || $0 == "." }) else { continue }
                let tail = text[text.index(after: mark)...].prefix { $0.isNumber }
                let head = text[..<mark].filter { $0.isNumber }
                guard !head.isEmpty, tail.count == 1 || tail.count == 2, text.filter({ $0 == "," || $0 == "." }).count == 1 else {
                    continue
                }
                // "4.1" in the number column counts rows, it is no figure
                if part.column == 0 { continue }
                if text[mark] == "," { commas += 1 } else { points += 1 }
            }
        }
        if commas == points { return nil }
        return commas > points ? "," : "."
    }

    /// Slots whose value stands in the paragraphs below an entry, up to whatever the form prints next.
    private func belows(used: inout Set<Int>, values: ValueReader) -> [SlotOutcome] {
        var outcomes: [SlotOutcome] = []
        for (index, entry) in form.entries.enumerated() where entry.kind == .below {
            guard let slot = entry.slots.first, let parent = entry.parent, let match = matches.first(where: { $0.entry == parent }) else {
                continue
            }
            let start = match.items.upperBound + 1
            var runs: [TextRun] = []
            var end = start
            while end < document.items.count, !used.contains(end), document.items[end].table == document.items[match.items.lowerBound].table
            {
                if !runs.isEmpty { runs.append(TextRun("\n")) }
                runs += document.items[end].parts.flatMap(\.runs)
                end += 1
            }
            let text = RunText(runs)
            let lines = text.string(text.scalars.indices).split(separator: "\n").map(String.init)
                .map { form.slots[slot].type == .list ? $0 : ValueReader.trimmingLeaders($0) }.filter { !$0.isEmpty }
            used.formUnion(start..<end)
            let reading = values.read(lines.joined(separator: "\n"), slot: form.slots[slot])
            var below = match
            below.entry = index
            outcomes.append(
                SlotOutcome(
                    slot: slot, reading: reading, place: text.wholePlace,
                    labelPlace: document.items[match.items.lowerBound].parts.first?.place,
                    readAs: document.items[match.items.lowerBound].text, match: below,
                    characterConfidence: text.confidence(text.scalars.indices)))
        }
        return outcomes
    }

    /// Where the rows before and after a missing one stand next to each other, the row is certainly gone; where its very label stands unread, it is not.
    private func markMissing(_ outcomes: inout [Int: SlotOutcome], used: Set<Int>, strays: [String]) {
        let unread =
            document.items.filter { !used.contains($0.index) }.flatMap { $0.parts.map(\.profile) }
            + strays.map { TextProfile(key: MatchingKey.key(ofText: $0, under: channel)) }
        let found = Dictionary(matches.map { ($0.entry, $0.items) }, uniquingKeysWith: { first, _ in first })
        for slot in form.slots.indices where outcomes[slot] == nil {
            let label = TextProfile(key: MatchingKey.key(of: form.slots[slot].label, under: channel))
            let isLeftOver = unread.contains { Self.holds(label, $0) }
            var outcome = SlotOutcome(slot: slot, reading: .blank(isLeftOver ? [.labelLeftOver] : []))
            let entry = form.slots[slot].entry
            let before = (0..<entry).reversed().first { found[$0] != nil }
            let after = (entry + 1..<max(entry + 1, form.entries.count)).first { found[$0] != nil }
            if let before, let after, let left = found[before], let right = found[after] {
                outcome.neighboursAdjacent = right.lowerBound == left.upperBound + 1 && !hasLookalike(entry, used: used)
            }
            outcomes[slot] = outcome
        }
    }

    /// Whether text is a label, or has it as its part; short ones ("Tỷ lệ") are part of many.
    private static func holds(_ label: TextProfile, _ text: TextProfile) -> Bool {
        if label.isLike(text, above: printed) { return true }
        return label.length >= FormProfile.tellingLength && label.isContained(in: text, above: printed)
    }

    /// Whether something that nothing took looks somewhat like an entry: then the entry may have been reworded and moved rather than dropped.
    private func hasLookalike(_ entry: Int, used: Set<Int>) -> Bool {
        document.items.contains { item in
            !used.contains(item.index)
                && item.parts.contains { part in
                    profile.entries[entry].variants.contains {
                        $0.isLike(part.profile, above: Self.lookalike) || $0.isContained(in: part.profile, above: Self.printed)
                    }
                }
        }
    }

    /// Text between the form's first and last row that nothing took.
    private func leftovers(used: Set<Int>) -> [UnmappedText] {
        guard let first = matches.map(\.items.lowerBound).min(), let last = used.max() else { return [] }
        return document.items[first...max(first, last)].filter { !used.contains($0.index) }.compactMap { item in
            let text = ValueReader.trimmingLeaders(ValueReader.collapsed(item.parts.map(\.text).joined(separator: " ")))
            guard !comparisonKey(text).isEmpty else { return nil }
            return UnmappedText(text: ValueReader.withoutUnreadInk(text), evidence: Evidence(item.parts.first { !$0.isEmpty }?.place))
        }
    }
}
