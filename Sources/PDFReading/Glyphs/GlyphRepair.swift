import DocumentModel

/// Gives the pages of a PDF the text that they show where their text layer has lost or wrong letters.
enum GlyphRepair {
    /// How a page's text layer was found.
    struct Judgement: Hashable, Sendable {
        /// Share (0…1) of what the page shows that its text layer says rightly.
        var quality: Double
        /// A sentence in Vietnamese; nil where nothing is wrong.
        var why: String?
        /// Whether letters of the page were read off its picture.
        var isSeen = false
    }

    /// One judgement a page, in order. Pages whose layer is believed stay as they are.
    /// - Parameter sight: recognition for glyphs of fonts that no installed one is like; nil where there is none.
    static func mend(_ pages: inout [PageContent], sight: LineSight? = nil) -> [Judgement] {
        var fonts = pages.map(PageFonts.init)
        let judge = TextLayerJudge(pages, fonts: fonts)
        let suspects = judge.suspects
        var judgements = pages.map(withoutGlyphs)
        guard !suspects.isEmpty else { return judgements }
        // One producer made all fonts: where one lost its letters, none is believed that is not plainly right.
        let wider = suspects.union(judge.fonts.filter { !TextLayerJudge.isAboveDoubt($0.value) }.keys)
        for index in pages.indices where pages[index].splitAtBlanks(in: wider, fonts[index]) { fonts[index] = PageFonts(pages[index]) }
        var scale = GlyphScale()
        let inventory = GlyphInventory(pages, fonts: fonts, suspects: wider, scale: &scale)
        var resolver = GlyphResolver(inventory, library: scale.library)
        let strange = sight == nil ? [] : resolver.strangeFonts
        if let sight, !strange.isEmpty {
            GlyphTestimony(witness: GlyphWitness(inventory, pages, fonts: strange, sight: sight)).weigh(&resolver, fonts: strange)
        }
        var language = GlyphLanguage(resolver, pages, fonts)
        language.settle(&resolver)
        for index in pages.indices {
            guard let tokens = inventory.tokens[index] else { continue }
            let kinds = inventory.kindOfGlyph[index]
            let meanings = kinds.map { $0 >= 0 ? resolver.meanings[$0] : nil }
            judgements[index] = Self.judgement(pages[index], fonts[index], tokens, kinds, meanings)
            judgements[index].isSeen = kinds.contains { $0 >= 0 && strange.contains(inventory.kinds[$0].font) }
            if judgements[index].isSeen, let why = judgements[index].why { judgements[index].why = why + " " + seen }
            // Letters of strange fonts reach as far as their own text shows, not as far as those of another font.
            let familiar = zip(kinds, meanings).map { kind, meaning in
                kind >= 0 && strange.contains(inventory.kinds[kind].font) ? nil : meaning
            }
            let known = advances(pages[index], familiar, sizes: inventory.sizes[index])
            let words = GlyphTokens(pages[index], fonts[index], bounds: tokens.bounds, known: known)
            let shown = zip(kinds, meanings).map { kind, meaning in meaning ?? (kind >= 0 ? unknown : nil) }
            var substitution = GlyphSubstitution(pages[index], fonts[index], words, meanings: shown)
            let mended = substitution.run()
            guard substitution.changes > 0 else { continue }
            pages[index].words = GlyphMatching.match(mended, with: pages[index].drawing)
        }
        return judgements
    }

    /// Stands for a glyph that is seen and cannot be told, so that nobody takes what is around it for all there is.
    private static let unknown = GlyphResolver.Meaning(scalar: "\u{FFFD}", confidence: 0, isLayers: false)

    /// How far the letter of each outline reaches, points, where a letter of an installed font was found for it.
    private static func advances(_ page: PageContent, _ meanings: [GlyphResolver.Meaning?], sizes: [Double?]) -> [Double?] {
        let glyphs = page.drawing.glyphs
        var advances = [Double?](repeating: nil, count: glyphs.outlines.count)
        for (glyph, meaning) in zip(glyphs.glyphs, meanings) where advances[glyph.outline] == nil {
            guard let advance = meaning?.advance, let size = sizes[glyphs.fonts[glyph.outline]] else { continue }
            advances[glyph.outline] = advance * size
        }
        return advances
    }

    /// Of a page whose layer gives no reason for doubt.
    private static func withoutGlyphs(_ page: PageContent) -> Judgement {
        guard page.words.isEmpty, page.pictureCoverage >= scanCoverage else { return Judgement(quality: 1, why: nil) }
        return Judgement(quality: 0, why: "Trang là ảnh, không có lớp chữ.")
    }

    private static let seen = "Phông chữ lạ: chữ được nhận dạng từ hình của trang."

    /// Share of a page without text that pictures cover when it is a scan.
    private static let scanCoverage = 0.5

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

extension PageContent {
    /// Cuts words where the text layer has a letter for a glyph that shows nothing: a space that lost its meaning.
    /// - Returns: whether there were any.
    fileprivate mutating func splitAtBlanks(in suspects: Set<String>, _ fonts: PageFonts) -> Bool {
        let glyphs = drawing.glyphs
        func isBlank(_ character: PageCharacter) -> Bool {
            guard let index = character.glyph else { return false }
            let glyph = glyphs.glyphs[index]
            return glyphs.isBlank(glyph) && suspects.contains(TextLayerJudge.key(fonts.styles[glyphs.fonts[glyph.outline]]))
        }
        guard words.contains(where: { $0.origin == .text && $0.characters.contains(where: isBlank) }) else { return false }
        var result: [PageWord] = []
        for word in words {
            guard word.origin == .text, word.characters.contains(where: isBlank) else {
                result.append(word)
                continue
            }
            var followsSpace = word.followsSpace
            var isFirst = true
            for part in word.characters.split(omittingEmptySubsequences: false, whereSeparator: isBlank) {
                if !isFirst { followsSpace = true }
                isFirst = false
                guard let first = part.first else { continue }
                var piece = word
                piece.characters = Array(part)
                piece.rect = part.dropFirst().reduce(first.rect) { $0.union($1.rect) }
                piece.followsSpace = followsSpace
                result.append(piece)
            }
            // What comes behind a blank at the end of a word follows a space.
            if let last = word.characters.last, isBlank(last), !result.isEmpty { result[result.count - 1].precedesBlank = true }
        }
        for index in result.indices {
            result[index].order = index
            if index > 0, result[index - 1].precedesBlank { result[index].followsSpace = true }
        }
        words = result
        return true
    }
}
