import DocumentModel
import VietnameseText

/// The text of several runs as one array of scalars, each of which still knows its run and place.
struct RunText: Sendable {
    private(set) var scalars: [Unicode.Scalar] = []
    private var runIndex: [Int] = []
    private var offsets: [Int] = []
    private let runs: [TextRun]

    init(_ runs: [TextRun]) {
        self.runs = runs
        for (index, run) in runs.enumerated() {
            // NFC may shorten a run: then places inside it are those of the whole run
            let composed = Array(nfc(run.text).unicodeScalars)
            let isExact = composed.count == run.text.unicodeScalars.count
            for (offset, scalar) in composed.enumerated() {
                scalars.append(scalar)
                runIndex.append(index)
                offsets.append(isExact ? offset : -1)
            }
        }
    }

    /// Small letters with tones folded, position by position, for alignment with a line's template.
    var folded: [UInt32] {
        let lowered = scalars.map { scalar -> Unicode.Scalar in
            let mapping = scalar.properties.lowercaseMapping.unicodeScalars
            return mapping.count == 1 ? mapping.first ?? scalar : scalar
        }
        let folded = Array(foldTone(String(scalars: lowered)).unicodeScalars)
        return (folded.count == lowered.count ? folded : lowered).map(\.value)
    }

    func string(_ range: Range<Int>) -> String {
        String(scalars: Array(scalars[range]))
    }

    /// Whether any character of the range is struck through.
    func hasStrikethrough(_ range: Range<Int>) -> Bool {
        range.contains { runs[runIndex[$0]].style.strikethrough && !scalars[$0].properties.isWhitespace }
    }

    /// The range's text without what is struck through.
    func stringWithoutStruck(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(range.filter { !runs[runIndex[$0]].style.strikethrough }.map { scalars[$0] }))
    }

    /// What is struck through in the range.
    func stringOfStruck(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(range.filter { runs[runIndex[$0]].style.strikethrough }.map { scalars[$0] }))
    }

    func confidence(_ range: Range<Int>) -> Double {
        range.map { runs[runIndex[$0]].confidence }.min() ?? 1
    }

    /// What the range would be by other readings of the page, one word exchanged at a time; empty where the readings agree.
    func otherReadings(_ range: Range<Int>) -> [String] {
        var found: [String] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let index = runIndex[position]
            let first = runIndex[..<position].lastIndex { $0 != index }.map { $0 + 1 } ?? 0
            let last = runIndex[position...].firstIndex { $0 != index } ?? scalars.count
            let ending = scalars[first..<last].reversed().prefix { $0.properties.isWhitespace }.count
            // of a word that stands half in the range only that half is exchanged
            let before = string(first..<max(first, range.lowerBound))
            let behind = range.upperBound < last - ending ? string(range.upperBound..<(last - ending)) : ""
            for other in runs[index].alternatives.map(nfc) where other.hasPrefix(before) && other.hasSuffix(behind) {
                let middle = other.dropFirst(before.count).dropLast(behind.count)
                let rest = min(max(position, last - ending), range.upperBound)..<range.upperBound
                found.append(string(range.lowerBound..<position) + middle + string(rest))
            }
            position = last
        }
        return found
    }

    /// The place of a range: on pages the box around its visible characters (of the first page that it touches), else the first run's place.
    func place(_ range: Range<Int>) -> SourcePlace? {
        var page: Int?
        var box: PageRect?
        var other: SourcePlace?
        for position in range where !scalars[position].properties.isWhitespace {
            let run = runs[runIndex[position]]
            guard case .page(let number, let rect) = run.place else {
                other = other ?? run.place
                continue
            }
            guard page == nil || page == number else { continue }
            page = number
            var part = rect
            let offset = offsets[position]
            if offset >= 0, run.edges.count > offset + 1 {
                part.x0 = run.edges[offset]
                part.x1 = run.edges[offset + 1]
            }
            box = box.map { $0.union(part) } ?? part
        }
        if let page, let box { return .page(page, box) }
        return other ?? runs.lazy.compactMap(\.place).first
    }

    var wholePlace: SourcePlace? { place(scalars.indices) }
}
