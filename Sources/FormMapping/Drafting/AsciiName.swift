import VietnameseText

/// ASCII names for ids, derived from Vietnamese words.
enum AsciiName {
    /// The first `limit` words of `text` in snake_case: "Tổng số máy tính" → "tong_so_may_tinh".
    static func words(_ text: String, limit: Int) -> String {
        let plain = stripDiacritics(text).lowercased()
        var words: [String] = []
        var word = ""
        for scalar in plain.unicodeScalars {
            if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
                word.unicodeScalars.append(scalar)
            } else if scalar == "đ" {
                word += "d"
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.prefix(limit).joined(separator: "_")
    }

    /// `name`, numbered where it is taken.
    static func unique(_ name: String, among used: inout Set<String>) -> String {
        var candidate = name
        var number = 2
        while !used.insert(candidate).inserted {
            candidate = "\(name)_\(number)"
            number += 1
        }
        return candidate
    }
}
