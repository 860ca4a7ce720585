import Foundation
import RecordModel
import VietnameseText

/// Finds the signers' blocks: a role over "(Ký, ghi rõ họ tên)", the line of place and date above it.
struct SignatureFinder {
    let document: DocumentItems
    /// In a filled document the signers' place, date and name are read too.
    var mode = SlotScanner.Mode.blankForm

    struct Block {
        var signers: [DraftSigner]
        var items: Set<Int>
    }

    /// Lines above the role among which the line of place and date stands.
    private static let reach = 3

    func find() -> [Block] {
        var blocks: [Block] = []
        for item in document.items {
            for part in item.parts {
                for line in part.text.split(separator: "\n") where isSigningNote(String(line)) {
                    guard let found = signer(note: String(line), item: item, column: part.column) else { continue }
                    // blocks side by side, or one below the other, are one block of the form
                    if var last = blocks.last, (last.items.max() ?? 0) + Self.reach + 1 >= item.index {
                        last.signers.append(found.signer)
                        last.items.formUnion(found.items)
                        blocks[blocks.count - 1] = last
                    } else {
                        blocks.append(Block(signers: [found.signer], items: found.items))
                    }
                }
            }
        }
        return blocks
    }

    private func isSigningNote(_ line: String) -> Bool {
        let text = line.trimmingCharacters(in: .whitespaces)
        let key = comparisonKey(text)
        return text.hasPrefix("(") && text.hasSuffix(")") && key.hasPrefix(comparisonKey("ký")) && key.count <= 60
    }

    private func signer(note: String, item: DocumentItem, column: Int) -> (signer: DraftSigner, items: Set<Int>)? {
        var lines: [(item: Int, text: String)] = []
        for index in max(0, item.index - Self.reach - 1)...item.index {
            let candidate = document.items[index]
            guard candidate.isRow == item.isRow, let part = item.isRow ? candidate.part(covering: column) : candidate.parts.first else {
                continue
            }
            for text in part.text.split(separator: "\n") where !text.allSatisfy(\.isWhitespace) { lines.append((index, String(text))) }
        }
        guard let own = lines.lastIndex(where: { $0.text == note }), own > 0 else { return nil }
        let role = lines[own - 1]
        guard !role.text.contains("("), role.text.count <= 60 else { return nil }
        var items: Set<Int> = [item.index, role.item]
        let dateLine = lines[..<(own - 1)].suffix(Self.reach).last { Self.isDateLine($0.text) }
        if let dateLine { items.insert(dateLine.item) }
        let label = ValueReader.collapsed(role.text)
        let note = ValueReader.collapsed(note)
        func slot(_ label: String, _ type: FieldType) -> DraftSlot {
            DraftSlot(number: "", label: label, parents: [ValueReader.collapsed(role.text)], type: type, isTypeSure: true)
        }
        var signer = DraftSigner(
            role: label, note: note, line: dateLine.map { $0.text.trimmingCharacters(in: .whitespaces) },
            place: dateLine == nil ? nil : slot("Địa danh", .text), date: dateLine == nil ? nil : slot("ngày ... tháng ... năm", .date),
            name: slot("\(label) \(note)", .name))
        if mode == .filled {
            let line = dateLine?.text ?? ""
            let comma = line.firstIndex(of: ",") ?? line.startIndex
            let place = document.items[dateLine?.item ?? item.index].parts.first?.place
            signer.place?.answer = DraftAnswer(text: String(line[..<comma]), place: place)
            signer.date?.answer =
                DateReading.read(line).map { DraftAnswer(text: $0.iso, place: place) } ?? DraftAnswer(text: "", place: place)
            if let name = lines[(own + 1)...].map({ ValueReader.trimmingLeaders(ValueReader.collapsed($0.text)) }).first(where: Self.isName)
            {
                signer.name.answer = DraftAnswer(text: name, place: item.part(covering: column)?.place ?? place)
            } else if let (name, index) = name(below: item.index, column: column) {
                signer.name.answer = DraftAnswer(text: name.text, place: name.place)
                items.insert(index)
            }
        }
        return (signer, items)
    }

    /// Lines below "(Ký, ghi rõ họ tên)" among which the name stands.
    private static let depth = 8

    private func name(below item: Int, column: Int) -> (part: DocumentItem.Part, item: Int)? {
        let own = document.items[item]
        for index in (item + 1)..<max(item + 1, min(document.items.count, item + 1 + Self.depth)) {
            let candidate = document.items[index]
            guard candidate.isRow == own.isRow, candidate.table == own.table else { return nil }
            guard let part = own.isRow ? candidate.part(covering: column) : candidate.parts.first else { continue }
            let text = ValueReader.trimmingLeaders(ValueReader.collapsed(part.text))
            if text.isEmpty || text.hasPrefix("(") { continue }
            return Self.isName(text) ? (part, index) : nil
        }
        return nil
    }

    private static func isName(_ text: String) -> Bool { !text.isEmpty && !text.hasPrefix("(") && !isDateLine(text) && text.count <= 60 }

    /// "……, ngày ...... tháng ...... năm ......"
    static func isDateLine(_ text: String) -> Bool {
        let key = comparisonKey(text)
        return text.contains(",") && key.contains("ngày") && key.contains("tháng") && key.contains("năm") && key.count <= 60
    }
}
