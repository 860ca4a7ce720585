import RecordModel

/// The readings that a field may have: what the record holds, its alternatives, and the chance that it is none of them.
struct FieldReadings {
    /// Index of the field in the record.
    let index: Int
    let id: String
    /// What the record holds first, then the alternatives, the likeliest first; nil is "blank".
    let figures: [Figure?]
    /// Of each figure, and last of none of them; they sum to 1.
    let probabilities: [Double]
    /// Whether the reading itself is in doubt, so that a contradiction may speak against it and not only against the report.
    let isUncertain: Bool

    /// Readings at least this certain, and not read from a picture, are taken as what the page says.
    private static let certain = 0.99
    /// A field is never more certain than this, nor less.
    static let limits = 0.01...0.999
    /// More alternatives than this are noise.
    private static let mostAlternatives = 4
    /// The least part of the doubt that stays with "none of these", however sure the alternatives are of themselves.
    private static let shareOfUnknown = 0.1

    /// - Returns: nil where there is nothing to read: the slot was not found.
    init?(_ field: RecordField, index: Int) {
        guard let id = field.id, field.state != .missing else { return nil }
        let own = field.state == .filled ? field.value.map { Figure($0, raw: field.raw) } : nil
        var seen = [own?.value]
        var others: [(figure: Figure?, confidence: Double)] = []
        for alternative in field.alternatives.sorted(by: { $0.confidence > $1.confidence }) where !seen.contains(alternative.value) {
            seen.append(alternative.value)
            others.append((alternative.value.map { Figure($0, raw: alternative.raw) }, max(alternative.confidence, 0)))
        }
        others = Array(others.prefix(Self.mostAlternatives))
        let first = min(max(field.confidence, Self.limits.lowerBound), Self.limits.upperBound)
        let claimed = others.map(\.confidence).reduce(0, +)
        let most = (1 - first) * (1 - Self.shareOfUnknown)
        let scale = claimed > most ? most / claimed : 1
        self.index = index
        self.id = id
        figures = [own] + others.map(\.figure)
        let known = [first] + others.map { $0.confidence * scale }
        probabilities = known + [1 - known.reduce(0, +)]
        isUncertain = field.confidence < Self.certain || field.evidence?.source == "ocr"
    }
}
