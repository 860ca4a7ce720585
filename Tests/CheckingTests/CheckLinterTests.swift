import Checking
import Foundation
import RecordModel
import Testing

@Suite struct CheckLinterTests {
    @Test func theProjectsChecksHaveNoProblems() {
        let lists = Set(MappingsUnderTest.forms.flatMap(\.lists))
        let problems = CheckLinter(MappingsUnderTest.library, lists: lists).problems()
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
        #expect(MappingsUnderTest.library.checks.count > 150)
    }

    /// A check that no form can run, because no form has all its fields, is a mistake in an id.
    @Test func everyCheckCanRunOnSomeForm() {
        let forms = MappingsUnderTest.forms.map { Set($0.fields.map(\.id)) }
        #expect(forms.count == 7)
        for check in MappingsUnderTest.library.checks {
            let figures = forms.map { Self.filled($0) }
            let runs = figures.contains { if case .silent = check.evaluate($0) { false } else { true } }
            let isBound = ["range", "implies", "rows", "date"].contains(type(of: check.rule).kind)
            #expect(runs || isBound || check.id.hasPrefix("services.https.sites"), "\(check.id)")
        }
    }

    private static func filled(_ ids: Set<String>) -> Figures {
        let catalogue = MappingsUnderTest.library.catalogue
        let figures = ids.map { id in (id, Figure(catalogue.fields[id]?.type == .yesno ? .bool(true) : .number(12))) }
        return Figures(Dictionary(figures) { first, _ in first })
    }

    private static let catalogue = CheckCatalogue([
        ("a.rate", .init(type: .percent, name: "Tỷ lệ A")), ("a.total", .init(type: .count, name: "A")),
        ("b.total", .init(type: .count, name: "B")), ("note", .init(type: .text, name: "Ghi chú")),
    ])

    private static func problems(_ yaml: String) -> [String] {
        var library = CheckLibrary(catalogue: catalogue)
        library.add(yaml: yaml, file: "x.yaml")
        return CheckLinter(library, lists: ["services"]).problems().map(\.description)
    }

    private static let message = "messages: {share: {vi: \"{rate}\", en: \"{rate}\"}}\n"

    @Test func unknownFieldIsNamedWithItsPlace() {
        let found = Self.problems(Self.message + "checks:\n  - {id: a, share: a.rate, of: a.total, in: c.total}\n")
        #expect(found == ["x.yaml:3:5: error: “a”: field “c.total” is not in the catalogue (Mappings/fields)"])
    }

    @Test func wrongTypeIsNamed() {
        let found = Self.problems(Self.message + "checks:\n  - {id: a, share: a.rate, of: note, in: b.total}\n")
        #expect(found == ["x.yaml:3:5: error: “a”: field “note” is of type text, wanted is count, decimal, money, percent"])
    }

    @Test func unknownKeyIsNamedWithItsPlace() {
        let found = Self.problems(Self.message + "checks:\n  - {id: a, share: a.rate, of: a.total, in: b.total, tolerance: 3}\n")
        #expect(found == ["x.yaml:3:54: error: unknown key “tolerance” in “share”"])
    }

    @Test func placeholderThatTheKindDoesNotKnowIsNamed() {
        let found = Self.problems(
            "messages: {share: {vi: \"{x}\", en: \"{rate}\"}}\nchecks:\n  - {id: a, share: a.rate, of: a.total, in: b.total}\n")
        #expect(found.count == 1 && found[0].hasPrefix("x.yaml:1:12: error: there is no {x}"))
    }

    @Test func exampleThatDoesNotHoldIsNamed() {
        let found = Self.problems(
            Self.message + "checks:\n  - {id: a, share: a.rate, of: a.total, in: b.total}\n"
                + "examples:\n  - {check: a, figures: {a.rate: 50, a.total: 1, b.total: 3}, gives: holds}\n")
        #expect(found == ["x.yaml:5:5: error: the example does not hold: wanted holds, found error"])
    }

    @Test func rateWithoutACheckIsNamed() {
        #expect(Self.problems("checks: []\n") == ["checks:1:1: warning: the rate “a.rate” has no share check and is not under “unchecked”"])
    }

    @Test func idUsedTwiceIsNamed() {
        let check = "  - {id: a, share: a.rate, of: a.total, in: b.total}\n"
        #expect(Self.problems(Self.message + "checks:\n" + check + check) == ["x.yaml:4:5: error: the id “a” is already at x.yaml:3"])
    }

    @Test func unknownListIsNamed() {
        let found = Self.problems(
            "messages: {rows: {vi: \"{rows}\", en: \"{rows}\"}}\nunchecked: [{field: a.rate, why: x}]\n"
                + "checks:\n  - {id: r, rows: a.total, list: people}\n"
        )
        #expect(found == ["x.yaml:4:5: error: “r”: no form has the list “people”"])
    }

    @Test func brokenYAMLIsNamedWithItsLine() {
        let found = Self.problems("checks:\n  - {id: a,\n  - b\n")
        #expect(found.contains { $0.hasPrefix("x.yaml:3:") && $0.contains("not YAML") }, "\(found)")
    }
}
