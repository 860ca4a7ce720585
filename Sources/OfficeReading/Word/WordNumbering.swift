/// The list and the level of a numbered paragraph.
struct NumberingReference: Hashable {
    /// The list (`w:numId`); 0 takes a numbering back that the style gives.
    var number: Int?
    /// Counted from 0.
    var level: Int?
}

/// The lists of a Word document. Reading order counts: every numbered paragraph asks once for its label.
struct WordNumbering {
    struct Level {
        var start = 1
        var format = "decimal"
        var text = ""
        /// Numbers of higher levels are shown in decimal too.
        var isLegal = false
        /// The level (counted from 1) whose use restarts this one; nil for any higher level, 0 for none.
        var restart: Int?
    }

    private struct List {
        var abstract: Int
        var levels: [Int: Level] = [:]
        var startOverrides: [Int: Int] = [:]
    }

    private struct AbstractList {
        var levels: [Int: Level] = [:]
        var styleLink: String?
    }

    private var abstracts: [Int: AbstractList] = [:]
    private var lists: [Int: List] = [:]
    /// Lists of one abstract list count on from each other.
    private var counters: [Int: [Int?]] = [:]
    private var startedOverrides: Set<NumberingReference> = []

    /// Characters of a level's text that count; real ones have ten.
    private static let longestText = 255

    /// Levels that Word has.
    private static let levelCount = 9

    /// A document without lists.
    init() {}

    /// Reads `numbering.xml`.
    init(_ xml: consuming XMLPartReader<WordElement>, styles: WordStyles) throws {
        _ = try xml.openRoot()
        while let element = try xml.nextChild(of: 0) {
            switch element {
            case .abstractNum:
                guard let id = xml.integerAttribute("abstractNumId") else { continue }
                abstracts[id] = try Self.readAbstractList(&xml)
            case .num:
                guard let id = xml.integerAttribute("numId") else { continue }
                lists[id] = try Self.readList(&xml)
            default: continue
            }
        }
        // A list may be defined by a style that points at another list.
        for (id, abstract) in abstracts where abstract.levels.isEmpty {
            guard let link = abstract.styleLink, let number = styles.numbering(style: link).number, let target = lists[number],
                let linked = abstracts[target.abstract]
            else { continue }
            abstracts[id]?.levels = linked.levels
        }
    }

    /// The number or bullet before the next paragraph of a list, as it is drawn; nil where nothing is.
    mutating func nextLabel(_ reference: NumberingReference) -> String? {
        guard let number = reference.number, number != 0, let list = lists[number] else { return nil }
        let index = min(max(0, reference.level ?? 0), Self.levelCount - 1)
        guard let level = level(index, of: list) else { return nil }
        var counts = counters[list.abstract] ?? Array(repeating: nil, count: Self.levelCount)
        if let start = list.startOverrides[index], startedOverrides.insert(NumberingReference(number: number, level: index)).inserted {
            counts[index] = start
        } else {
            counts[index] = counts[index].map { $0 &+ 1 } ?? level.start
        }
        for higher in 0..<index where counts[higher] == nil { counts[higher] = self.level(higher, of: list)?.start ?? 1 }
        for deeper in (index + 1)..<max(index + 1, Self.levelCount) {
            let restart = self.level(deeper, of: list)?.restart
            if restart == nil || restart.map({ $0 > 0 && index < $0 }) == true { counts[deeper] = nil }
        }
        counters[list.abstract] = counts
        let label = label(level, counts: counts, of: list)
        return label.isEmpty ? nil : label
    }

    private func level(_ index: Int, of list: List) -> Level? {
        list.levels[index] ?? abstracts[list.abstract]?.levels[index]
    }

    private func label(_ level: Level, counts: [Int?], of list: List) -> String {
        if level.format == "bullet" { return SymbolCharacters.bullets(level.text) }
        var label = ""
        var isPlaceholder = false
        for character in level.text {
            if isPlaceholder, let digit = character.wholeNumberValue, (1...Self.levelCount).contains(digit) {
                let format = self.level(digit - 1, of: list)?.format ?? "decimal"
                label += ListNumber.text(counts[digit - 1] ?? 1, format: level.isLegal && format != "none" ? "decimal" : format)
                isPlaceholder = false
            } else if character == "%" && !isPlaceholder {
                isPlaceholder = true
            } else {
                if isPlaceholder { label.append("%") }
                isPlaceholder = false
                label.append(character)
            }
        }
        return label
    }

    // MARK: Reading

    private static func readAbstractList(_ xml: inout XMLPartReader<WordElement>) throws -> AbstractList {
        let element = xml.depth
        var list = AbstractList()
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .lvl:
                guard let index = xml.integerAttribute("ilvl") else { continue }
                list.levels[index] = try readLevel(&xml)
            case .numStyleLink: list.styleLink = xml.attribute("val")
            default: continue
            }
        }
        return list
    }

    private static func readList(_ xml: inout XMLPartReader<WordElement>) throws -> List {
        let element = xml.depth
        var list = List(abstract: -1)
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .abstractNumId: list.abstract = xml.integerAttribute("val") ?? -1
            case .lvlOverride:
                guard let index = xml.integerAttribute("ilvl") else { continue }
                let override = xml.depth
                while let part = try xml.nextChild(of: override) {
                    switch part {
                    case .startOverride: list.startOverrides[index] = xml.integerAttribute("val")
                    case .lvl: list.levels[index] = try readLevel(&xml)
                    default: continue
                    }
                }
            default: continue
            }
        }
        return list
    }

    private static func readLevel(_ xml: inout XMLPartReader<WordElement>) throws -> Level {
        let element = xml.depth
        var level = Level()
        // Without `w:start` Word counts from 0.
        level.start = 0
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .start: level.start = xml.integerAttribute("val") ?? 1
            case .numFmt: level.format = xml.attribute("val") ?? level.format
            case .lvlText: level.text = String((xml.attribute("val") ?? "").prefix(longestText))
            case .isLgl: level.isLegal = xml.isOn()
            case .lvlRestart: level.restart = xml.integerAttribute("val")
            default: continue
            }
        }
        return level
    }
}

extension XMLPartReader where Name == WordElement {
    /// Reads `w:numPr`, which was entered last.
    mutating func readNumberingReference() throws -> NumberingReference {
        let element = depth
        var reference = NumberingReference()
        while let child = try nextChild(of: element) {
            switch child {
            case .numId: reference.number = integerAttribute("val")
            case .ilvl: reference.level = integerAttribute("val")
            default: continue
            }
        }
        return reference
    }
}
