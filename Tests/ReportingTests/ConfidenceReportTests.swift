import DocumentModel
import Foundation
import RecordModel
import Testing

@testable import Reporting

@Suite struct ConfidenceReportTests {
    private static let png = Data([0x89, 0x50, 0x4E, 0x47])

    private func html(_ record: Record = SampleRecord.record, _ language: Language = .vietnamese) -> String {
        ConfidenceReport(record, language: language).html
    }

    @Test func escapesEverythingThatTheReportSays() {
        let text = html()
        #expect(!text.contains("<script"))
        #expect(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(text.contains("bao-cao-&lt;mau&gt;-q2.pdf"))
    }

    @Test func loadsNothingFromAnywhere() {
        let text = html()
        #expect(!text.contains("src=\"http") && !text.contains("<link") && !text.contains("@import") && !text.contains("url("))
        #expect(text.contains("default-src 'none'"))
    }

    @Test func isWellFormed() throws {
        for language in Language.allCases { #expect(MarkupBalance.firstError(html(SampleRecord.record, language)) == nil) }
    }

    @Test func givesEachIdOnceAndLinksOnlyToWhatIsThere() {
        let text = html()
        let ids = text.matches(of: /id="([^"]+)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for target in text.matches(of: /href="#([^"]+)"/).map({ String($0.1) }) { #expect(ids.contains(target)) }
    }

    @Test func countsWhatWasDecidedAndFound() throws {
        let counts = FieldCounts(SampleRecord.record.fields)
        #expect(counts.accepted + counts.review == counts.total)
        #expect(counts.filled + counts.blank + counts.missing == counts.total)
        #expect(html().contains("<dt>Cần xem lại</dt><dd class=\"figure\">\(counts.review)</dd>"))
        #expect(html().contains("<dt>Không tìm thấy</dt><dd class=\"figure\">\(counts.missing)</dd>"))
    }

    @Test func putsWhatWantsReviewBeforeTheForm() throws {
        let text = html()
        let review = try #require(text.range(of: "id=\"review\"")).lowerBound
        let form = try #require(text.range(of: "id=\"fields\"")).lowerBound
        #expect(review < form)
        let reviewed = SampleRecord.record.fields.indices.filter { SampleRecord.record.fields[$0].decision == .review }
        for index in SampleRecord.record.fields.indices {
            #expect(text[..<form].contains("<li id=\"r\(index)\"") == reviewed.contains(index))
            #expect(text[form...].contains("<tr id=\"f\(index)\""))
        }
    }

    @Test func putsFailedChecksBeforeWarnings() throws {
        var record = SampleRecord.record
        record.checks.reverse()
        let text = html(record)
        let error = try #require(text.range(of: "<li class=\"error\">")).lowerBound
        let warning = try #require(text.range(of: "<li class=\"warning\">")).lowerBound
        #expect(error < warning)
    }

    @Test func speaksTheLanguageThatWasAskedFor() {
        let english = html(SampleRecord.record, .english)
        #expect(english.contains("<html lang=\"en\">") && english.contains("To review") && !english.contains("Cần xem lại"))
        #expect(html().contains("<html lang=\"vi\">") && html().contains("Cần xem lại"))
    }

    @Test func saysNothingOfReviewWhereThereIsNone() {
        var record = SampleRecord.record
        record.fields = record.fields.filter { $0.decision == .accepted }
        record.checks = []
        record.document.warnings = []
        let text = html(record)
        #expect(text.contains("Không có mục nào cần xem lại."))
        #expect(text.contains("Không có cảnh báo"))
        #expect(!text.contains("tr id=\"f0\" class=\"f filled review\""))
    }

    @Test func readsAsWellWithoutAFormOrAnyField() {
        let record = Record(document: DocumentFacts(file: "x.txt", sha256: "", bytes: 3, mediaType: "text/plain"), fields: [])
        #expect(html(record).contains("không khớp biểu mẫu nào"))
        #expect(MarkupBalance.firstError(html(record)) == nil)
    }

    @Test func asksForPicturesOfReviewFirstAndThenOfNumbers() {
        var asked: [Evidence] = []
        let report = ConfidenceReport(SampleRecord.record, language: .vietnamese) { evidence in
            asked.append(evidence)
            return Self.png
        }
        let fields = SampleRecord.record.fields
        let review = fields.filter { $0.decision == .review && $0.evidence != nil }.compactMap(\.evidence)
        let numbers = fields.filter { $0.decision == .accepted && $0.state == .filled && $0.type.isNumeric }.compactMap(\.evidence)
        #expect(asked == review + numbers)
        #expect(report.html.matches(of: /<img [^>]*alt="[^"]+" src="data:image\/png;base64,iVBORw==">/).count == asked.count)
    }

    @Test func staysUnderFiveMegabytes() {
        let record = SampleRecord.record
        var many = record
        many.fields = (0..<300).flatMap { _ in record.fields }
        let report = ConfidenceReport(many, language: .vietnamese) { _ in Data(repeating: 1, count: 40_000) }
        #expect(report.pictures.isCut)
        var few = record
        few.fields = (0..<10).flatMap { _ in record.fields }
        let smaller = ConfidenceReport(few, language: .vietnamese) { _ in Data(repeating: 1, count: 60_000) }
        #expect(smaller.html.utf8.count < 5_000_000)
        #expect(smaller.html.contains("Một số ảnh được bỏ bớt"))
    }
}

/// Whether every element of a piece of HTML is closed, in order.
enum MarkupBalance {
    private static let void: Set<String> = ["meta", "img", "br", "col", "input"]

    static func firstError(_ html: String) -> String? {
        var open: [String] = []
        // The style sheet holds ">" of its own.
        let body = html.replacing(/<style>.*?<\/style>/.dotMatchesNewlines(), with: "")
        for match in body.matches(of: /<(\/?)([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"<]*")?)*)\s*>|<(?!!doctype)/) {
            guard let name = match.2.map(String.init) else { return "stray < before \(body[match.range.upperBound...].prefix(30))" }
            if void.contains(name) { continue }
            if match.1 == "/" {
                guard open.popLast() == name else { return "</\(name)> closes what is not open" }
            } else {
                open.append(name)
            }
        }
        return open.isEmpty ? nil : "\(open) not closed"
    }
}
