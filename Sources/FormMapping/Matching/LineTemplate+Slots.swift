/// What the print around a slot says of it, once a line is aligned. `isKept` tells for each element of the template whether the document has it.
extension LineTemplate {
    /// Letters on each side of a slot that anchor it.
    private static let anchorLength = 5
    private static let slash: UInt32 = 0x2F

    /// 0…1: see `FoundSlot.anchorage`.
    func anchorage(_ position: Int, isKept: [Bool]) -> Double {
        func letters(_ positions: some Sequence<Int>) -> [Int] {
            var found: [Int] = []
            for candidate in positions {
                if elements[candidate] == .colon { continue }
                guard case .literal(_, let isSoft) = elements[candidate] else { break }
                if !isSoft { found.append(candidate) }
                if found.count == Self.anchorLength { break }
            }
            return found
        }
        let around = letters((0..<position).reversed()) + letters((position + 1)..<elements.count)
        return around.isEmpty ? 1 : Double(around.count { isKept[$0] }) / Double(around.count)
    }

    /// Whether nothing but a lost slash stands between this blank and the one next to it: which of the two a figure belongs to nobody knows.
    func isUnparted(_ position: Int, isKept: [Bool]) -> Bool {
        func lacksSlash(_ positions: some Sequence<Int>) -> Bool {
            var lost = false
            for candidate in positions {
                switch elements[candidate] {
                case .literal(let scalar, isSoft: true): lost = lost || scalar == Self.slash && !isKept[candidate]
                case .slot: return lost
                default: return false
                }
            }
            return false
        }
        return lacksSlash((0..<position).reversed()) || lacksSlash((position + 1)..<elements.count)
    }
}
