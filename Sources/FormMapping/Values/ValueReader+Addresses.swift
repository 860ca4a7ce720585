import RecordModel

/// Addresses of mail and of pages.
extension ValueReader {
    func address(_ raw: String, _ type: FieldType) -> SlotReading {
        let cleaned = String(raw.filter { !$0.isWhitespace })
        if type == .email, let repaired = Self.repairedMail(cleaned) {
            return SlotReading(
                state: .filled, raw: raw, value: .string(repaired), reasons: [.numberRepaired("\(cleaned) → \(repaired)")],
                fitness: Self.repairedFitness)
        }
        let suits = Self.holdsAddresses(cleaned, type)
        return SlotReading(
            state: .filled, raw: raw, value: .string(cleaned), reasons: suits ? [] : [.notTheType], fitness: suits ? 1 : 0.4)
    }

    /// Whether one or several addresses stand there, each whole: "cantho.example.,vn" and "http:lIsgddt.vn" are none.
    private static func holdsAddresses(_ text: String, _ type: FieldType) -> Bool {
        let addresses = text.split(whereSeparator: { ",;".contains($0) })
        return !addresses.isEmpty
            && addresses.allSatisfy { address in
                type == .email
                    ? address.wholeMatch(of: #/[A-Za-z0-9._%+-]+@(?:[A-Za-z0-9-]+[.])+[A-Za-z]{2,}/#) != nil
                    : address.wholeMatch(of: #/(?:[A-Za-z]+:\/\/)?(?:[A-Za-z0-9-]+[.])+(?:[A-Za-z]{2,}|[0-9]+)(?::[0-9]+)?(?:[\/?#].*)?/#)
                        != nil
            }
    }

    private static let repairedFitness = 0.7

    /// An address of mail whose "@" was read as what looks like it, or twice: "an(vp.vn", "an@)vp.vn". nil where there is nothing to repair, or it is no
    /// address even so.
    private static func repairedMail(_ text: String) -> String? {
        guard let found = text.wholeMatch(of: #/([A-Za-z0-9._-]+)(?:[@(©®€][)(@]?|@{2})([A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+)/#) else {
            return nil
        }
        let repaired = "\(found.1)@\(found.2)"
        return repaired == text ? nil : repaired
    }
}
