import DocumentModel

/// Gives the pages of a PDF the text that they show where their text layer has lost or wrong letters.
enum GlyphRepair {
    /// How a page's text layer was found.
    struct Judgement: Hashable, Sendable {
        /// Share (0…1) of what the page shows that its text layer says rightly.
        var quality: Double
        /// A sentence in Vietnamese; nil where nothing is wrong.
        var why: String?
    }

    /// One judgement a page, in order. Pages whose layer is believed stay as they are.
    static func mend(_ pages: inout [PageContent]) -> [Judgement] {
        let fonts = pages.map(PageFonts.init)
        let judge = TextLayerJudge(pages, fonts: fonts)
        let suspects = judge.suspects
        var judgements = pages.map { Self.believed($0) }
        guard !suspects.isEmpty else { return judgements }
        // One producer made all fonts: where one lost its letters, none with lost or strange signs is believed.
        let wider = suspects.union(judge.fonts.filter { $0.value.lost + $0.value.foreign > 0 }.keys)
        var scale = GlyphScale()
        let inventory = GlyphInventory(pages, fonts: fonts, suspects: wider, scale: &scale)
        var resolver = GlyphResolver(inventory, library: scale.library)
        var language = GlyphLanguage(resolver, pages, fonts)
        language.settle(&resolver)
        for index in pages.indices {
            guard let tokens = inventory.tokens[index] else { continue }
            let kinds = inventory.kindOfGlyph[index]
            let meanings = kinds.map { $0 >= 0 ? resolver.meanings[$0] : nil }
            judgements[index] = Self.judgement(pages[index], fonts[index], tokens, kinds, meanings)
            var substitution = GlyphSubstitution(pages[index], fonts[index], tokens, meanings: meanings)
            let words = substitution.run()
            guard substitution.changes > 0 else { continue }
            pages[index].words = GlyphMatching.match(words, with: pages[index].drawing)
        }
        return judgements
    }

    private static func believed(_ page: PageContent) -> Judgement { Judgement(quality: 1, why: nil) }

    private static func judgement(
        _ page: PageContent, _ fonts: PageFonts, _ tokens: GlyphTokens, _ kinds: [Int], _ meanings: [GlyphResolver.Meaning?]
    ) -> Judgement {
        var drawn = 0
        var wrong = 0
        var lost = 0
        var unknown = 0
        for glyph in tokens.tokens.joined() {
            drawn += 1
            guard kinds[glyph] >= 0 else { continue }
            if let place = fonts.places[glyph] {
                if let meaning = meanings[glyph], meaning.scalar != page.words[place.word].characters[place.character].scalar { wrong += 1 }
            } else {
                lost += 1
                if meanings[glyph] == nil { unknown += 1 }
            }
        }
        guard drawn > 0, lost + wrong > 0 else { return Judgement(quality: 1, why: nil) }
        func percent(_ part: Int) -> String { "\(Int((100 * Double(part) / Double(drawn)).rounded())) %" }
        var parts: [String] = []
        if lost > 0 { parts.append("thiếu \(percent(lost)) số chữ nhìn thấy trên trang") }
        if wrong > 0 { parts.append("ghi sai \(percent(wrong))") }
        let remedy = unknown == 0 ? "đã đọc lại theo hình nét chữ" : "đã đọc lại theo hình nét chữ, còn \(unknown) chữ chưa đọc được"
        return Judgement(
            quality: Double(drawn - lost - wrong) / Double(drawn), why: "Lớp chữ của trang \(parts.joined(separator: ", ")); \(remedy).")
    }
}
