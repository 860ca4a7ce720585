import Testing

@testable import Evaluation

@Suite struct ComparisonTests {
    @Test func toneMarksAndBulletsMakeNoDifference() {
        #expect(ComparisonText("- Tỉ lệ hoà mạng:....") == ComparisonText("+ Tỷ lệ hòa mạng"))
    }
}
