extension DraftForm {
    /// Calls `body` for every slot in the form's order, with its section and the labels above it set.
    mutating func forEachSlot(_ body: (inout DraftSlot) -> Void) {
        for index in items.indices { Self.walk(&items[index], section: "", parents: [], body) }
    }

    private static func walk(_ item: inout DraftItem, section: String, parents: [String], _ body: (inout DraftSlot) -> Void) {
        var section = section
        var parents = parents
        func visit(_ slot: inout DraftSlot, parents: [String]) {
            slot.section = section
            slot.parents = parents
            body(&slot)
        }
        switch item.kind {
        case .section(let title):
            section = title
            parents = []
        case .text, .list, .table: break
        case .heading(let number, let label, let below, let note):
            if var list = below {
                visit(&list.slot, parents: parents)
                item.kind = .heading(number: number, label: label, below: list, printedNote: note)
            }
            parents.append(label)
        case .line(let template, let number, var slots):
            visitAll(&slots, parents: parents) { visit(&$0, parents: $1) }
            item.kind = .line(template: template, number: number, slots: slots)
            parents.append(slots.first?.label ?? "")
        case .row(let number, let label, var slots, let note):
            visitAll(&slots, parents: parents) { visit(&$0, parents: $1) }
            item.kind = .row(number: number, label: label, slots: slots, printedNote: note)
            parents.append(label)
        case .signature(var signers):
            for index in signers.indices {
                let role = [signers[index].role]
                if var place = signers[index].place {
                    visit(&place, parents: role)
                    signers[index].place = place
                }
                if var date = signers[index].date {
                    visit(&date, parents: role)
                    signers[index].date = date
                }
                visit(&signers[index].name, parents: role)
            }
            item.kind = .signature(signers)
        }
        for index in item.items.indices { walk(&item.items[index], section: section, parents: parents, body) }
    }

    private static func visitAll(_ slots: inout [DraftSlot], parents: [String], _ visit: (inout DraftSlot, [String]) -> Void) {
        for index in slots.indices {
            let above = slots[index].under.map { [slots[$0].label] } ?? []
            visit(&slots[index], parents + above)
        }
    }

    /// Where two lines ask alike under the same labels, what stands behind the first blank of its line is put under that blank's label.
    mutating func tellApart() {
        var seen: [String: Int] = [:]
        func key(_ slot: DraftSlot) -> String { ([slot.section] + slot.parents + [slot.number, slot.label]).joined(separator: "|") }
        forEachSlot { seen[key($0), default: 0] += $0.part == .denominator ? 0 : 1 }
        let repeated = seen.filter { $0.value > 1 }
        for index in items.indices {
            Self.walkLines(&items[index]) { slots, position in
                guard position > 0, slots[position].under == nil, slots[position].label != slots[0].label, slots[position].column == nil
                else { return }
                if repeated[key(slots[position])] != nil { slots[position].under = 0 }
            }
        }
    }

    private static func walkLines(_ item: inout DraftItem, _ body: (inout [DraftSlot], Int) -> Void) {
        if case .line(let template, let number, var slots) = item.kind {
            for position in slots.indices { body(&slots, position) }
            item.kind = .line(template: template, number: number, slots: slots)
        }
        for index in item.items.indices { walkLines(&item.items[index], body) }
    }

    /// Every list of the form, in order.
    mutating func forEachList(_ body: (inout DraftList) -> Void) {
        for index in items.indices {
            if case .list(var list) = items[index].kind {
                body(&list)
                items[index].kind = .list(list)
            }
        }
    }
}
