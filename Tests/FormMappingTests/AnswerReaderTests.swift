import RecordModel
import Testing

@testable import FormMapping

/// What a person types in place of a reading.
struct AnswerReaderTests {
    private func answer(_ text: String, as type: FieldType) -> AnswerReader.Answer {
        let field = RecordField(
            id: nil, section: "1", label: "Nhãn", type: type, state: .blank, raw: nil, value: nil, confidence: 0, decision: .review)
        return AnswerReader(form: nil, language: .english).read(text, as: field)
    }

    @Test func aPersonWritesNumbersTheVietnameseWay() {
        #expect(answer("1.234", as: .count).value == .number(1234))
        #expect(answer("51,7", as: .percent).value == .number(51.7))
    }

    @Test(arguments: [(FieldType.count, "nhiều"), (.date, "hôm qua"), (.yesno, "có thể"), (.email, "không có")])
    func whatIsNoValueOfTheTypeIsRefusedWithASentence(_ type: FieldType, _ text: String) {
        let answer = answer(text, as: type)
        #expect(!answer.isUnderstood && answer.sentence != nil)
    }

    @Test func whatASenderWroteIsTakenThoughItIsNoWholeAddress() {
        let answer = answer("vanthu@stp", as: .email)
        #expect(answer.isUnderstood && answer.value == .string("vanthu@stp"))
        #expect(answer.sentence != nil, "and the person is told")
    }

    @Test func nothingIsABlank() { #expect(answer("  ", as: .count).isBlank) }
}
