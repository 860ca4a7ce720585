/// Builds a form's tree from its lines in printed order: who stands under whom is told by their numbers, bullets and bold type.
struct DraftOutline {
    struct Node {
        var kind: DraftKind
        /// The line as printed, for what turns out to be mere text.
        var raw: String
        var children: [Int] = []
    }

    private struct Level {
        var node: Int
        var marker: LineMarker
        var rank: Double
        var hasSlots: Bool
    }

    private var nodes: [Node] = []
    private var roots: [Int] = []
    private var section: Int?
    private var stack: [Level] = []
    /// Tables under way keep the levels of the lines around them.
    private var outer: [[Level]] = []
    private var floor: Int?

    mutating func beginSection(_ title: String) {
        nodes.append(Node(kind: .section(title), raw: title))
        roots.append(nodes.count - 1)
        section = nodes.count - 1
        stack = []
    }

    /// Leaves every section: what follows (list tables) stands for itself.
    mutating func endSections() {
        section = nil
        stack = []
    }

    mutating func addRoot(_ kind: DraftKind) {
        nodes.append(Node(kind: kind, raw: ""))
        roots.append(nodes.count - 1)
    }

    /// A numbered or bulleted line.
    mutating func add(_ kind: DraftKind, raw: String, marker: LineMarker, hasSlots: Bool) {
        descend(to: marker)
        push(kind, raw: raw, marker: marker, rank: max(marker.rank, (stack.last?.rank ?? 0) + Self.nested), hasSlots: hasSlots)
    }

    /// A line without a number: a bold one is a heading under the numbered heading around it, a plain one belongs to that heading.
    mutating func addUnnumbered(_ kind: DraftKind, raw: String, isBold: Bool, hasSlots: Bool, belongsToLine: Bool) {
        guard hasSlots || isBold else {
            attach(kind, raw: raw)
            return
        }
        while let last = stack.last, last.hasSlots, !belongsToLine || last.marker.style.isEmpty { stack.removeLast() }
        if isBold {
            while let last = stack.last, last.hasSlots || last.marker.style == LineMarker.bold { stack.removeLast() }
        }
        var marker = LineMarker.none
        marker.style = isBold && !hasSlots ? LineMarker.bold : ""
        push(kind, raw: raw, marker: marker, rank: (stack.last?.rank ?? 0) + Self.between, hasSlots: hasSlots)
    }

    /// Text, or a block, at the place reached.
    mutating func attach(_ kind: DraftKind, raw: String) {
        nodes.append(Node(kind: kind, raw: raw))
        place(nodes.count - 1)
    }

    mutating func beginTable(_ kind: DraftKind) {
        while stack.last?.hasSlots == true { stack.removeLast() }
        attach(kind, raw: "")
        outer.append(stack)
        floor = nodes.count - 1
        stack = []
    }

    /// A row that begins a section: everything below it in the table stands in that section.
    mutating func addTableSection(_ kind: DraftKind, raw: String) {
        stack = []
        push(kind, raw: raw, marker: .none, rank: 0, hasSlots: false)
    }

    mutating func endTable() {
        stack = outer.popLast() ?? []
        floor = nil
    }

    /// How far below its parent a level stands that has no rank of its own, or the same as its parent's.
    private static let between = 0.5
    private static let nested = 0.25

    private mutating func push(_ kind: DraftKind, raw: String, marker: LineMarker, rank: Double, hasSlots: Bool) {
        nodes.append(Node(kind: kind, raw: raw))
        place(nodes.count - 1)
        stack.append(Level(node: nodes.count - 1, marker: marker, rank: rank, hasSlots: hasSlots))
    }

    private mutating func place(_ node: Int) {
        if let parent = stack.last?.node ?? floor ?? section {
            nodes[parent].children.append(node)
        } else {
            roots.append(node)
        }
    }

    /// Pops to where a line with this marker belongs.
    private mutating func descend(to marker: LineMarker) {
        if !marker.prefix.isEmpty, let parent = stack.lastIndex(where: { $0.marker.number.replacing(",", with: ".") == marker.prefix }) {
            stack.removeSubrange((parent + 1)...)
            return
        }
        if let last = stack.last, last.marker.style == marker.style, marker.value == 1, last.marker.value != nil, !last.hasSlots,
            nodes[last.node].children.isEmpty
        {
            return
        }
        let same = stack.indices.filter { stack[$0].marker.style == marker.style }
        let successor = same.last { index in
            guard let before = stack[index].marker.value, let value = marker.value else { return false }
            return before + 1 == value && stack[index].marker.prefix == marker.prefix
        }
        if let index = successor ?? same.last {
            stack.removeSubrange(index...)
            return
        }
        while let last = stack.last, last.rank >= marker.rank { stack.removeLast() }
    }

    /// The tree; labels under which no slot stands become text.
    func items() -> [DraftItem] { roots.map(item) }

    private func item(_ index: Int) -> DraftItem {
        let node = nodes[index]
        let item = DraftItem(kind: node.kind, items: node.children.map(item))
        if case .heading(_, _, let below, let note) = node.kind, below == nil, note == nil, !item.holdsSlots, !node.raw.isEmpty {
            return DraftItem(kind: .text(node.raw), items: item.items)
        }
        return item
    }
}
