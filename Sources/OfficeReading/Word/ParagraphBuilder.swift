import DocumentModel

/// A paragraph while it is read. Word splits text into many runs without need; neighbours of the same style and origin become one.
struct ParagraphBuilder {
    let place: SourcePlace
    /// What the paragraph's style gives its runs.
    var base: RunProperties
    var style: String?
    var numbering = NumberingReference()
    /// The paragraph's mark was deleted.
    var runsOn = false
    /// The content of text boxes that are anchored here; it follows the paragraph.
    var boxes: [Block] = []
    private(set) var runs: [TextRun] = []
    /// Runs before this index are closed: nothing is added to them.
    private var firstOpenRun = 0
    private var hasPendingBreak = false

    init(place: SourcePlace, base: RunProperties) {
        self.place = place
        self.base = base
    }

    mutating func append(_ text: String, style: TextStyle, origin: TextRun.Origin) {
        guard !text.isEmpty else { return }
        if hasPendingBreak {
            hasPendingBreak = false
            add("\n", style: style, origin: origin)
        }
        add(text, style: style, origin: origin)
    }

    /// A break of the page or column: it parts text from text, but is nothing at the ends of a paragraph.
    mutating func breakPage() {
        hasPendingBreak = !runs.isEmpty
    }

    /// Text that follows does not belong to what came before, though it may look the same; returns the index of the next run.
    @discardableResult
    mutating func close() -> Int {
        firstOpenRun = runs.count
        return firstOpenRun
    }

    /// Ends a form control that began at run `start`: one that holds nothing but white space is a placeholder, one without any run
    /// becomes an empty run, so that the slot is not lost.
    mutating func closeControl(from start: Int) {
        let controlled = runs.indices.dropFirst(start).filter { runs[$0].origin != .text }
        if start == runs.count {
            runs.append(TextRun("", place: place, origin: .control(isPlaceholder: true)))
        } else if controlled.count == runs.count - start, controlled.allSatisfy({ runs[$0].text.allSatisfy(\.isWhitespace) }) {
            for index in controlled { runs[index].origin = .control(isPlaceholder: true) }
        }
        close()
    }

    private mutating func add(_ text: String, style: TextStyle, origin: TextRun.Origin) {
        if let last = runs.indices.last, last >= firstOpenRun, runs[last].origin == origin, runs[last].style == style {
            runs[last].text += text
        } else {
            runs.append(TextRun(text, style: style, place: place, origin: origin))
        }
    }
}
