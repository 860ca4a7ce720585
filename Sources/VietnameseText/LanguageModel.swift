import Foundation

/// A trigram model of Vietnamese syllables with back-off, as scripts/build-language-model writes it.
///
/// Immutable; loading copies the arrays (a few milliseconds), looking up is binary search.
package struct LanguageModel: Sendable {
    /// A word's number in the vocabulary.
    package typealias WordID = UInt16

    package enum LoadingError: Error, CustomStringConvertible {
        case notAModel
        case wrongVersion(UInt32)
        case truncated
        case missing(String)

        package var description: String {
            switch self {
            case .notAModel: "the language model is not one: its first bytes are wrong. Build it again with scripts/build-language-model."
            case .wrongVersion(let version):
                "the language model has version \(version), this program reads \(LanguageModel.version). Build it again with "
                    + "scripts/build-language-model."
            case .truncated: "the language model ends too early. Build it again with scripts/build-language-model."
            case .missing(let places):
                "the language model was not found (looked in \(places)). Install the program with its resources folder."
            }
        }
    }

    package enum NameKind: UInt8, Sendable {
        case family, middle, given
    }

    package struct Name: Sendable {
        package let text: String
        package let kind: NameKind
        /// Natural logarithm of its share among the names of its kind.
        package let logProbability: Float
    }

    static let unknown: WordID = 0
    static let sentenceStart: WordID = 1
    static let sentenceEnd: WordID = 2
    static let number: WordID = 3
    /// The first word that is text.
    static let firstWord: WordID = 4

    fileprivate static let version: UInt32 = 1

    /// The spelling of each word: small letters with old tone placement, or an abbreviation in its own case.
    package let words: [String]
    package let names: [Name]
    private let wordFlags: [UInt8]
    private let unigram: [UInt8]
    private let unigramBackoff: [UInt8]
    private let firstBigram: [UInt32]
    private let bigramWord: [UInt16]
    private let bigramProbability: [UInt8]
    private let bigramBackoff: [UInt8]
    private let bigramCase: [UInt8]
    private let firstTrigram: [UInt32]
    private let trigramWord: [UInt16]
    private let trigramProbability: [UInt8]
    private let step: Float
    private let ids: [String: WordID]

    /// Reads a model from the bytes of its file.
    package init(bytes: [UInt8]) throws(LoadingError) {
        var reader = ByteReader(bytes: bytes)
        guard try reader.array(of: UInt8.self, count: 4) == Array("PVLM".utf8) else { throw .notAModel }
        let header = try reader.array(of: UInt32.self, count: 7)
        guard header[0] == Self.version else { throw .wrongVersion(header[0]) }
        let (wordCount, bigramCount, trigramCount) = (Int(header[1]), Int(header[2]), Int(header[3]))
        let (textBytes, nameCount) = (Int(header[4]), Int(header[5]))
        step = Float(bitPattern: header[6])
        let text = String(decoding: try reader.array(of: UInt8.self, count: textBytes), as: UTF8.self)
        let spellings = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard wordCount > Int(Self.firstWord), spellings.count >= wordCount + nameCount else { throw .truncated }
        words = Array(spellings[..<wordCount])
        wordFlags = try reader.array(of: UInt8.self, count: wordCount)
        unigram = try reader.array(of: UInt8.self, count: wordCount)
        unigramBackoff = try reader.array(of: UInt8.self, count: wordCount)
        firstBigram = try reader.array(of: UInt32.self, count: wordCount + 1)
        bigramWord = try reader.array(of: UInt16.self, count: bigramCount)
        bigramProbability = try reader.array(of: UInt8.self, count: bigramCount)
        bigramBackoff = try reader.array(of: UInt8.self, count: bigramCount)
        bigramCase = try reader.array(of: UInt8.self, count: bigramCount)
        firstTrigram = try reader.array(of: UInt32.self, count: bigramCount + 1)
        trigramWord = try reader.array(of: UInt16.self, count: trigramCount)
        trigramProbability = try reader.array(of: UInt8.self, count: trigramCount)
        let kinds = try reader.array(of: UInt8.self, count: nameCount)
        let shares = try reader.array(of: UInt8.self, count: nameCount)
        guard Self.isRising(firstBigram, to: bigramCount), Self.isRising(firstTrigram, to: trigramCount),
            bigramWord.allSatisfy({ $0 < wordCount }), trigramWord.allSatisfy({ $0 < wordCount })
        else { throw .truncated }
        let step = step
        names = zip(spellings[wordCount...], zip(kinds, shares)).compactMap { text, entry in
            NameKind(rawValue: entry.0).map { Name(text: text, kind: $0, logProbability: -Float(entry.1) * step) }
        }
        var ids: [String: WordID] = [:]
        for (index, word) in words.enumerated() where index >= Self.firstWord { ids[word] = WordID(index) }
        self.ids = ids
    }

    private static func isRising(_ offsets: [UInt32], to end: Int) -> Bool {
        offsets.last.map(Int.init) == end && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
    }

    /// The number of a word in the spelling of `words`; nil for words that the model does not know.
    package func id(of word: String) -> WordID? { ids[word] }

    func isAbbreviation(_ word: WordID) -> Bool { wordFlags[Int(word)] & 2 != 0 }

    /// Whether the word is mostly written with a capital inside sentences.
    func isMostlyCapitalised(_ word: WordID) -> Bool { wordFlags[Int(word)] & 1 != 0 }

    /// Whether the first and the second word of a bigram are mostly written with a capital.
    func capitals(ofBigram index: Int) -> (first: Bool, second: Bool) {
        (bigramCase[index] & 1 != 0, bigramCase[index] & 2 != 0)
    }

    /// What came before, as far as the model can use it.
    struct State: Hashable, Sendable {
        var last: WordID
        /// The bigram of the last two words, or -1 where the model has none.
        var bigram: Int32 = -1

        static let start = State(last: LanguageModel.sentenceStart)
    }

    /// The natural logarithm of the word's probability, and the state after it.
    func next(_ word: WordID, after state: State) -> (logProbability: Float, state: State) {
        let bigram = bigramIndex(state.last, word)
        let following = State(last: word, bigram: Int32(truncatingIfNeeded: bigram))
        var backoff: Float = 0
        if state.bigram >= 0 {
            let index = Int(state.bigram)
            if let found = Self.search(trigramWord, word, firstTrigram[index], firstTrigram[index + 1]) {
                return (-Float(trigramProbability[found]) * step, following)
            }
            backoff = -Float(bigramBackoff[index]) * step
        }
        if bigram >= 0 { return (backoff - Float(bigramProbability[bigram]) * step, following) }
        return (backoff - (Float(unigramBackoff[Int(state.last)]) + Float(unigram[Int(word)])) * step, following)
    }

    func unigramLogProbability(_ word: WordID) -> Float { -Float(unigram[Int(word)]) * step }

    /// The state after two words.
    func state(after first: WordID, _ second: WordID) -> State {
        State(last: second, bigram: Int32(truncatingIfNeeded: bigramIndex(first, second)))
    }

    /// The place of the bigram, or -1.
    func bigramIndex(_ first: WordID, _ second: WordID) -> Int {
        Self.search(bigramWord, second, firstBigram[Int(first)], firstBigram[Int(first) + 1]) ?? -1
    }

    private static func search(_ words: [UInt16], _ word: UInt16, _ start: UInt32, _ end: UInt32) -> Int? {
        var low = Int(start)
        var high = Int(end)
        while low < high {
            let middle = (low + high) / 2
            if words[middle] < word { low = middle + 1 } else { high = middle }
        }
        return low < Int(end) && words[low] == word ? low : nil
    }
}

/// Takes little-endian arrays from bytes, whatever their alignment.
private struct ByteReader {
    let bytes: [UInt8]
    var offset = 0

    mutating func array<Element: BitwiseCopyable & FixedWidthInteger>(
        of type: Element.Type, count: Int
    ) throws(LanguageModel.LoadingError) -> [Element] {
        let size = count * MemoryLayout<Element>.size
        guard count >= 0, size <= bytes.count - offset else { throw .truncated }
        let start = offset
        offset += size
        return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: source[start..<start + size]))
            }
            initialized = count
        }.map { Element(littleEndian: $0) }
    }
}
