import Foundation
import Testing

@testable import FormMapping

/// Every kind of mistake in a form's file is told with its line and column.
struct FormLinterTests {
    private static let fields = """
        fields:
          - {id: agency.name, name: "Tên cơ quan", type: text}
          - {id: computers, name: "Số máy tính", type: count, unit: chiếc}
          - {id: rate.one, name: "Tỷ lệ", type: percent, unit: "%"}
          - {id: rate.two, name: "Tỷ lệ", type: percent, unit: "%"}
        """

    /// Errors of a form whose section holds `lines`, as "line:column: message".
    private func errors(_ lines: String, examples: String = "") throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-lint-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["forms", "fields"] {
            try FileManager.default.createDirectory(at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        let yaml = "form: small\nname: Phiếu nhỏ\nbody:\n  - section: \"MỤC 1\"\n    items:\n" + lines + "\n" + examples
        try yaml.write(to: folder.appending(path: "forms/small.yaml"), atomically: true, encoding: .utf8)
        try Self.fields.write(to: folder.appending(path: "fields/all.yaml"), atomically: true, encoding: .utf8)
        return FormLinter(MappingLibrary.load([folder])).problems().filter { $0.severity == .error }.map {
            "\($0.place.line):\($0.place.column): \($0.english)"
        }
    }

    private func line(_ text: String, _ slot: String) -> String {
        "      - line: \"\(text)\"\n        slots:\n          - {\(slot)}\n"
    }

    @Test func aRightFormHasNoErrors() throws {
        let lines = line("1. Tên cơ quan: {}", "field: agency.name, number: \"1\", label: \"Tên cơ quan\", type: text")
        #expect(
            try errors(lines, examples: "examples:\n  - {text: \"1. Tên cơ quan: Sở Y tế\", gives: {agency.name: \"Sở Y tế\"}}\n") == [])
    }

    @Test func anUnknownKeyIsToldWhereItStands() throws {
        let found = try errors(line("1. Tên cơ quan: {}", "field: agency.name, colour: red, label: \"Tên cơ quan\", type: text"))
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("8:34: ") == true)
        #expect(found.first?.contains("colour") == true)
    }

    @Test func aFieldUsedTwiceIsToldAtItsSecondPlace() throws {
        let found = try errors(
            line("1. Tên cơ quan: {}", "field: agency.name, label: \"Tên cơ quan\", type: text")
                + line("2. Tên đơn vị: {}", "field: agency.name, label: \"Tên đơn vị\", type: text"))
        #expect(found == ["11:13: field id “agency.name” is used at line 8 already"])
    }

    @Test func labelsThatOnlyTheirSpellingTellsApartCollide() throws {
        let found = try errors(
            line("- Tỷ lệ: {} %", "field: rate.one, label: \"Tỷ lệ\", type: percent, unit: \"%\"")
                + line("- Tỉ  lệ: {} %", "field: rate.two, label: \"Tỉ lệ\", type: percent, unit: \"%\""))
        #expect(found == ["11:13: label “Tỉ lệ” is the same as at line 8, and no parents tell them apart"])
    }

    @Test func aFieldThatTheCatalogueLacksIsTold() throws {
        let found = try errors(line("1. Địa chỉ: {}", "field: agency.address, label: \"Địa chỉ\", type: text"))
        #expect(found == ["8:13: field “agency.address” is not in the catalogue (Mappings/fields)"])
    }

    @Test func aUnitThatContradictsTheTypeIsTold() throws {
        let found = try errors(line("1. Số máy tính: {} %", "field: computers, label: \"Số máy tính\", type: count, unit: \"%\""))
        #expect(found == ["8:13: unit “%” contradicts type count"])
    }

    @Test func anExampleThatDoesNotHoldIsTold() throws {
        let lines = line("1. Tên cơ quan: {}", "field: agency.name, number: \"1\", label: \"Tên cơ quan\", type: text")
        let found = try errors(lines, examples: "examples:\n  - {text: \"1. Tên cơ quan: Sở Y tế\", gives: {agency.name: \"Sở Nội vụ\"}}\n")
        #expect(found == ["11:5: the example does not hold: “agency.name” reads Sở Y tế, wanted Sở Nội vụ"])
    }

    @Test func brokenYAMLIsToldWithItsPlace() throws {
        let found = try errors("      - line: \"1. Tên\n")
        #expect(found.count == 1)
        #expect(found.first?.first?.isNumber == true)
    }
}
