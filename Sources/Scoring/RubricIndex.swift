/// What scoring looks up in a rubric for every row of every record, found once.
struct RubricIndex: Sendable {
    /// Sentences about inconsistencies that touch a row, by the row's path.
    let notes: [String: [String]]
    /// Sentences about inconsistencies of whole groups or of the whole decision.
    let generalNotes: [String]
    /// Printed headings above a row, outermost first, by the row's path.
    let headingLabels: [String: [String]]
    /// Paths of the same headings.
    let headings: [String: [String]]

    init(_ rubric: Rubric) {
        var notes: [String: [String]] = [:]
        var general: [String] = []
        let rows = Set(rubric.criteria.map(\.path))
        for known in rubric.inconsistencies {
            let note = "\(known.id): \(known.text)"
            for path in known.touches where rows.contains(path) { notes[path, default: []].append(note) }
            // Inconsistencies of a row are said beside the row.
            if known.touches.isEmpty || known.touches.contains(where: { !rows.contains($0) }) { general.append(note) }
        }
        self.notes = notes
        generalNotes = general
        let labels = Dictionary(
            rubric.groups.flatMap(\.headings).map { ($0.path, [$0.number, $0.title].filter { !$0.isEmpty }.joined(separator: " ")) }
        ) { first, _ in first }
        headings = Dictionary(rubric.criteria.map { ($0.path, $0.headings) }) { first, _ in first }
        headingLabels = headings.mapValues { $0.compactMap { labels[$0] } }
    }
}
