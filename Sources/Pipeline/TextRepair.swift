import DocumentModel
import VietnameseText

/// Puts right the letters of a document whose words were damaged before they came: legacy encodings are decoded run by run, and where a
/// channel took letters away, the language model puts the likeliest back. Numbers, addresses and punctuation stay as they are.
package struct TextRepair: Sendable {
    /// Which of the two repairs are made.
    package enum Depth: Sendable {
        /// Only what can be undone without a guess: for forms, whose labels are matched through the channel and whose values must stay the sender's.
        case decoding
        /// Lost letters too: for reading.
        case restoration
    }

    /// Runs decoded from a legacy encoding are spelled by a rule; a wrong one shows.
    private static let decodedConfidence = 0.995
    /// The channel of a text is believed from here on.
    private static let sureOfChannel = 0.75

    private let depth: Depth

    package init(_ depth: Depth) { self.depth = depth }

    package func repair(_ document: Document) -> Document {
        var document = decoded(document)
        if depth == .restoration { document = restored(document) }
        return document
    }

    // MARK: Legacy encodings

    private func decoded(_ document: Document) -> Document {
        var runs: [LegacyDecoder.Run] = []
        document.forEachRun { runs.append(LegacyDecoder.Run(text: $0.text, font: $0.style.font)) }
        // Text beyond ASCII that is neither Unicode Vietnamese nor punctuation is what legacy bytes look like; without any there is nothing to do.
        guard runs.contains(where: { Self.mayBeLegacy($0.text) }) else { return document }
        // Runs are parted where the formatting changes, in the midst of words: the decision is made on paragraphs of one font.
        let decisions = LegacyDecoder().decode(runs)
        var index = 0
        return document.mapRuns { run in
            defer { index += 1 }
            let decision = decisions[index]
            guard decision.text != nfc(run.text) else { return run }
            return run.repaired(decision.text, confidence: Self.decodedConfidence)
        }
    }

    private static func mayBeLegacy(_ text: String) -> Bool {
        text.unicodeScalars.contains { (0x80...0xFF).contains($0.value) && $0.value != 0xA0 || (0xF020...0xF19F).contains($0.value) }
    }

    // MARK: Lost letters

    private func restored(_ document: Document) -> Document {
        var lines: [String] = []
        document.forEachParagraph { lines.append($0.text) }
        let verdict = ChannelDetector.detect(lines.joined(separator: "\n"))
        guard let channel = verdict.channel, channel.losesLetters, verdict.confidence >= Self.sureOfChannel,
            let model = try? LanguageModel.bundled()
        else { return document }
        let restorer = Restorer(model: model, channel: channel)
        return document.mapParagraphs { paragraph in
            let text = paragraph.text
            guard text.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else { return paragraph }
            let restored = restorer.restore(text)
            guard restored.text != text, let first = paragraph.runs.first else { return paragraph }
            // Words were put together across runs: the paragraph becomes one.
            var run = TextRun(
                restored.text, style: first.style, place: first.place, origin: first.origin,
                confidence: min(restored.confidence, paragraph.runs.map(\.confidence).min() ?? 1))
            run.original = text
            return Paragraph(runs: [run], listLabel: paragraph.listLabel)
        }
    }
}

extension TextRun {
    /// The run with its text put right; what the file has stays beside it.
    fileprivate func repaired(_ text: String, confidence: Double) -> TextRun {
        var run = self
        if text.unicodeScalars.count != self.text.unicodeScalars.count { run.edges = [] }
        run.original = original ?? self.text
        run.text = text
        run.confidence = min(self.confidence, confidence)
        return run
    }
}

extension Document {
    func forEachRun(_ body: (TextRun) -> Void) {
        forEachParagraph { $0.runs.forEach(body) }
    }

    func forEachParagraph(_ body: (Paragraph) -> Void) {
        _ = mapParagraphs { paragraph in
            body(paragraph)
            return paragraph
        }
    }

    func mapRuns(_ change: (TextRun) -> TextRun) -> Document {
        mapParagraphs { Paragraph(runs: $0.runs.map(change), listLabel: $0.listLabel) }
    }

    /// The document with every paragraph changed, those of cells too, in reading order.
    func mapParagraphs(_ change: (Paragraph) -> Paragraph) -> Document {
        var document = self
        document.runningHeads = runningHeads.map { $0.mapParagraphs(change) }
        document.notes = notes.map { $0.mapParagraphs(change) }
        for section in document.sections.indices {
            document.sections[section].blocks = document.sections[section].blocks.map { $0.mapParagraphs(change) }
        }
        return document
    }
}

extension Block {
    fileprivate func mapParagraphs(_ change: (Paragraph) -> Paragraph) -> Block {
        switch self {
        case .paragraph(let paragraph): return .paragraph(change(paragraph))
        case .table(var table):
            for index in table.cells.indices { table.cells[index].blocks = table.cells[index].blocks.map { $0.mapParagraphs(change) } }
            return .table(table)
        }
    }
}
