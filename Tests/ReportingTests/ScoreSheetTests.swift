import DocumentModel
import Foundation
import RecordModel
import Testing

@testable import Reporting

@Suite struct ScoreSheetTests {
    private func html(
        _ card: ScoreCard = SampleScore.card, _ language: Language = .vietnamese, rubric: RubricFacts? = SampleScore.rubric
    ) -> String {
        ScoreSheet(card, record: SampleRecord.record, rubric: rubric, language: language).html
    }

    @Test func opensEveryPointToItsRuleWorkingFieldsAndPlaces() throws {
        let text = html()
        let rows = text.components(separatedBy: "<tr id=\"k")
        #expect(rows.count == SampleScore.card.criteria.count + 1)
        let row = try #require(rows.first { $0.contains("Tỷ lệ máy tính của CQNN cấp tỉnh được cài đặt") })
        for part in [
            "<details>", "Điểm = Tỷ lệ x điểm tối đa", "30 / 58 × 15 = 7,76", "Tổng số máy tính được cài đặt", "30 chiếc", "trang 2",
        ] {
            #expect(row.contains(part))
        }
        for (criterion, row) in zip(SampleScore.card.criteria, rows.dropFirst()) {
            #expect(row.contains(HTML.escaped(criterion.rule)))
            for input in criterion.inputs { #expect(row.contains(input.field)) }
        }
    }

    @Test func warnsWhileTheScoreIsProvisional() {
        #expect(html().contains("class=\"banner\""))
        var card = SampleScore.card
        card.provisional = false
        #expect(!html(card).contains("class=\"banner\""))
    }

    @Test func showsNoNoughtWhereNothingWasScored() throws {
        let row = try #require(html().components(separatedBy: "<tr id=\"k").first { $0.hasPrefix("2\"") })
        #expect(row.contains("<td class=\"num strong\">–"))
        #expect(row.contains("Biểu mẫu của tỉnh Mẫu không hỏi số liệu này."))
    }

    @Test("how the decision was read stands in the annex and behind the name, not in the column of states") func methodsStayInTheAnnex()
        throws
    {
        var facts = SampleScore.rubric
        facts.inconsistencies = [InconsistencyFacts(id: "C9", text: "Cần số liệu của cả nhóm", paths: ["I/4"])]
        var card = SampleScore.card
        card.criteria[3].notes.insert("C9: Cần số liệu của cả nhóm", at: 0)
        let row = try #require(html(card, rubric: facts).components(separatedBy: "<tr id=\"k").first { $0.hasPrefix("3\"") })
        let state = try #require(row.components(separatedBy: "class=\"verdict\"").last)
        #expect(!state.contains("C9:") && state.contains("để chuẩn hóa"))
        #expect(row.contains("C9:"))
    }

    @Test func printsEveryPolicyInForce() {
        let text = html()
        for (name, value) in SampleScore.card.policies {
            #expect(text.contains(name))
            #expect(text.contains("<b>\(value)</b>"))
        }
        #expect(html(SampleScore.card, rubric: nil).contains("cap_category"))
    }

    @Test func saysWhereAGroupIsCapped() {
        #expect(html().contains("Tổng các dòng là 45, lấy không quá 40."))
        var card = SampleScore.card
        card.groups[1].points = 39
        #expect(html(card).contains("Không phải tổng các dòng (45)"))
    }

    @Test func showsBothTotalsPartsAndNotesOfTheWhole() {
        var card = SampleScore.card
        card.totalVerified = SampleScore.decimal("12.5")
        card.parts = [PartScore(path: "A", title: "Điều kiện sẵn sàng", max: 100, points: 77, range: [77, 77])]
        card.notes = ["B1: ngưỡng của xã tính theo thang 300."]
        let text = html(card)
        #expect(text.contains("trong đó đã thẩm tra 12,5"))
        #expect(text.contains("theo khai báo"))
        #expect(text.contains("Điều kiện sẵn sàng"))
        #expect(text.contains("B1: ngưỡng của xã tính theo thang 300."))
        #expect(MarkupBalance.firstError(text) == nil)
    }

    @Test func listsEveryInconsistencyAndKeepsItOutOfWhatTheAgencyMustBring() {
        var rubric = SampleScore.rubric
        rubric.inconsistencies = [InconsistencyFacts(id: "D11", text: "hai mức đều đúng", paths: ["I/3/3.1#2"])]
        var card = SampleScore.card
        card.criteria[2].notes.append("D11: hai mức đều đúng")
        let text = html(card, rubric: rubric)
        #expect(text.contains("<td>D11</td>"))
        let gaps = text.components(separatedBy: "id=\"gaps\"").last?.components(separatedBy: "id=\"policies\"").first ?? ""
        #expect(gaps.contains("không hỏi số liệu này"))
        #expect(!gaps.contains("D11"))
    }

    @Test func namesFieldsAsPeopleDo() {
        let input = CriterionInput(field: "a.b", label: "Tổng số máy", value: nil, state: .blank, decision: .review, evidence: nil)
        let words = ReportWords(.vietnamese)
        #expect(words.gap(SampleScore.card.criteria[0], open: [input]).contains("Tổng số máy"))
        #expect(!words.gap(SampleScore.card.criteria[0], open: [input]).contains("a.b"))
    }

    @Test func isWellFormedAndEscaped() {
        var card = SampleScore.card
        card.agency = "<img src=x onerror=alert(1)>"
        card.criteria[0].working = "</td><script>"
        for language in Language.allCases {
            let text = html(card, language)
            #expect(MarkupBalance.firstError(text) == nil)
            #expect(!text.contains("<img src=x") && !text.contains("<script"))
        }
    }

    @Test func listsWhatIsMissingWithThePointsAtStake() {
        let gaps = ScoreOutline(SampleScore.card, headings: []).gaps
        let byPath = Dictionary(uniqueKeysWithValues: gaps.map { (SampleScore.card.criteria[$0.index].path, $0.atStake) })
        #expect(byPath["I/3/3.1#2"] == 10)
        #expect(byPath["I/2/2.1"] == 15)
        #expect(byPath["II/1/1.1"] == nil)
        #expect(byPath["II/2"] == 10)
    }
}

@Suite struct ScoreOutlineTests {
    @Test func putsCriteriaIntoTheDeepestGroupAndHeadingsBeforeThem() throws {
        var card = SampleScore.card
        card.groups.insert(GroupScore(path: "I/3", title: "con", max: 15, points: 5, level: nil), at: 1)
        let outline = ScoreOutline(card, headings: SampleScore.rubric.headings)
        let parent = try #require(outline.groups.first { $0.score?.path == "I" })
        let child = try #require(outline.groups.first { $0.score?.path == "I/3" })
        #expect(parent.children == ["I/3"])
        #expect(outline.topLevel == ["I", "II"])
        #expect(child.rows.count == 3)
        guard case .heading(let heading) = child.rows[0] else {
            Issue.record("the heading does not come first")
            return
        }
        #expect(heading.path == "I/3")
    }

    @Test func keepsCriteriaThatNoGroupHolds() {
        var card = SampleScore.card
        card.groups = []
        #expect(ScoreOutline(card, headings: []).groups.map { $0.rows.count } == [card.criteria.count])
    }
}
