import Foundation
import VietnameseText

/// The comparison key that labels and a document's text are matched by: spellings and abbreviations that administration uses for one another
/// count as the same ("tỉ lệ" and "tỷ lệ", "DVCTT" and "dịch vụ công trực tuyến").
enum MatchingKey {
    /// Written out and abbreviated, as keys; in the order in which they are applied. Both stand side by side in the ministries' own circulars.
    private static let abbreviations: [(long: String, short: String)] = [
        ("dịch vụ công trực tuyến", "dvctt"), ("thông tin điện tử", "ttđt"), ("cán bộ, công chức, viên chức", "cbccvc"),
        ("cán bộ, công chức", "cbcc"), ("thủ tục hành chính", "tthc"), ("công nghệ thông tin", "cntt"), ("quản lý văn bản", "qlvb"),
    ].map { (fold(comparisonKey($0.0)), $0.1) }

    /// Keys of a form's text for both ways of placing tones.
    static func keys(of label: String, under channel: LossyChannel) -> [String] {
        let keys = comparisonKeys(of: label, under: channel).map { unified($0, channel) }
        return keys.count == 2 && keys[0] == keys[1] ? [keys[0]] : keys
    }

    /// The key of a form's text without regard to tone placement.
    static func key(of label: String, under channel: LossyChannel) -> String {
        unified(comparisonKey(of: label, under: channel), channel)
    }

    static func key(ofText text: String, under channel: LossyChannel) -> String {
        unified(comparisonKey(ofText: text, under: channel), channel)
    }

    private static func unified(_ key: String, _ channel: LossyChannel) -> String {
        var key = fold(key)
        // what a lossy channel leaves of the words is not to be found in them
        guard !channel.losesLetters else { return key }
        for (long, short) in abbreviations where holds(key, long) { key = replaced(long, with: short, in: key) }
        return key
    }

    /// Words that one agency's form has where another's has the other, as keys: "Tổng số máy tính tại cơ quan", "Số lượng máy tính tại đơn vị".
    private static let interchangeableTexts = [("số lượng", "tổng số"), ("cơ quan", "đơn vị"), ("tổ chức", "đơn vị")]

    private static let interchangeable: [(word: String, standing: String)] = interchangeableTexts.map {
        (fold(comparisonKey($0.0)), fold(comparisonKey($0.1)))
    }

    /// The syllables of those words, which tell no label from another, by channel.
    private static let interchangeableWords = Dictionary(
        uniqueKeysWithValues: LossyChannel.allCases.map { channel in
            (channel, Set(interchangeableTexts.flatMap { [$0.0, $0.1] }.flatMap { words($0) { key(of: $0, under: channel) } }))
        })

    static func interchangeableWords(under channel: LossyChannel) -> Set<String> { interchangeableWords[channel] ?? [] }

    /// The keys of a text's words, in order; empty where a channel leaves nothing of one.
    static func words(_ text: String, key: (String) -> String) -> [String] {
        text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { key(String($0)) }
    }

    /// Whether a text is nothing but such words, which a row has beside those of its label.
    static func isOfInterchangeableWords(_ text: String, under channel: LossyChannel) -> Bool {
        let words = words(text) { key(ofText: $0, under: channel) }
        return !words.isEmpty && interchangeableWords(under: channel).isSuperset(of: words)
    }

    /// `key` with interchangeable words made one; nil where it has none of them.
    static func loosened(_ key: String) -> String? {
        var loose = key
        for (word, standing) in interchangeable where holds(loose, word) { loose = replaced(word, with: standing, in: loose) }
        return loose == key ? nil : loose
    }

    /// Byte by byte, as keys are compared; the general search of strings took a third of the time that matching takes.
    private static func holds(_ key: String, _ part: String) -> Bool {
        key.withCString { key in part.withCString { strstr(key, $0) != nil } }
    }

    private static func replaced(_ part: String, with other: String, in key: String) -> String {
        let (key, part) = (Array(key.utf8), Array(part.utf8))
        var result: [UInt8] = []
        result.reserveCapacity(key.count)
        var index = 0
        while index < key.count {
            if key[index] == part[0], key[index...].starts(with: part) {
                result += other.utf8
                index += part.count
            } else {
                result.append(key[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// i for y, whatever the tone: "kĩ thuật", "quản lí", "tỉ lệ" are spelt both ways.
    private static func fold(_ key: String) -> String {
        String(scalars: key.unicodeScalars.map(folded))
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "y": "i"
        case "ỳ": "ì"
        case "ý": "í"
        case "ỷ": "ỉ"
        case "ỹ": "ĩ"
        case "ỵ": "ị"
        default: scalar
        }
    }
}
