extension FormTrial {
    /// Share of the document's letters that must be the form's print for the form to be the document's own. Filled documents of the corpus have
    /// at least 0.94 with their own form, and at most 0.76 with a sister of it.
    private static let explaining = 0.85
    /// What both shares must come to where the document says more than the form, or says it differently (a new revision, letters misread):
    /// sister forms reach 1.27, filled documents 1.85.
    private static let convincing = 1.4

    /// Whether the document is one of this form, and not of a sister that asks much of the same.
    var isConvincing: Bool {
        let explained = explained
        return explained >= Self.explaining || share + explained >= Self.convincing
    }

    /// Share of the document's letters that the form's print accounts for, 0…1; rows of lists count neither way.
    var explained: Double {
        let lists = Set(self.lists.flatMap { $0.headRows + $0.bodyRows })
        var whole = 0.0
        for item in document.items where !lists.contains(item.index) { whole += Self.length(item) }
        var found = 0.0
        for match in matches {
            for item in match.items { found += Self.length(document.items[item]) * match.similarity }
        }
        return whole == 0 ? 0 : found / whole
    }

    /// Share of the weight that must be found in a stretch of the form for a document to be pages of it. A page of the corpus's forms has at
    /// least 0.8 with its own form.
    private static let stretchShare = 0.7
    /// Rows whose labels tell them by themselves that a stretch must have: fewer stand in many forms.
    private static let stretchRows = 4
    /// Similarity of a label from which such a row counts.
    private static let stretchSimilarity = 0.8

    /// Where so many telling rows stand one after the other and hardly one of the stretch is missing, less of the text needs to be the form's print:
    /// long answers, and misread letters, count against it. Made scans of four to six pages have 0.91 and more over 10 to 28 rows with their own
    /// form, at most 0.83 over 13 with a sister.
    private static let certainShare = 0.9
    private static let certainRows = 8
    private static let leastExplained = 0.5

    /// Whether the document is a part of this form: pages torn from it, one page photographed. The rest of the form is not there.
    var isExcerpt: Bool {
        let (explained, stretch) = (explained, stretch)
        if explained >= Self.explaining { return stretch.share >= Self.stretchShare && stretch.rows >= Self.stretchRows }
        return explained >= Self.leastExplained && stretch.share >= Self.certainShare && stretch.rows >= Self.certainRows
    }

    /// The stretch of the form's entries with slots that the document covers best: the share of its weight that was found, and the rows found whose
    /// labels are long enough to tell them.
    private var stretch: (share: Double, rows: Int) {
        let similarity = Dictionary(matches.map { ($0.entry, $0.similarity) }, uniquingKeysWith: max)
        var best = (gain: 0.0, share: 0.0, rows: 0)
        var open = (gain: 0.0, found: 0.0, whole: 0.0, rows: 0)
        for (index, entry) in profile.entries.enumerated() where entry.isAligned && !form.entries[index].slots.isEmpty {
            if open.gain <= 0 { open = (0, 0, 0, 0) }
            let likeness = similarity[index] ?? 0
            open.found += entry.weight * likeness
            open.whole += entry.weight
            // what is found more than half pays for the stretch, what is not costs as much
            open.gain += entry.weight * (likeness - 0.5)
            if likeness >= Self.stretchSimilarity, (entry.variants.first?.length ?? 0) >= FormProfile.tellingLength { open.rows += 1 }
            if open.gain > best.gain { best = (open.gain, open.found / open.whole, open.rows) }
        }
        return (best.share, best.rows)
    }

    /// Letters of the part that says most: the label.
    private static func length(_ item: DocumentItem) -> Double { Double(item.parts.map(\.profile.length).max() ?? 0) }
}
