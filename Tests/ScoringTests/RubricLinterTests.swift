import Foundation
import Testing

@testable import Scoring

@Suite("The rubric linter") struct RubricLinterTests {
    static func lint(_ yaml: String, known: Set<String>? = nil) -> [RubricFinding] {
        RubricLinter.lint(yaml: yaml, file: "thu.yaml", knownFields: known)
    }

    @Test("a sum that differs from the printed maximum is an error until it is acknowledged") func sums() {
        let yaml = Bench.rubricYAML("kind: yesno\nfield: a").replacingOccurrences(
            of: "    title: \"Nhóm\"\n    max: 10", with: "    title: \"Nhóm\"\n    max: 12")
        #expect(Self.lint(yaml).contains { $0.severity == .error && $0.message.contains("nhóm I: in 12, cộng các dòng được 10") })
        let known = yaml + "\ninconsistencies:\n  - {id: Z1, touches: [I], text: \"in sai\", printed: 12, rows: 10}"
        #expect(Self.lint(known).contains { $0.severity == .acknowledged && $0.message.contains("Z1") })
        #expect(!Self.lint(known).contains { $0.severity == .error })
    }

    @Test("unknown fields are named with the row's line") func fields() throws {
        let findings = Self.lint(Bench.rubricYAML("kind: yesno\nfield: a.b"), known: ["a.c"])
        let finding = try #require(findings.first { $0.message.contains("a.b") })
        #expect(finding.severity == .warning)
        #expect(finding.line != nil)
    }

    @Test(
        "mistakes are errors that name line and column",
        arguments: [
            ("kind: ratio", "không có cách tính “ratio”"), ("kind: yesno\nfeild: a", "feild"), ("kind: rate\npart: a", "đi cùng nhau"),
            ("kind: formula\ninputs: {a: x}\nformula: \"a + b\"", "“b”"), ("kind: formula\ninputs: {a: x}\nformula: \"a +\"", "chưa hết"),
            ("kind: tiers\nvalue: n\ntiers: [{label: a, from: 1, points: 1}, {label: b, from: 5, points: 5}]", "mức cao trước"),
            ("kind: yesno\nfield: a\nvariants: [{when: {khong_co: \"1\"}, field: b}]", "khong_co"),
            ("kind: yesno\nfield: a\ninspect: trang", "portal hoặc service"),
        ])
    func mistakes(row: String, expected: String) {
        let errors = Self.lint(Bench.rubricYAML(row)).filter { $0.severity == .error }
        #expect(errors.contains { $0.message.contains(expected) && $0.line != nil }, "\(errors)")
    }

    @Test("a switch that a row needs and the file does not have is an error") func missingSwitch() {
        let yaml = Bench.rubricYAML("kind: steps\nstep: 0.25").replacingOccurrences(of: "name: step_rounding", with: "name: khac")
        #expect(Self.lint(yaml).contains { $0.severity == .error && $0.message.contains("step_rounding") })
    }

    @Test("an example that does not come out is an error with both numbers") func examples() {
        let row = "kind: yesno\nfield: a\nexamples: [{name: \"có\", values: {a: \"Có\"}, points: 9}]"
        #expect(Self.lint(Bench.rubricYAML(row)).contains { $0.severity == .error && $0.message.contains("cần 9 điểm, tính được 10") })
    }

    @Test("a file that is no YAML, or no rubric, is said to be so", arguments: ["a: [", "", "- 1"])
    func noRubric(yaml: String) {
        #expect(RubricLinter.lint(yaml: yaml, file: "thu.yaml").contains { $0.severity == .error })
        #expect(throws: ScoringError.self) { try RubricReader.load(yaml: yaml, file: "thu.yaml") }
    }

    @Test("rows without a number of their own are counted on from the one before") func paths() throws {
        let rubric = try RubricFiles.rubric("an-giang-2018-1b")
        let paths = rubric.criteria.map(\.path)
        #expect(Set(paths).count == 94)
        for path in ["I/2/2.1", "I/3/3.1#2", "II/2/2.1#9", "II/3/3.1#3", "II/4/4.1/d#2", "II/5#2", "III/8#3", "VI/IV/2"] {
            #expect(paths.contains(path))
        }
        #expect(try RubricFiles.rubric("an-giang-2018-2b").criteria.count == 156)
        #expect(try RubricFiles.rubric("an-giang-2018-3b").criteria.count == 100)
    }

    @Test("every row of the three rubrics has a full, a zero and a third case", arguments: RubricFiles.names) func cases(name: String)
        throws
    {
        for criterion in try RubricFiles.rubric(name).criteria {
            #expect(criterion.examples.count >= 3, "\(criterion.path)")
            #expect(criterion.examples.contains { $0.points == criterion.max && $0.policies.isEmpty }, "\(criterion.path)")
            #expect(criterion.examples.contains { $0.points == 0 }, "\(criterion.path)")
        }
    }

    @Test("all fields of the rubrics are in the catalogue of fields", arguments: RubricFiles.names) func catalogue(name: String) throws {
        let folder = RubricFiles.packageRoot.appending(path: "Mappings/fields")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var known: Set<String> = ["applications", "services.level3", "services.level4"]
        for file in files {
            for match in try String(contentsOf: file, encoding: .utf8).matches(of: /id: ([a-z0-9_.]+)/) { known.insert(String(match.1)) }
        }
        let findings = try RubricLinter.lint(yaml: RubricFiles.yaml(name), file: "\(name).yaml", knownFields: known)
        #expect(findings.filter { $0.severity == .warning }.map(\.description) == [])
    }
}
