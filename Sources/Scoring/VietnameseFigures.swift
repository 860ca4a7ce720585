import Foundation

extension Decimal {
    /// Half up, away from zero.
    package func rounded(toPlaces places: Int) -> Decimal {
        var value = self
        var result = Decimal()
        NSDecimalRound(&result, &value, places, .plain)
        return result
    }

    package var roundedDown: Decimal {
        var value = self
        var result = Decimal()
        NSDecimalRound(&result, &value, 0, .down)
        return result
    }

    /// As Vietnamese sheets write it: decimal comma, no sign for thousands, at most `places` digits after the comma.
    package func written(places: Int = 4) -> String {
        "\(rounded(toPlaces: places))".replacingOccurrences(of: ".", with: ",")
    }

    /// A number written with either decimal mark and no sign for thousands, as rubric files and judgement files hold it.
    package init?(rubricText text: String) {
        let plain = text.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: ",", with: ".")
        let digits = plain.hasPrefix("-") ? plain.dropFirst() : plain[...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), digits.filter({ $0 == "." }).count <= 1,
            digits != "."
        else { return nil }
        self.init(string: plain)
    }

    /// A number as a person types it: "1.234" is a thousand for a whole number and one and a bit for a rate; a final "%" is left out.
    package init?(typed text: String, isWhole: Bool) {
        let plain = text.filter { !$0.isWhitespace && $0 != "%" }
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        let looksGrouped =
            parts.count > 1 && parts.dropFirst().allSatisfy { $0.prefix(3).count == 3 && $0.prefix(3).allSatisfy(\.isNumber) }
        let isGrouped = looksGrouped && (isWhole || parts.count > 2 || plain.contains(","))
        self.init(rubricText: isGrouped ? plain.replacingOccurrences(of: ".", with: "") : plain)
    }
}
