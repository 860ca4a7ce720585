/// A blank found in a line, empty or filled.
struct ScannedSlot: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case whole, numerator, denominator
    }

    struct Option: Hashable, Sendable {
        var text: String
        /// Offsets of the box itself.
        var box: Range<Int>
        var isTicked: Bool
    }

    /// The words before it, without number, bullet and colon.
    var label: String
    /// Offsets into the line's scalars: leaders, boxes with their options, and what was typed.
    var range: Range<Int>
    /// Offsets of what was typed; empty for a blank.
    var content: Range<Int>
    var unit: String?
    var options: [Option] = []
    var part: Part = .whole
    /// What the form itself prints in the blank besides dots ("Có/ Không?", an area code).
    var print: String?
    /// Whether dots, boxes or lines show that a blank stands here; false where only a colon with text behind it tells.
    var isDrawn = true

    var isBlank: Bool { content.isEmpty && !options.contains(where: \.isTicked) }
}
