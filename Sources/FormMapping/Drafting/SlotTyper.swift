import RecordModel
import VietnameseText

/// Guesses what kind of answer a blank wants from the words around it.
enum SlotTyper {
    struct Guess: Hashable, Sendable {
        var type: FieldType
        /// False where only the lack of a better sign speaks for the type.
        var isSure: Bool
    }

    /// - Parameters:
    ///   - label: the words before the blank, or the row's label and the column's head.
    ///   - unit: the words behind it.
    static func guess(label: String, unit: String?, options: [String] = [], isRatio: Bool = false) -> Guess {
        if !options.isEmpty { return Guess(type: isYesNo(options) ? .yesno : .choice, isSure: true) }
        let key = comparisonKey(label)
        if asksYesOrNo(label) { return Guess(type: .yesno, isSure: true) }
        if isRatio { return Guess(type: .count, isSure: true) }
        if let unit, let type = type(ofUnit: unit) { return Guess(type: type, isSure: true) }
        return guess(key: key, hasUnit: unit?.isEmpty == false)
    }

    private static func type(ofUnit unit: String) -> FieldType? {
        let key = comparisonKey(unit)
        if unit.contains("%") { return .percent }
        if key.hasPrefix("10") || key == "cókhông" { return .yesno }
        if moneyUnits.contains(where: { key == $0 || key.hasSuffix($0) }) { return .money }
        if decimalUnits.contains(where: { key.hasPrefix($0) }) { return .decimal }
        return nil
    }

    private static let moneyUnits = keys(["vnđ", "vnd", "đồng", "triệu đồng", "nghìn đồng", "tỷ đồng"])
    private static let decimalUnits = ["mbps", "gbps", "kbps", "mbs", "gb", "tb", "mb", "kwh", "km", "ha", "m2", "điểm"]

    private static func keys(_ words: [String]) -> [String] { words.map { comparisonKey($0) } }

    /// Words that begin labels of one type, tried in order.
    private static let openings: [(FieldType, [String])] = [
        (.count, keys(["tổngsố", "sốlượng", "sốlượt", "sốcuộc", "sốmáy", "sốngười", "cóbaonhiêu"])),
        (.percent, keys(["tỷ lệ", "chiếm tỷ lệ"])),
        (.period, keys(["quýbáocáo", "nămbáocáo", "kỳbáocáo", "thángbáocáo"])),
        (.money, keys(["kinhphí", "tổngkinhphí", "ngânsách", "tổngngânsách", "tổngmứcđầutư"])),
        (.phone, keys(["điệnthoại", "sốđiệnthoại", "fax", "sốfax", "diđộng", "đườngdâynóng", "đtdđ", "hotline"])),
        (.email, keys(["thưđiệntử", "email", "địachỉthưđiệntử", "địachỉemail", "hộpthư"])),
        (.name, keys(["họvàtên", "họtên", "ngườiđạidiện", "ngườilập", "ngườikhai", "ngườithựchiện"])),
        (.date, keys(["ngàytháng", "ngàyký", "ngàyban"])),
        (
            .text,
            keys(["tên", "địachỉtrụsở", "địachỉcơquan", "chứcvụ", "chứcdanh", "đơnvịcôngtác", "đơnvịbáocáo", "nộidung", "cơquanbáocáo"])
        ),
    ]

    private static let countWords = keys(["tổng số", "số lượng", "số lượt", "bao nhiêu"])
    private static let webWords = keys(["website", "portal", "trang thông tin điện tử", "cổng thông tin điện tử", "url"])

    private static func guess(key: String, hasUnit: Bool) -> Guess {
        if key.hasPrefix("địachỉ"), webWords.contains(where: key.contains) || key.contains("trang") {
            return Guess(type: .url, isSure: true)
        }
        if key == "website" || key == "url" || key.hasPrefix("websitecủa") { return Guess(type: .url, isSure: true) }
        if !hasUnit {
            for (type, words) in openings where words.contains(where: { key.hasPrefix($0) }) { return Guess(type: type, isSure: true) }
            if key.hasPrefix("địachỉ") { return Guess(type: .text, isSure: true) }
            if key.contains("nêurõ") || key.contains("ghirõ") || key.contains("tìnhhình") { return Guess(type: .text, isSure: true) }
            if key.hasSuffix("tênđơnvịbáocáo") { return Guess(type: .text, isSure: true) }
            if key.hasSuffix("trongnăm") || key == "năm" { return Guess(type: .period, isSure: false) }
            if countWords.contains(where: key.contains) { return Guess(type: .count, isSure: false) }
            if key.contains(comparisonKey("tỷ lệ")) { return Guess(type: .percent, isSure: false) }
            return Guess(type: .text, isSure: false)
        }
        return Guess(type: .count, isSure: true)
    }

    /// Types whose content is words, so that whatever stands in the blank belongs to it.
    static func isTextual(_ type: FieldType) -> Bool {
        switch type {
        case .text, .longtext, .list, .name, .url, .email, .noteColumn: true
        default: false
        }
    }

    /// Whether words typed into the blank are surely its answer: figures are not asked for.
    static func isWordy(_ guess: Guess) -> Bool {
        switch guess.type {
        case .yesno, .choice, .period, .date: true
        default: isTextual(guess.type) && guess.isSure
        }
    }

    static func isYesNo(_ options: [String]) -> Bool {
        options.map { comparisonKey($0) } == ["có", "không"]
    }

    /// "(có/không)", "Có: 1/ Không: 0", "1/0" in a label or a column's head.
    static func asksYesOrNo(_ text: String) -> Bool {
        let plain = nfc(text).lowercased().filter { !$0.isWhitespace }
        if ["(có/không)", "có/không?", "có:1/không:0", "có=1", "(1/0)", "(1:có", "(có/chưa)"].contains(where: { plain.contains(nfc($0)) }) {
            return true
        }
        return plain == "1/0" || plain.hasPrefix("1/0(")
    }
}
