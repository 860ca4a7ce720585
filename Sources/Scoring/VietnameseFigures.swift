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
}
