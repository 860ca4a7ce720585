import DocumentModel
import VietnameseText

/// What recognition makes of glyphs whose font no installed font is like. Each glyph is shown at several of its places, inside the words where
/// it stands, and what is read there most often counts.
struct GlyphWitness: Sendable {
    /// What was read at a glyph's places, by kind of glyph, and how often; readings in spelled words count whole, others half.
    private(set) var votes: [Int: [Unicode.Scalar: Double]] = [:]

    private struct Segment {
        var page: Int
        var tokens: [[Int]]
        var rect: PageRect
        /// In a fixed order: sums of fractions depend on it.
        var kinds: [Int]
    }

    /// Places shown of each glyph; with five, one misreading is outvoted.
    private static let wantedPlaces = 5
    /// Lines shown in all: 10 to 30 ms each.
    private static let mostLines = 220
    /// Words farther apart than this, in sizes, are not in one stretch: there may be a ruling between them.
    private static let widestGap = 1.2
    private static let usualSize = 12.0
    /// White around the ink, points.
    private static let margin = 1.2
    /// A word of the picture belongs to the token within which its middle lies, widened by this, points.
    private static let slack = 1.0
    private static let otherWord = 0.5

    /// - Parameter fonts: numbers of the inventory's fonts whose glyphs are asked for.
    init(_ inventory: GlyphInventory, _ pages: [PageContent], fonts: Set<Int>, sight: LineSight) {
        var segments: [Segment] = []
        for (index, page) in pages.enumerated() where page.textTurn == 0 {
            guard let tokens = inventory.tokens[index] else { continue }
            segments += Self.segments(page, tokens, inventory.kindOfGlyph[index]) { fonts.contains(inventory.kinds[$0].font) }
                .map { Segment(page: index, tokens: $0.tokens, rect: $0.rect, kinds: $0.kinds.sorted()) }
        }
        let chosen = Self.choose(segments)
        guard !chosen.isEmpty else { return }
        let seen = sight(chosen.map { LineToSee(page: pages[$0.page].number, rect: $0.rect) })
        for (segment, words) in zip(chosen, seen) {
            guard let tokens = inventory.tokens[segment.page] else { continue }
            count(words, segment, pages[segment.page], tokens, inventory.kindOfGlyph[segment.page])
        }
    }

    // MARK: Where glyphs are shown

    private static func segments(
        _ page: PageContent, _ tokens: GlyphTokens, _ kinds: [Int], isAsked: (Int) -> Bool
    ) -> [(tokens: [[Int]], rect: PageRect, kinds: Set<Int>)] {
        let glyphs = page.drawing.glyphs
        var result: [(tokens: [[Int]], rect: PageRect, kinds: Set<Int>)] = []
        func ink(_ token: [Int]) -> PageRect {
            let boxes = token.map { index in
                let glyph = glyphs.glyphs[index]
                let bounds = tokens.bounds[glyph.outline]
                return PageRect(
                    x0: glyph.x + bounds.x0, y0: glyph.baseline + bounds.y0, x1: glyph.x + bounds.x1, y1: glyph.baseline + bounds.y1)
            }
            return boxes.dropFirst().reduce(boxes[0]) { $0.union($1) }
        }
        var baseline = -Double.infinity
        for token in tokens.tokens where !token.isEmpty {
            let rect = ink(token)
            let asked = Set(token.compactMap { kinds[$0] >= 0 && isAsked(kinds[$0]) ? kinds[$0] : nil })
            let line = glyphs.glyphs[token[0]].baseline
            let gap = rect.x0 - (result.last?.rect.x1 ?? -.infinity)
            if line == baseline, gap >= 0, gap < widestGap * usualSize {
                result[result.count - 1].tokens.append(token)
                result[result.count - 1].rect = result[result.count - 1].rect.union(rect)
                result[result.count - 1].kinds.formUnion(asked)
            } else {
                result.append(([token], rect, asked))
            }
            baseline = line
        }
        return result.filter { !$0.kinds.isEmpty }.map { segment in
            var rect = segment.rect
            rect.x0 -= margin
            rect.y0 -= margin
            rect.x1 += margin
            rect.y1 += margin
            return (segment.tokens, rect, segment.kinds)
        }
    }

    /// One line after the other, each time the one that shows most of what was shown least.
    private static func choose(_ segments: [Segment]) -> [Segment] {
        var shown: [Int: Int] = [:]
        var chosen: [Int] = []
        func gain(_ segment: Segment) -> Double {
            let sum = segment.kinds.reduce(0) { sum, kind in
                let count = shown[kind, default: 0]
                return count < wantedPlaces ? sum + 1 / Double((count + 1) * (count + 1)) : sum
            }
            return segment.tokens.count < fewTokens ? sum / 2 : sum
        }
        // What a line shows anew only becomes less: a gain of before is an upper bound, and most need not be counted again.
        var queue = segments.indices.map { (gain: gain(segments[$0]), index: $0) }.sorted { ($0.gain, $1.index) < ($1.gain, $0.index) }
        while chosen.count < mostLines, var top = queue.popLast() {
            top.gain = gain(segments[top.index])
            if let next = queue.last, top.gain < next.gain {
                queue.insert(top, at: queue.firstIndex { $0.gain >= top.gain } ?? queue.count)
                continue
            }
            guard top.gain > 0 else { break }
            chosen.append(top.index)
            for kind in segments[top.index].kinds { shown[kind, default: 0] += 1 }
        }
        return chosen.sorted().map { segments[$0] }
    }

    /// Single words are read worse than lines.
    private static let fewTokens = 3

    // MARK: What was read there

    private mutating func count(_ words: [SeenWord], _ segment: Segment, _ page: PageContent, _ tokens: GlyphTokens, _ kinds: [Int]) {
        let glyphs = page.drawing.glyphs
        for token in segment.tokens {
            guard let first = token.first, let last = token.last else { continue }
            let start = glyphs.glyphs[first].x - Self.slack
            let end = glyphs.glyphs[last].x + tokens.bounds[glyphs.glyphs[last].outline].x1 + Self.slack
            let text = words.filter { (start...max(start, end)).contains(($0.x0 + $0.x1) / 2) }.map(\.text).joined()
            let scalars = Array(nfc(text).unicodeScalars)
            guard scalars.count == token.count else { continue }
            let letters = text.filter(\.isLetter)
            let weight = letters.count > 1 && isVietnameseSyllable(letters) ? 1 : Self.otherWord
            for (glyph, scalar) in zip(token, scalars) where kinds[glyph] >= 0 {
                votes[kinds[glyph], default: [:]][scalar, default: 0] += weight
            }
        }
    }

    /// The reading with the most votes, its share of them, and how many there are.
    func verdict(on kind: Int) -> (scalar: Unicode.Scalar, share: Double, votes: Double)? {
        guard let all = votes[kind], let top = all.max(by: { ($0.value, $1.key.value) < ($1.value, $0.key.value) }) else { return nil }
        let sum = all.values.reduce(0, +)
        return (top.key, top.value / sum, sum)
    }
}
