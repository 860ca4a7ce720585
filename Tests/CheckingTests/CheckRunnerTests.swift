import Checking
import DocumentModel
import Foundation
import RecordModel
import Testing

@Suite struct CheckRunnerTests {
    private static func record(_ figures: [(String, String)]) -> Record {
        let fields = figures.map { id, text in
            let number = Decimal(string: text.replacingOccurrences(of: ",", with: "."))
            return RecordField(
                id: id, section: "", label: id, type: .count, state: .filled, raw: text, value: number.map(FieldValue.number),
                confidence: 0.999,
                decision: .accepted)
        }
        return Record(document: DocumentFacts(file: "x", sha256: "", bytes: 0, mediaType: ""), fields: fields)
    }

    private static let wrong = record([
        ("services.level3.processing_time", "1300"), ("services.level3.total", "17"), ("infrastructure.antivirus.rate", "70"),
        ("infrastructure.antivirus.installed", "30"), ("infrastructure.computers.total", "58"),
    ])

    @Test func resultsNameRuleFieldsAndNumbersInTheLanguageAskedFor() {
        let runner = CheckRunner(MappingsUnderTest.library)
        let vietnamese = runner.run(on: Self.wrong, language: .vietnamese)
        #expect(vietnamese.map(\.rule) == ["infrastructure.antivirus.share", "services.level3.processing_time.limit"])
        #expect(
            vietnamese.map(\.fields) == [
                ["infrastructure.antivirus.rate", "infrastructure.antivirus.installed", "infrastructure.computers.total"],
                ["services.level3.processing_time", "services.level3.total"],
            ])
        #expect(vietnamese.first?.message.hasSuffix("ghi 70 %, nhưng 30/58 = 51,7 %") == true)
        #expect(vietnamese.last?.message.contains(": 1.300, lớn hơn") == true)
        let english = runner.run(on: Self.wrong, language: .english)
        #expect(english.first?.message.hasSuffix("70 % is stated, but 30/58 = 51.7 %") == true)
        #expect(english.last?.message.contains(": 1,300, more than") == true)
    }

    @Test func fieldsThatAreNotFilledSayNothing() {
        var record = Self.wrong
        for index in record.fields.indices { record.fields[index].state = .missing }
        #expect(CheckRunner(MappingsUnderTest.library).run(on: record, language: .english).isEmpty)
    }

    @Test func aBlankLikelierDenominatorLeavesTheShareOpen() {
        var record = Self.record([
            ("mail.shared.rate", "98,5"), ("mail.shared.accounts", "65"), ("mail.accounts.total", "70"), ("staff.total", "66"),
        ])
        record.fields[3].state = .blank
        #expect(CheckRunner(MappingsUnderTest.library).run(on: record, language: .english).isEmpty)
    }

    @Test func rowsWithoutALetterAreNotCounted() {
        var record = Self.record([("services.level3.total", "2")])
        func row(_ texts: [String]) -> [RecordCell] { texts.map { RecordCell(raw: $0, value: nil, confidence: 1, evidence: nil) } }
        record.tables = [
            RecordTable(
                id: "services.level3", title: "", columns: [], rows: [row(["1", "Hộ tịch"]), row(["2", "Đất đai"]), row(["3", ""])])
        ]
        #expect(CheckRunner(MappingsUnderTest.library).run(on: record, language: .english).isEmpty)
        record.tables[0].rows[2] = row(["3", "Chứng thực"])
        #expect(CheckRunner(MappingsUnderTest.library).run(on: record, language: .english).map(\.rule) == ["services.level3.rows"])
    }

    @Test func checkOfALaterFolderReplacesOneOfTheSameId() {
        var library = CheckLibrary(
            catalogue: CheckCatalogue([
                ("a.rate", .init(type: .percent, name: "A")), ("a.total", .init(type: .count, name: "A")),
                ("b.total", .init(type: .count, name: "B")),
            ]))
        library.add(yaml: "checks: [{id: a, at_most: a.total, limit: b.total}]", file: "one.yaml")
        library.add(yaml: "checks: [{id: a, at_most: b.total, limit: a.total}]", file: "two.yaml", replaceable: ["a"])
        #expect(library.checks.map(\.fields) == [["b.total", "a.total"]])
        #expect(library.problems.isEmpty)
    }
}
