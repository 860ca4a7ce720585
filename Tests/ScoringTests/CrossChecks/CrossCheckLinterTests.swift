import Foundation
import Testing

@testable import Scoring

@Suite("The linter of comparisons between levels") struct CrossCheckLinterTests {
    static let areas = """
        areas: thu
        province: "Tỉnh Thử"
        units: {district: {huyện: [h]}, commune: {xã: [x]}}
        districts: [{name: "Huyện A", communes: ["Xã B"]}]
        """

    static func definition(_ figures: String, _ rest: String = "") -> String {
        "crosscheck: so-sanh\ntitle: \"So sánh\"\nupper: tren\nlower: duoi\nareas: thu\nfigures:\n\(figures)\n\(rest)\n"
    }

    /// What the linter says of the definition, beside a list of areas that is in order.
    static func lint(_ yaml: String) throws -> [RubricFinding] {
        let (definition, findings) = CrossCheckReader.definition(yaml: yaml, file: "so-sanh.yaml")
        let (list, _) = CrossCheckReader.areas(yaml: areas, file: "thu.yaml")
        let shelf = CrossCheckShelf(definitions: [try #require(definition)], lists: [try #require(list)])
        let fields: [String: Set<String>] = ["tren": ["a.communes.total", "b.communes.total"], "duoi": ["a", "b"]]
        return try findings + CrossCheckLinter.lint(shelf, fields: fields, policies: ["tren": Bench.scorer("2b").policies])
    }

    static let sound = "  - {field: a.communes.total, count: a}\n  - {field: b.communes.total, sum: b}"

    @Test("a sound file has no findings") func clean() throws { #expect(try Self.lint(Self.definition(Self.sound)) == []) }

    @Test(
        "each mistake is named",
        arguments: [
            ("  - {field: x.total, count: a}", "", "x.total"), ("  - {field: a.communes.total, count: x}", "", "“x” không có"),
            ("  - {field: a.communes.total, count: a, sum: b}", "", "đúng một trong"),
            ("  - {field: a.communes.total, count: a, weight: b}", "", "weight"),
            ("  - {field: a.communes.total, count: a, bound: about}", "", "at_least"),
            ("  - {field: a.communes.total, count: a}", "", "“b.communes.total”: chưa đối chiếu"),
            ("  - {field: a.communes.total, count: a}\n  - {field: a.communes.total, sum: b}", "", "hai lần"),
            (sound, "unchecked: [{field: a.communes.total}]", "why"), (sound, "extra: 1", "extra"),
            (
                sound, "examples: [{field: a.communes.total, declared: 2, communes: {a: [Có, Không]}, gives: agrees}]",
                "cần agrees, được differs"
            ),
            (
                sound, "examples: [{field: a.communes.total, declared: 1, communes: {a: [Có, Không]}, gives: agrees, derived: 2}]",
                "cần 2, được 1"
            ),
        ])
    func mistakes(figures: String, rest: String, expected: String) throws {
        #expect(try Self.lint(Self.definition(figures, rest)).contains { $0.message.contains(expected) })
    }

    @Test("a commune whose kind nobody knows is named") func areaKinds() {
        let (_, findings) = CrossCheckReader.areas(yaml: Self.areas.replacingOccurrences(of: "Xã B", with: "Làng B"), file: "thu.yaml")
        #expect(findings.map(\.message).contains { $0.contains("Làng B") })
    }
}
