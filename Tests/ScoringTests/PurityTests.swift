import Foundation
import RecordModel
import Testing

@testable import Scoring

/// Scoring is a function of records, rubric, policies and judgements, and of nothing else.
@Suite("Scoring is a pure function") struct PurityTests {
    /// Xorshift: the printed seed makes the same records again.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    /// Any value in any field that the rubric reads: sensible, absurd, blank, missing, in review.
    static func record(_ rubric: Rubric, agency: String, _ dice: inout Dice) -> Record {
        let ids = Set(rubric.criteria.flatMap(\.fields)).sorted()
        var record = Bench.record(
            Dictionary(
                uniqueKeysWithValues: ids.map { id in
                    let value: FieldValue? =
                        switch Int.random(in: 0..<8, using: &dice) {
                        case 0: nil
                        case 1: .bool(Bool.random(using: &dice))
                        case 2: .number(0)
                        case 3: .string(["Có", "Không", "Đầy đủ", "Chưa đầy đủ", "Đã triển khai", "???"].randomElement(using: &dice) ?? "")
                        case 4: .number(Decimal(Int.random(in: -5...100_000, using: &dice)) / 100)
                        default: .number(Decimal(Int.random(in: 0...100, using: &dice)))
                        }
                    return (id, value)
                }), agency: agency)
        for index in record.fields.indices where Int.random(in: 0..<10, using: &dice) == 0 {
            record.fields[index].decision = .review
            record.fields[index].confidence = 0.7
        }
        return record
    }

    static func bytes(_ card: ScoreCard) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(card)
    }

    @Test("the same inputs give the same bytes, in whatever order the fields stand", arguments: RubricFiles.names, 1...5)
    func sameBytes(name: String, seed: Int) throws {
        var dice = Dice(seed: UInt64(seed))
        let rubric = try RubricFiles.rubric(name)
        let record = Self.record(rubric, agency: "Sở A", &dice)
        let card = try Scorer(rubric: rubric).score(record)
        #expect(try Self.bytes(Scorer(rubric: rubric).score(record)) == Self.bytes(card), "seed \(seed)")
        var shuffled = record
        shuffled.fields.shuffle(using: &dice)
        #expect(try Self.bytes(Scorer(rubric: rubric).score(shuffled)) == Self.bytes(card), "seed \(seed)")
    }

    @Test("the order of the records moves no point, no range, no rank", arguments: RubricFiles.names, 1...3)
    func orderOfRecords(name: String, seed: Int) throws {
        var dice = Dice(seed: UInt64(seed) + 100)
        let rubric = try RubricFiles.rubric(name)
        let members = (1...6).map { GroupMember(record: Self.record(rubric, agency: "Cơ quan \($0)", &dice)) }
        let scorer = try Scorer(rubric: rubric)
        func byAgency(_ members: [GroupMember]) -> [String: [String]] {
            let cards = scorer.scoreGroup(members).cards
            return Dictionary(
                uniqueKeysWithValues: cards.map { card in
                    let rows = card.criteria.map { "\($0.path) \($0.points) \($0.range) \($0.state)" }
                    return (card.agency ?? "", rows + ["\(card.total) \(card.range) \(card.level ?? "–") \(card.rank ?? 0)"])
                })
        }
        #expect(byAgency(members) == byAgency(members.shuffled(using: &dice)), "seed \(seed)")
    }

    @Test("points lie within 0 and the maximum, the range holds them, and sums are sums", arguments: RubricFiles.names, 1...10)
    func bounds(name: String, seed: Int) throws {
        var dice = Dice(seed: UInt64(seed) + 200)
        let rubric = try RubricFiles.rubric(name)
        let card = try Scorer(rubric: rubric).score(Self.record(rubric, agency: "Sở A", &dice))
        for row in card.criteria {
            #expect(row.points >= 0 && row.points <= row.max, "seed \(seed), \(row.path)")
            let low = row.range.first ?? row.points
            let high = row.range.last ?? row.points
            #expect(low <= row.points && row.points <= high && high <= row.max, "seed \(seed), \(row.path): \(row.range) \(row.points)")
            #expect(row.state == .scored || !row.notes.isEmpty, "seed \(seed), \(row.path) gives no reason")
        }
        #expect(card.total == card.groups.map(\.points).reduce(0, +), "seed \(seed)")
        #expect(card.totalVerified <= card.total, "seed \(seed)")
        #expect((card.range.first ?? 0) <= card.total && card.total <= (card.range.last ?? 0), "seed \(seed)")
    }
}
