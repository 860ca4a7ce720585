/// A word as recognised: what it says, where, and how sure the engine is.
struct ReadWord: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text
        /// ☐ or ☒, seen by its pixels.
        case box
        /// A row of dots or a rule to write on.
        case leader
    }

    struct Symbol: Hashable, Sendable {
        var text: String
        var x0: Int
        var x1: Int
        /// 0…1.
        var confidence: Double
    }

    var text: String
    var box: PixelBox
    var symbols: [Symbol]
    /// 0…1: the engine's own figure at first, then what the agreement of the readings makes of it.
    var confidence: Double
    var kind: Kind = .text
    /// Whether its strokes are thicker than those of other words; only told of text outside of tables.
    var isBold = false
    /// Whether a line is drawn through it.
    var isStruck = false
    /// Whether `confidence` comes from several readings, not from the engine.
    var isSettled = false
    /// Lines as the engine parts them, counted within one reading.
    var line: Int = 0
    /// What other readings say where they differ.
    var alternatives: [String] = []

    var hasDigit: Bool { text.contains { $0.isASCII && $0.isNumber } }
}
