import Testing

@testable import RecordModel
@testable import Store

@Suite("What a corrected report changed")
struct RecordDifferenceTests {
    @Test("equal reports differ in nothing")
    func equal() {
        let record = SampleRecord.record(rows: [["a"], ["b"]])
        #expect(RecordDifference.between(record, record).isEmpty)
    }

    @Test("a changed value is one change with both values")
    func changed() {
        let difference = RecordDifference.between(
            SampleRecord.record(fields: [("a", "1"), ("b", "5")]), SampleRecord.record(fields: [("a", "2"), ("b", "5")]))
        #expect(difference.fields.map(\.field) == ["a"])
        #expect(difference.fields.first?.oldRaw == "1")
        #expect(difference.fields.first?.newRaw == "2")
    }

    @Test("the same value written otherwise is no change")
    func sameValue() {
        #expect(RecordDifference.between(SampleRecord.record(fields: [("a", "1.0")]), SampleRecord.record(fields: [("a", "1")])).isEmpty)
    }

    @Test("a field that was emptied, one that came and one that went are changes")
    func cameAndWent() {
        let difference = RecordDifference.between(
            SampleRecord.record(fields: [("a", "1"), ("b", "2")]), SampleRecord.record(fields: [("a", ""), ("c", "3")]))
        #expect(difference.fields.map(\.field) == ["a", "c", "b"])
        #expect(difference.fields.first?.newState == .blank)
        #expect(difference.fields.last?.newState == nil)
    }

    @Test("fields without an id are told apart by their label and place in line")
    func generic() {
        let difference = RecordDifference.between(
            SampleRecord.record(fields: [(nil, "1"), (nil, "2")]), SampleRecord.record(fields: [(nil, "1"), (nil, "3")]))
        #expect(difference.fields.map(\.field) == ["Số máy#2"])
    }

    @Test("rows of list tables are compared as wholes, their order is not")
    func rows() {
        let difference = RecordDifference.between(
            SampleRecord.record(rows: [["a", "1"], ["b", "2"], ["b", "2"]]),
            SampleRecord.record(rows: [["b", "2"], ["a", "1"], ["c", "3"]]))
        #expect(difference.tables == [.init(table: "t", removed: [["b", "2"]], added: [["c", "3"]])])
    }
}
