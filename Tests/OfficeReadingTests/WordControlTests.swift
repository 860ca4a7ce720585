import DocumentModel
import Testing

@testable import OfficeReading

/// Content controls and form fields.
struct WordControlTests {
    private func control(_ properties: String, _ content: String) -> String {
        "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
    }

    private func checkBox(_ state: String) -> String { #"<w14:checkbox><w14:checked w14:val="\#(state)"/></w14:checkbox>"# }

    private func field(_ data: String, instruction: String = "", result: String? = nil) -> String {
        let separate = result.map { #"<w:r><w:fldChar w:fldCharType="separate"/></w:r>"# + $0 } ?? ""
        return """
            <w:r><w:fldChar w:fldCharType="begin">\(data)</w:fldChar></w:r><w:r><w:instrText>\(instruction)</w:instrText></w:r>\
            \(separate)<w:r><w:fldChar w:fldCharType="end"/></w:r>
            """
    }

    @Test func checkBoxControlsShowTheirState() throws {
        let body = paragraph(
            control(checkBox("1"), run("☐")) + run(" Có ") + control(checkBox("0"), run("☒")) + run(" Không")
                + control(checkBox("true"), ""))
        #expect(try WordFixture.texts(body) == ["☒ Có ☐ Không☒"])
    }

    @Test func aBoxWithinAnotherControlIsDrawnOnce() throws {
        #expect(try WordFixture.texts(paragraph(control(checkBox("1"), control("", run("☒"))) + run("!"))) == ["☒!"])
    }

    @Test func checkBoxesAroundParagraphsAndCellsShowTheirState() throws {
        #expect(try WordFixture.texts(control(checkBox("1"), paragraph(run("☐")))) == ["☒"])
        let table = "<w:tbl><w:tr>\(control(checkBox("1"), cell("☐")))\(cell("b"))</w:tr></w:tbl>"
        #expect(try WordFixture.tables(table)[0].cells.map(\.text) == ["☒", "b"])
    }

    @Test func textControlsAreSlots() throws {
        let runs = try WordFixture.paragraphs(paragraph(run("Tên: ") + control("<w:text/>", run("Sở Nội vụ")) + run(".")))[0].runs
        #expect(runs.map(\.text) == ["Tên: ", "Sở Nội vụ", "."])
        #expect(runs.map(\.origin) == [.text, .control(isPlaceholder: false), .text])
    }

    @Test func placeholdersAreEmptySlots() throws {
        let body = paragraph(control("<w:showingPlcHdr/><w:text/>", run("Bấm để nhập"))) + paragraph(control("<w:text/>", run("   ")))
        let runs = try WordFixture.paragraphs(body + paragraph(control("<w:text/>", ""))).map(\.runs)
        #expect(runs.map { $0.map(\.origin) } == Array(repeating: [.control(isPlaceholder: true)], count: 3))
        #expect(runs.map { $0.map(\.text).joined() } == ["Bấm để nhập", "   ", ""])
    }

    @Test func neighbouringControlsStaySlotsOfTheirOwn() throws {
        let runs = try WordFixture.paragraphs(paragraph(control("<w:text/>", run("12")) + control("<w:text/>", run("34"))))[0].runs
        #expect(runs.map(\.text) == ["12", "34"])
    }

    @Test func richControlsAroundParagraphsAreNoSlots() throws {
        let body = control("", paragraph(run("nhãn"))) + control("<w:text/>", paragraph(run("giá trị")))
        #expect(try WordFixture.paragraphs(body).map { $0.runs[0].origin } == [.text, .control(isPlaceholder: false)])
    }

    @Test func tablesInControlsAndRowsInControlsAreRead() throws {
        let body = control("", "<w:tbl>" + control("", "<w:tr>\(cell("a"))</w:tr>") + "<w:tr>\(cell("b"))</w:tr></w:tbl>")
        #expect(try WordFixture.tables(body)[0].cells.map(\.text) == ["a", "b"])
    }

    @Test func checkBoxFieldsShowTheirState() throws {
        func box(_ state: String) -> String {
            field("<w:ffData><w:checkBox><w:sizeAuto/>\(state)</w:checkBox></w:ffData>", instruction: "FORMCHECKBOX", result: run("?"))
        }
        let states = [
            #"<w:default w:val="0"/>"#, #"<w:default w:val="1"/>"#, #"<w:default w:val="1"/><w:checked w:val="0"/>"#, "<w:checked/>",
        ]
        #expect(try WordFixture.texts(paragraph(states.map(box).joined())) == ["☐☒☐☒"])
    }

    @Test func textFieldsAreSlots() throws {
        let data = "<w:ffData><w:textInput/></w:ffData>"
        let filled = field(data, instruction: "FORMTEXT", result: run("12") + run("3"))
        let blank = field(data, instruction: "FORMTEXT", result: run("\u{2002}\u{2002}\u{2002}"))
        let runs = try WordFixture.paragraphs(paragraph(run("Số: ") + filled + blank + field(data)))[0].runs
        #expect(runs.map(\.text) == ["Số: ", "123", "\u{2002}\u{2002}\u{2002}"])
        #expect(runs.map(\.origin) == [.text, .control(isPlaceholder: false), .control(isPlaceholder: true)])
    }

    @Test func dropDownFieldsShowTheirChoice() throws {
        let entries = #"<w:listEntry w:val="Có"/><w:listEntry w:val="Không"/>"#
        let chosen = field(#"<w:ffData><w:ddList><w:result w:val="1"/>\#(entries)</w:ddList></w:ffData>"#, instruction: "FORMDROPDOWN")
        let first = field("<w:ffData><w:ddList>\(entries)</w:ddList></w:ffData>", instruction: "FORMDROPDOWN")
        #expect(try WordFixture.texts(paragraph(chosen) + paragraph(first)) == ["Không", "Có"])
    }

    @Test func ofAFieldOnlyTheResultIsText() throws {
        let inner = field("", instruction: "DATE", result: run("bên trong"))
        let outer = """
            <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>\(inner)\
            <w:r><w:fldChar w:fldCharType="separate"/></w:r>\(run("kết quả"))<w:r><w:fldChar w:fldCharType="end"/></w:r>
            """
        #expect(try WordFixture.texts(paragraph(run("a ") + outer + run(" b"))) == ["a kết quả b"])
    }

    @Test func aFieldWithoutAnEndDoesNotSwallowTheDocument() throws {
        let open = #"<w:r><w:fldChar w:fldCharType="begin"/></w:r>"#
        let stray = #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#
        #expect(try WordFixture.texts(paragraph(run("a") + open + run("x")) + paragraph(run("b") + stray)) == ["a", "b"])
    }

    @Test func aFieldWhoseResultSpansParagraphsIsRead() throws {
        let body = paragraph(
            #"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>"# + run("một"))
        #expect(try WordFixture.texts(body + paragraph(run("hai") + #"<w:r><w:fldChar w:fldCharType="end"/></w:r>"#)) == ["một", "hai"])
    }
}
