import DocumentModel
import Testing

@testable import OfficeReading

/// Headers, footers and notes of Word documents stand beside the body.
struct WordAsideTests {
    private func part(_ root: String, _ content: String) -> String { "<w:\(root) \(WordFixture.namespaces)>\(content)</w:\(root)>" }

    @Test func headersFootersAndNotesAreReadOnceAndApart() throws {
        var fixture = WordFixture(body: paragraph(run("Thân văn bản")))
        let notes =
            #"<w:footnote w:type="separator" w:id="0">"# + paragraph(run("vạch")) + "</w:footnote>"
            + #"<w:footnote w:id="1">"# + paragraph(run("Chú thích một")) + "</w:footnote>"
        fixture.asides = [
            ("header", "header1.xml", part("hdr", paragraph(run("CÔNG BÁO")) + paragraph(run("12")))),
            ("header", "header2.xml", part("hdr", paragraph(run("CÔNG BÁO")))),
            ("footnotes", "footnotes.xml", part("footnotes", notes)),
            ("footer", "footer1.xml", part("ftr", paragraph(run("Trang 3")))),
        ]
        let document = try fixture.document()
        #expect(document.sections.flatMap(\.blocks).map(\.text) == ["Thân văn bản"])
        #expect(document.runningHeads.map(\.text) == ["CÔNG BÁO"])
        #expect(document.notes.map(\.text) == ["Chú thích một", "Trang 3"])
    }

    @Test func aMissingPartIsPassedOver() throws {
        var fixture = WordFixture(body: paragraph(run("a")))
        fixture.asides = [("header", "header1.xml", part("hdr", ""))]
        #expect(try fixture.document().runningHeads.isEmpty)
    }
}
