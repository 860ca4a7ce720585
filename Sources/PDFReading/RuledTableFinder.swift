import DocumentModel
import OpenTables

/// Finds the tables whose cells are enclosed by lines.
enum RuledTableFinder {
    /// Lines that miss each other by no more than this (points) meet.
    private static let meeting = 3.5
    /// A frame smaller than this (points, both sides) is a box to tick or an ornament.
    private static let smallestTable = 20.0

    /// - Returns: the grids from top to bottom, and the lines that belong to none.
    static func find(in rulings: Rulings) -> (grids: [TableGrid], rest: Rulings) {
        var grids: [TableGrid] = []
        var rest = Rulings()
        for component in components(of: rulings) {
            let width = (component.level.map(\.to).max() ?? 0) - (component.level.map(\.from).min() ?? 0)
            let height = (component.upright.map(\.to).max() ?? 0) - (component.upright.map(\.from).min() ?? 0)
            if width < smallestTable, height < smallestTable, !component.level.isEmpty, !component.upright.isEmpty { continue }
            if !component.level.isEmpty, !component.upright.isEmpty, let grid = TableGrid(component), grid.areas.count > 1 {
                grids.append(grid)
            } else {
                rest.level += component.level
                rest.upright += component.upright
            }
        }
        return (grids.sorted { ($0.rect.y0, $0.rect.x0) < ($1.rect.y0, $1.rect.x0) }, rest)
    }

    /// Little squares, each of two level and two upright lines, and the lines that make no square.
    static func squares(in rulings: Rulings, sides: ClosedRange<Double>) -> (squares: [PageRect], rest: Rulings) {
        var squares: [PageRect] = []
        var rest = Rulings()
        for component in components(of: rulings) {
            if component.level.count == 2, component.upright.count == 2, let left = component.upright.map(\.position).min(),
                let right = component.upright.map(\.position).max(), let top = component.level.map(\.position).min(),
                let bottom = component.level.map(\.position).max(), sides.contains(right - left), sides.contains(bottom - top),
                component.level.allSatisfy({ $0.length <= sides.upperBound + meeting }),
                component.upright.allSatisfy({ $0.length <= sides.upperBound + meeting })
            {
                squares.append(PageRect(x0: left, y0: top, x1: right, y1: bottom))
            } else {
                rest.level += component.level
                rest.upright += component.upright
            }
        }
        return (squares, rest)
    }

    /// Lines that meet, directly or through others.
    private static func components(of rulings: Rulings) -> [Rulings] {
        let levelCount = rulings.level.count
        var parent = Array(0..<levelCount + rulings.upright.count)
        func root(_ index: Int) -> Int {
            var index = index
            while parent[index] != index {
                parent[index] = parent[parent[index]]
                index = parent[index]
            }
            return index
        }
        for (first, line) in rulings.level.enumerated() {
            for (second, post) in rulings.upright.enumerated()
            where post.position >= line.from - meeting && post.position <= line.to + meeting
                && line.position >= post.from - meeting && line.position <= post.to + meeting
            {
                parent[root(first)] = root(levelCount + second)
            }
        }
        var components: [Int: Rulings] = [:]
        for (index, line) in rulings.level.enumerated() { components[root(index), default: Rulings()].level.append(line) }
        for (index, post) in rulings.upright.enumerated() { components[root(levelCount + index), default: Rulings()].upright.append(post) }
        return Array(components.values)
    }
}
