import Foundation
import RecordModel

/// Damages the readings of a record as an uncertain reader would: some figures with a digit mistaken, some right ones in doubt. Seeded.
struct MisreadRecords {
    private var state: UInt64
    /// Digits that are mistaken for each other in print.
    private static let lookalikes: [Character: [Character]] = [
        "0": ["6", "8"], "1": ["7", "4"], "2": ["7"], "3": ["8", "9"], "4": ["1"], "5": ["6", "3"], "6": ["8", "5", "0"], "7": ["1", "2"],
        "8": ["3", "6"], "9": ["3", "0"],
    ]

    init(seed: UInt64) { state = seed &* 2 &+ 1 }

    /// - Returns: a share of `wrong` numbers misread (six in ten with the truth among the alternatives), one in five of the rest doubted.
    mutating func damaged(_ record: Record, wrong: Double) -> Record {
        var record = record
        for index in record.fields.indices {
            var field = record.fields[index]
            guard field.type.isNumeric, case .number(let number)? = field.value, number > 0, let mistaken = mistaken(number) else {
                continue
            }
            var evidence = Evidence()
            evidence.source = "ocr"
            field.evidence = evidence
            field.confidence = 0.995
            if random() < wrong {
                field.confidence = 0.6 + 0.35 * random()
                field.value = .number(mistaken)
                field.raw = "\(mistaken)".replacingOccurrences(of: ".", with: ",")
                if random() < 0.6 {
                    let raw = "\(number)".replacingOccurrences(of: ".", with: ",")
                    field.alternatives = [Alternative(value: .number(number), raw: raw, confidence: (1 - field.confidence) * 0.7)]
                }
            } else if random() < 0.2 {
                field.confidence = 0.8 + 0.18 * random()
                let raw = "\(mistaken)".replacingOccurrences(of: ".", with: ",")
                field.alternatives = [Alternative(value: .number(mistaken), raw: raw, confidence: (1 - field.confidence) * 0.7)]
            }
            record.fields[index] = field
        }
        return record
    }

    private mutating func mistaken(_ number: Decimal) -> Decimal? {
        var text = Array("\(number)")
        let places = text.indices.filter { Self.lookalikes[text[$0]] != nil }
        guard !places.isEmpty else { return nil }
        let place = places[Int(random() * Double(places.count))]
        guard let options = Self.lookalikes[text[place]] else { return nil }
        text[place] = options[Int(random() * Double(options.count))]
        return Decimal(string: String(text))
    }

    private mutating func random() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / Double(1 << 53)
    }
}
