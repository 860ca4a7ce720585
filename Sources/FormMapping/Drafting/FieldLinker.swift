import RecordModel
import VietnameseText

/// Links a draft's slots to fields that other forms ask for, by label, labels above and unit; the rest gets ids of its own.
struct FieldLinker {
    private let library: MappingLibrary
    private let known: [Known]
    private let lists: [FormList]

    /// Likeness from which a link is taken, and from which it is taken without a doubt. Between them lie, in the seven forms, both the same
    /// question in other words and its sisters (the same for another level of the administration).
    private static let linked = 0.74
    private static let certain = 0.93
    /// How much the labels above count for a label that tells its row, and for one that does not ("Tỷ lệ").
    private static let parentShare = 0.15
    private static let shortParentShare = 0.5
    /// What a name of the catalogue is worth beside a form's own wording: it is a summary.
    private static let catalogueDiscount = 0.9
    private static let longestID = 6

    private struct Known {
        var field: String
        var label: TextProfile
        var parent: TextProfile
        var role: TextProfile
        var type: FieldType
        var unit: String?
        var digits: [String]
        var levels: Set<String>
        var discount: Double
    }

    /// - Parameter excluding: the id of the form being drafted.
    init(library: MappingLibrary, excluding id: String) {
        self.library = library
        let forms = library.forms.filter { $0.id != id }
        lists = forms.flatMap(\.lists)
        var known = forms.flatMap(\.slots).map { slot in
            Known(
                field: slot.field, label: Self.profile(slot.label), parent: Self.profile(slot.parents.last ?? slot.section),
                role: Self.profile(slot.parents.last ?? ""), type: slot.type, unit: slot.unit, digits: Self.digits(slot.label),
                levels: Self.levels(slot.label), discount: 1)
        }
        for field in library.fields.values.sorted(by: { $0.id < $1.id }) {
            known.append(
                Known(
                    field: field.id, label: Self.profile(field.name), parent: TextProfile(key: ""), role: TextProfile(key: ""),
                    type: field.type,
                    unit: field.unit, digits: Self.digits(field.name), levels: Self.levels(field.name), discount: Self.catalogueDiscount))
        }
        self.known = known
    }

    private static func profile(_ text: String) -> TextProfile { TextProfile(key: comparisonKey(String(Enumerator.split(text).rest))) }

    /// Numbers that tell one question from its sister ("mức độ 3"); years and dates change from one issue to the next.
    private static func digits(_ text: String) -> [String] {
        var numbers: [String] = []
        for word in text.split(whereSeparator: { !$0.isNumber && $0 != "/" }) where !word.contains("/") && word.count <= 2 {
            numbers.append(String(word))
        }
        return numbers
    }

    /// The levels of the administration that a label names.
    private static func levels(_ text: String) -> Set<String> {
        let words = text.lowercased().split(whereSeparator: { !$0.isLetter }).map(String.init)
        return Set(words).intersection(["tỉnh", "huyện", "xã", "thôn", "sở", "đvtt", "phòng", "đến", "đi"])
    }

    /// Fields that a record's facts are taken from, and the questions that ask for them in every form.
    private static let facts: [(field: String, type: FieldType, labels: Set<String>)] = [
        (
            "agency.name", .text,
            keys(["Tên cơ quan", "Tên đơn vị", "Tên cơ quan báo cáo", "Tên đơn vị báo cáo", "Cơ quan báo cáo", "Đơn vị báo cáo"])
        ),
        ("report.period", .period, keys(["Quý báo cáo", "Năm báo cáo", "Kỳ báo cáo", "Tháng báo cáo"])),
    ]

    private static func keys(_ labels: [String]) -> Set<String> { Set(labels.map { comparisonKey($0) }) }

    func link(_ form: inout DraftForm) {
        var slots: [DraftSlot] = []
        form.forEachSlot { slots.append($0) }
        var links = assign(slots)
        for fact in Self.facts where library.fields[fact.field] != nil && !links.values.contains(where: { $0.field == fact.field }) {
            guard let index = slots.firstIndex(where: { fact.labels.contains(comparisonKey($0.label)) }) else { continue }
            links[index] = Link(field: fact.field, score: 1, type: fact.type)
        }
        var used = Set(links.values.map(\.field))
        var position = 0
        form.forEachSlot { slot in
            if let link = links[position] {
                slot.field = link.field
                take(link, for: &slot)
            } else {
                slot.field = newID(for: slot, used: &used)
                if !slot.isTypeSure { slot.doubt = "kiểu \(slot.type.rawValue) là đoán" }
            }
            position += 1
        }
        linkLists(&form)
    }

    private struct Link {
        var field: String
        var score: Double
        var type: FieldType
    }

    /// Takes over the type where the draft was not sure of its own, and says what is doubtful.
    private func take(_ link: Link, for slot: inout DraftSlot) {
        if !slot.isTypeSure, slot.options.isEmpty, link.score >= Self.certain, !SlotTyper.isTextual(link.type) { slot.type = link.type }
        if link.score < Self.certain {
            let percent = Int((link.score * 100).rounded())
            slot.doubt = "mã trường là đoán (giống \(percent) %): “\(library.fields[link.field]?.name ?? link.field)”"
        }
    }

