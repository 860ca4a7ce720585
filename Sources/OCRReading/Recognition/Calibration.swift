import VietnameseText

/// From the engine's figures to the share of words that are right.
///
/// Counted on 14 pages of the corpus of 2026-11-23 (300 dpi clean and 200 dpi skewed; 5,300 words), by whether the word stands on the page at
/// all: of words spelt as Vietnamese syllables with an engine confidence from 0.93, 13 in 4,100 did not, however near 1 the engine was; of
/// other words from 0.9, 3 in 280; of figures whose two readings agree 1 in 159; of figures whose readings differ in punctuation alone, 0 in 68;
/// by two of three, 0 in 47. One document: to be counted again on others.
enum Calibration {
    /// Steps of engine confidence (from) and what words in them are worth.
    private static let syllables: [(from: Double, worth: Double)] = [
        (0.95, sureWord), (0.9, 0.99), (0.85, 0.95), (0.8, 0.9), (0.7, 0.83), (0, 0.7),
    ]
    private static let otherWords: [(from: Double, worth: Double)] = [
        (0.95, 0.992), (0.9, 0.985), (0.8, 0.93), (0.7, 0.7), (0.5, 0.6), (0, 0.5),
    ]
    /// Figures that were read only once.
    private static let figures: [(from: Double, worth: Double)] = [(0.95, 0.97), (0.8, 0.9), (0, 0.5)]

    static let agreement = 0.996
    /// A Vietnamese syllable of which the engine itself is sure.
    static let sureWord = 0.996
    static let punctuation = 0.986
    static let majority = 0.95
    /// Another engine sees no word there.
    static let unconfirmed = 0.9
    /// Times the engine's own figure: three readings, three results.
    static let dispute = 0.5
    /// A mark stands between the digits, and no reading has it.
    static let unreadMark = 0.5

    static func worth(of word: ReadWord) -> Double {
        if word.hasDigit { return look(up: word.confidence, in: figures) }
        let core = word.text.trimmingPrefix { !$0.isLetter }
        let letters = String(core.prefix { $0.isLetter })
        let table = !letters.isEmpty && SyllableLexicon.contains(letters) ? syllables : otherWords
        return look(up: word.confidence, in: table)
    }

    private static func look(up confidence: Double, in steps: [(from: Double, worth: Double)]) -> Double {
        steps.first { confidence >= $0.from }?.worth ?? 0
    }
}
