import Testing

@testable import ReviewDesk

@Suite struct DeskErrorTests {
    @Test func theSentenceAboutAConflictNamesWhoSettledTheField() {
        let error = DeskError.changedMeanwhile(FieldReference(document: 3, position: 7), by: "lan", revision: 9)
        #expect(error.message(in: .vietnamese).contains("lan"))
        #expect(error.message(in: .english).contains("lan"))
    }
}