    /// The best one-to-one assignment in falling likeness: a field stands in a form once.
    private func assign(_ slots: [DraftSlot]) -> [Int: Link] {
        var pairs: [(score: Double, slot: Int, known: Int)] = []
        for (index, slot) in slots.enumerated() {
            let label = Self.profile(slot.label)
            let parent = Self.profile(slot.parents.last ?? slot.section)
            let digits = Self.digits(slot.label)
            let levels = Self.levels(slot.label)
            for (position, candidate) in known.enumerated() where fits(slot, candidate) {
                let likeness = label.similarity(to: candidate.label)
                guard likeness >= Self.linked * 0.8, digits == candidate.digits else { continue }
                let isShort = min(label.length, candidate.label.length) < FormProfile.tellingLength
                let share = isShort ? Self.shortParentShare : Self.parentShare
                let above = candidate.parent.isEmpty && parent.isEmpty ? 1 : parent.similarity(to: candidate.parent)
                var score = likeness * (1 - share) + above * share
                if isShort, likeness == 1, label.length > 3, slot.parents.isEmpty, candidate.role.isEmpty {
                    score = max(score, Self.certain)
                }
                if levels != candidate.levels { score = min(score * 0.95, Self.certain - 0.01) }
                score *= candidate.discount
                if !agrees(slot.type, candidate), score < Self.certain { continue }
                if score >= Self.linked { pairs.append((score, index, position)) }
            }
        }
        pairs.sort { ($0.score, $1.slot, $1.known) > ($1.score, $0.slot, $0.known) }
        var links: [Int: Link] = [:]
        var used: Set<String> = []
        for (score, slot, position) in pairs where links[slot] == nil {
            guard used.insert(known[position].field).inserted else { continue }
            links[slot] = Link(field: known[position].field, score: score, type: known[position].type)
        }
        return links
    }

    /// Whether the types and units of a slot and a field can be those of one meaning, in the eyes of the linter too.
    private func fits(_ slot: DraftSlot, _ candidate: Known) -> Bool {
        let part: ScannedSlot.Part =
            candidate.field.hasSuffix(".numerator") ? .numerator : candidate.field.hasSuffix(".denominator") ? .denominator : .whole
        guard part == slot.part else { return false }
        if let unit = slot.unit, let other = candidate.unit, unit.contains("%") != other.contains("%") { return false }
        if agrees(slot.type, candidate) { return true }
        return !slot.isTypeSure && slot.options.isEmpty && slot.unit == nil && agrees(candidate.type, candidate)
            && candidate.type != .percent
    }

    private func agrees(_ type: FieldType, _ candidate: Known) -> Bool {
        guard let field = library.fields[candidate.field] else { return false }
        return type == field.type || FormLinter.isGuise(type, of: field.type)
    }

    private func newID(for slot: DraftSlot, used: inout Set<String>) -> String {
        let isShort = comparisonKey(slot.label).count < FormProfile.tellingLength
        let above = isShort ? slot.parents.last.map { AsciiName.words($0, limit: 4) } ?? "" : ""
        let name = AsciiName.words(slot.label, limit: Self.longestID)
        let column = slot.column.map { ["label", "value", "status"].contains($0) ? "" : $0 } ?? ""
        let levels = ["draft", above, name.isEmpty ? "field" : name, slot.options.isEmpty ? column : ""].filter { !$0.isEmpty }
        let ending = slot.part == .numerator ? ".numerator" : slot.part == .denominator ? ".denominator" : ""
        var stem = levels.joined(separator: ".")
        // ids do not begin a level with a digit
        stem = stem.split(separator: ".").map { $0.first?.isNumber == true ? "n" + $0 : String($0) }.joined(separator: ".")
        var candidate = stem
        var number = 2
        while used.contains(candidate + ending) {
            candidate = "\(stem)_\(number)"
            number += 1
        }
        used.insert(candidate + ending)
        return candidate + ending
    }

    private func linkLists(_ form: inout DraftForm) {
        var used: Set<String> = []
        form.forEachList { list in
            let title = Self.profile(list.title)
            let best = lists.filter {
                !used.contains($0.id) && $0.columns.count == list.columns.count
                    && Self.digits($0.title).last == Self.digits(list.title).last
            }
            .max { title.similarity(to: Self.profile($0.title)) < title.similarity(to: Self.profile($1.title)) }
            if let best, title.similarity(to: Self.profile(best.title)) >= Self.linked,
                zip(best.columns, list.columns).allSatisfy({
                    Self.profile($0.title).similarity(to: Self.profile($1.title)) >= Self.linked * 0.8
                })
            {
                list.id = best.id
                for index in list.columns.indices {
                    list.columns[index].id = best.columns[index].id
                    list.columns[index].type = best.columns[index].type
                }
            }
            list.id = AsciiName.unique(list.id.isEmpty ? "list" : list.id, among: &used)
        }
    }
}
