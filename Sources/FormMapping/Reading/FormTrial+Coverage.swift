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

    /// Letters of the part that says most: the label.
    private static func length(_ item: DocumentItem) -> Double { Double(item.parts.map(\.profile.length).max() ?? 0) }
}
