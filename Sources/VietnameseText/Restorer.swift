import Foundation

/// Puts the letters back that a channel took from a text, by a syllable language model of administrative prose.
///
/// Making one prepares the channel's table of candidates (some milliseconds): keep it. Values are immutable and may be shared.
package struct Restorer: Sendable {
    /// Where letters vanished inside words.
    package enum GapStyle: Sendable {
        /// The text shows which it is.
        case detected
        /// Nothing shows it: "Tng s".
        case closed
        /// A space stands there: "T ng s".
        case spaced
    }

    package let channel: LossyChannel
    let model: LanguageModel
    let candidates: RestorationCandidates
    private let names: NameIndex

    /// Items that suffice to tell the gap style of a text.
    private static let sampleSize = 200

    /// - Parameter channel: one that loses letters; text of other channels is returned as it is.
    package init(model: LanguageModel, channel: LossyChannel) {
        self.model = model
        self.channel = channel
        candidates = RestorationCandidates(model: model, channel: channel)
        names = NameIndex(model)
    }

    /// The likeliest text behind `text`.
    ///
    /// Give it whole paragraphs or cells: sentences, and what empty lines part, are worked on by themselves; a line break is taken for a line
    /// that runs on. Texts torn apart by columns come out clearly worse.
    /// - Parameter isName: the text is known to be a person's name; all of its words are then marked so, and their confidence is low.
    package func restore(_ text: String, gaps: GapStyle = .detected, isName: Bool = false) -> RestoredText {
        guard channel.losesLetters else { return RestoredText(text: nfc(text), words: []) }
        let damaged = DamagedText(text, channel: channel)
        let style = gaps == .detected ? detectedStyle(damaged) : gaps
        let lattice = lattice(damaged, style)
        var assembly = RestorationAssembly(damaged, lattice: lattice, style: style, isName: isName, names: names)
        for sentence in damaged.sentences { assembly.append(lattice.bestPath(sentence), sentence.items) }
        return assembly.finished()
    }

    private func lattice(_ text: DamagedText, _ style: GapStyle) -> RestorationLattice {
        RestorationLattice(
            model: model, candidates: candidates, text: text,
            costs: style == .spaced ? .spaced(hasWideSpaces: text.hasWideSpaces) : .closed(hasWideSpaces: text.hasWideSpaces))
    }

    /// The style under which the beginning of the text is likelier.
    private func detectedStyle(_ text: DamagedText) -> GapStyle {
        if channel == .diacriticsStripped || channel == .tcvn3WithoutSoftHyphen { return .closed }
        var sample: [DamagedText.Sentence] = []
        var size = 0
        for sentence in text.sentences where size < Self.sampleSize {
            sample.append(sentence)
            size += sentence.items.count
        }
        func score(_ style: GapStyle) -> Float {
            let lattice = lattice(text, style)
            return sample.reduce(0) { $0 + lattice.bestPath($1).score }
        }
        return score(.spaced) >= score(.closed) ? .spaced : .closed
    }
}
