import Foundation
import VietnameseText

/// The facts that an administrative document's head holds: number, place and date.
struct Letterhead: Sendable, Hashable {
    var number: String?
    var place: String?
    var date: String?
    /// Items that number and date were read from.
    private(set) var items: Set<Int> = []

    /// Paragraphs of a document that its head can take up; a form with a covering letter has its own head further down.
    private static let reach = 40

    /// - Parameter items: the document's items before the form's first slot.
    init(_ items: some Collection<DocumentItem>) {
        for item in items.prefix(Self.reach) {
            for part in item.parts {
                // number and motto, number and date may share a line, with a tab between them
                for line in part.text.split(whereSeparator: { $0 == "\n" || $0 == "\t" }) where read(String(line)) {
                    self.items.insert(item.index)
                }
            }
        }
    }

    /// Whether the line was one of the facts.
    private mutating func read(_ line: String) -> Bool {
        let text = ValueReader.collapsed(line)
        if number == nil, let found = Self.number(in: text) {
            number = found
            return true
        }
        if date == nil, let (place, date) = Self.placeAndDate(in: text) {
            self.place = place
            self.date = date
            return true
        }
        return false
    }

    /// "Số: 190/STNMT-CNTT" → "190/STNMT-CNTT".
    static func number(in text: String) -> String? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let head = comparisonKey(String(text[..<colon]))
        guard head == "số" || head == "so" || head == "s" else { return nil }
        let rest = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        let token = ValueReader.trimmingLeaders(rest)
        guard token.contains("/"), token.contains(where: { $0.isLetter }), token.contains(where: { $0.isNumber }), token.count <= 60 else {
            return nil
        }
        return token.split(separator: " ").count <= 3 ? token.replacingOccurrences(of: " ", with: "") : nil
    }

    /// "Điện Biên Phủ, ngày 11 tháng 8 năm 2019" → place and ISO date.
    static func placeAndDate(in text: String) -> (String?, String)? {
        guard let comma = text.firstIndex(of: ",") else { return nil }
        let tail = String(text[text.index(after: comma)...])
        guard comparisonKey(tail).hasPrefix("ng"), let date = DateReading.read(tail) else { return nil }
        let place = ValueReader.trimmingLeaders(String(text[..<comma]))
        guard place.count <= 60 else { return nil }
        return (place.isEmpty ? nil : place, date.iso)
    }
}
