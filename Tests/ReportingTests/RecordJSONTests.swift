import Foundation
import RecordModel
import Testing

@testable import Reporting

@Suite struct RecordJSONTests {
    @Test func givesTheSameBytesTwice() throws {
        #expect(try RecordJSON.text(SampleRecord.record, style: .pretty) == RecordJSON.text(SampleRecord.record, style: .pretty))
        #expect(try RecordJSON.text(SampleScore.card, style: .compact) == RecordJSON.text(SampleScore.card, style: .compact))
    }

    @Test func keepsTheOrderOfTheContract() throws {
        let text = try RecordJSON.text(SampleRecord.record, style: .compact)
        let names = [
            "\"schema\"", "\"document\"", "\"sha256\"", "\"media_type\"", "\"fields\"", "\"tables\"", "\"checks\"", "\"unmapped\"",
        ]
        let places = try names.map { try #require(text.range(of: $0)).lowerBound }
        #expect(places == places.sorted())
    }

    @Test func sortsDictionariesByName() throws {
        let node = try OrderedEncoder.node(of: ["b": "2", "a": "1", "c": "3"])
        #expect(JSONPrinter.compact(node) == #"{"a":"1","b":"2","c":"3"}"#)
    }

    @Test(arguments: [
        ("51.7", "51.7"), ("342628", "342628"), ("0.1", "0.1"), ("1342628000", "1342628000"), ("-0.25", "-0.25"), ("50.00", "50"),
    ])
    func printsDecimalsExactly(written: String, printed: String) throws {
        let node = try OrderedEncoder.node(of: [#require(Decimal(string: written))])
        #expect(JSONPrinter.compact(node) == "[\(printed)]")
    }

    @Test(arguments: [(0.1 + 0.2, "0.3"), (0.99717, "0.9972"), (1.0, "1"), (595.3, "595.3"), (-0.0, "0"), (1e-9, "0")])
    func roundsDoublesToFourPlaces(value: Double, printed: String) throws {
        #expect(JSONPrinter.compact(try OrderedEncoder.node(of: [value])) == "[\(printed)]")
    }

    @Test func refusesWhatJSONCannotHold() {
        #expect(throws: EncodingError.self) { try OrderedEncoder.node(of: [Double.nan]) }
        #expect(throws: EncodingError.self) { try OrderedEncoder.node(of: [Decimal.nan]) }
    }

    @Test func escapesWhatWouldBreakAStringOrALine() {
        #expect(JSONPrinter.compact(.string("a\"b\\c\n\u{1}\u{2028}/é")) == #""a\"b\\c\n\u0001\u2028/é""#)
    }

    @Test func writesOneRecordALine() throws {
        let text = try RecordJSON.lines([SampleRecord.record, SampleRecord.record])
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { #expect(try RecordJSON.records(Data(line.utf8)) == [SampleRecord.record]) }
        #expect(try RecordJSON.records(Data(text.utf8)).count == 2)
    }

    @Test(arguments: [RecordJSON.Style.pretty, .compact])
    func readsBackWhatItWrote(style: RecordJSON.Style) throws {
        #expect(try RecordJSON.records(Data(RecordJSON.text(SampleRecord.record, style: style).utf8)) == [SampleRecord.record])
        #expect(try RecordJSON.scoreCards(Data(RecordJSON.text(SampleScore.card, style: style).utf8)) == [SampleScore.card])
    }

    @Test(arguments: [
        (#""state": "missing""#, #""state": "lost""#, "$.fields[12].state"), (#""media_type""#, #""mime""#, "lacks media_type"),
        ("phieu.record/1", "phieu.record/9", "its schema is phieu.record/9"),
    ]) func saysWhereAFileIsNoRecord(old: String, new: String, where place: String) throws {
        let text = try RecordJSON.text(SampleRecord.record, style: .pretty).replacingOccurrences(of: old, with: new)
        let error = #expect(throws: RecordReadingError.self) { try RecordJSON.records(Data(text.utf8)) }
        #expect(error?.description.contains(place) == true)
    }

    @Test func tellsItsOwnFilesFromOthers() throws {
        #expect(RecordJSON.schema(of: Data(try RecordJSON.lines([SampleRecord.record, SampleRecord.record]).utf8)) == "phieu.record/1")
        #expect(RecordJSON.schema(of: Data(try RecordJSON.text(SampleScore.card, style: .pretty).utf8)) == "phieu.scorecard/1")
        #expect(RecordJSON.schema(of: Data(#"{"file": 1, "schema": "phieu.record/1"}"#.utf8)) == "phieu.record/1")
        #expect(RecordJSON.schema(of: Data("%PDF-1.7".utf8)) == nil)
        #expect(RecordJSON.schema(of: Data()) == nil)
    }

    @Test func keepsShortValuesOnOneLineForPeople() throws {
        let text = try RecordJSON.text(SampleRecord.record, style: .pretty)
        #expect(text.contains("\"bbox\": [412, 166.5, 446.2, 180.1]"))
        #expect(text.split(separator: "\n").filter { $0.count > JSONPrinter.lineWidth }.allSatisfy { $0.contains("\"") })
    }
}
