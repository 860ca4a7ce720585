/// How a piece of text is set, as far as it tells something about what was typed and what was printed.
package struct TextStyle: Hashable, Sendable {
    package var bold = false
    package var italic = false
    package var underline = false
    package var strikethrough = false
    /// The font's name as the file gives it, without a subset prefix; the judge of legacy encodings takes it as a hint.
    package var font: String?
    /// Size in points.
    package var size: Double?

    package init(
        bold: Bool = false, italic: Bool = false, underline: Bool = false, strikethrough: Bool = false,
        font: String? = nil, size: Double? = nil
    ) {
        self.bold = bold
        self.italic = italic
        self.underline = underline
        self.strikethrough = strikethrough
        self.font = font
        self.size = size
    }
}

/// A stretch of text of one style and one place.
///
/// Readers turn boxes of every kind (content controls, legacy form fields, Wingdings symbols, AcroForm fields) into `☐` and `☒`, tabs into
/// U+0009 and line breaks into U+000A, and leave everything else as the file has it (NFC comes later).
package struct TextRun: Hashable, Sendable {
    package enum Origin: Hashable, Sendable {
        case text
        /// A form control: its whole content is a filled slot, or, when `isPlaceholder`, an empty one.
        case control(isPlaceholder: Bool)
    }

    /// Stands in `text` for ink of a picture that no reader made a letter of: something is there, and a person must look.
    package static let unreadInk: Unicode.Scalar = "\u{FFFC}"

    package var text: String
    package var style: TextStyle
    package var place: SourcePlace?
    package var origin: Origin
    /// For text on pages: the x coordinate of each boundary between Unicode scalars, one more than there are scalars; empty where unknown.
    package var edges: [Double]
    /// How sure the reader is of these characters, 0…1: 1 for text that the file itself spells out.
    package var confidence: Double
    /// What other readings of the same place say where they differ, best first; empty where they agree or there is only one.
    package var alternatives: [String]
    /// What the file itself has, where `text` was put right after reading: a legacy encoding decoded, lost letters restored.
    package var original: String?

    package init(
        _ text: String, style: TextStyle = TextStyle(), place: SourcePlace? = nil, origin: Origin = .text, edges: [Double] = [],
        confidence: Double = 1, alternatives: [String] = [], original: String? = nil
    ) {
        self.text = text
        self.style = style
        self.place = place
        self.origin = origin
        self.edges = edges
        self.confidence = confidence
        self.alternatives = alternatives
        self.original = original
    }

    /// How wide the first word is on its page, in the page's units; nil for text without a page.
    package var firstWordWidth: Double? {
        guard case .page(_, let box) = place else { return nil }
        let word = text.unicodeScalars.prefix { !$0.properties.isWhitespace }.count
        return edges.count > word ? edges[word] - box.x0 : box.width
    }

    /// Appends white space that reaches up to `x`; letters that a text layer lost leave such a gap, and its place stays exact.
    package mutating func append(_ scalar: Unicode.Scalar, upTo x: Double) {
        text.unicodeScalars.append(scalar)
        if !edges.isEmpty { edges.append(x) }
    }
}

/// A paragraph, or on pages whose paragraphs cannot be told apart, a line.
package struct Paragraph: Hashable, Sendable {
    package var runs: [TextRun]
    /// The number or bullet that the word processor draws before the paragraph and that is not in its text ("1.", "-", "a)").
    package var listLabel: String?

    package init(runs: [TextRun], listLabel: String? = nil) {
        self.runs = runs
        self.listLabel = listLabel
    }

    /// The text of all runs, without `listLabel`.
    package var text: String { runs.map(\.text).joined() }
}
