import DocumentModel
import Testing

@testable import OfficeReading

/// Files that are damaged, lie, or were made to harm.
struct HostileFileTests {
    private func error(_ bytes: [UInt8], limits: OfficeLimits = OfficeLimits()) -> OfficeReadingError? {
        #expect(throws: OfficeReadingError.self) { try WordReader(limits: limits).read(bytes) }
    }

    private func error(_ fixture: WordFixture, limits: OfficeLimits = OfficeLimits()) throws -> OfficeReadingError? {
        error(try fixture.bytes(), limits: limits)
    }

    @Test func whatIsNoContainerIsRefused() {
        #expect(error([]) == .notAZip)
        #expect(error(Array("Kính gửi".utf8)) == .notAZip)
        #expect(error(Array("%PDF-1.7".utf8)) == .notAZip)
    }

    @Test func aFileCutOffIsDamaged() throws {
        let bytes = try WordFixture(body: paragraph(run("a"))).bytes()
        for length in [30, bytes.count / 2, bytes.count - 10] {
            guard case .damaged = error(Array(bytes.prefix(length))) else {
                Issue.record("\(length) bytes of \(bytes.count)")
                continue
            }
        }
    }

    @Test func bytesChangedInTheMiddleAreNoticed() throws {
        var bytes = try WordFixture(body: paragraph((0..<500).map { run("số \($0 * 7919)") }.joined())).bytes()
        let middle = bytes.count / 3
        for index in middle..<(middle + 8) { bytes[index] ^= 0xFF }
        #expect(error(bytes) != nil)
    }

    @Test func encryptedContainersAskForThePassword() {
        var ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1016)
        #expect(error(ole) == .legacyFormat)
        ole += "EncryptedPackage".utf16.flatMap { [UInt8($0), 0] } + [UInt8](repeating: 0, count: 96)
        #expect(error(ole) == .encrypted)
    }

    @Test func encryptedEntriesAskForThePassword() throws {
        #expect(error(try ZipWriter.zip(WordFixture(body: "").parts, password: "bí mật")) == .encrypted)
    }

    @Test func aPartThatInflatesBeyondTheLimitIsRefused() throws {
        let bomb = WordFixture(body: paragraph(run(String(repeating: "a", count: 3 << 20))))
        var limits = OfficeLimits()
        limits.bytesPerPart = 1 << 20
        #expect(try error(bomb, limits: limits) == .limitExceeded(what: .bytesPerPart, limit: 1 << 20))
        limits = OfficeLimits()
        limits.bytesInAll = 1 << 20
        #expect(try error(bomb, limits: limits) == .limitExceeded(what: .bytesInAll, limit: 1 << 20))
    }

    @Test func aPartOfExactlyTheLimitIsRead() throws {
        let fixture = WordFixture(body: paragraph(run(String(repeating: "a", count: 1 << 20))))
        var limits = OfficeLimits()
        limits.bytesPerPart = fixture.parts.map(\.text.utf8.count).max() ?? 0
        #expect(try fixture.document(limits: limits).sections[0].blocks.count == 1)
        limits.bytesPerPart -= 1
        #expect(try error(fixture, limits: limits) == .limitExceeded(what: .bytesPerPart, limit: limits.bytesPerPart))
    }

    @Test func tooManyEntriesAreRefused() throws {
        let parts = (0..<200).map { (name: "x\($0)", text: "") }
        var limits = OfficeLimits()
        limits.entries = 100
        #expect(error(try ZipWriter.zip(parts), limits: limits) == .limitExceeded(what: .entries, limit: 100))
    }

    @Test func documentTypesAreRefused() throws {
        let entity = #"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"#
        let document = entity + "<w:document \(WordFixture.namespaces)><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
        #expect(try error(WordFixture(document: document)) == .doctypeRefused(part: "word/document.xml"))
        var parts = WordFixture(body: "").parts
        parts.removeAll { $0.name == "[Content_Types].xml" }
        parts.append(("[Content_Types].xml", entity + "<Types/>"))
        #expect(error(try ZipWriter.zip(parts)) == .doctypeRefused(part: "[Content_Types].xml"))
    }

    @Test func documentTypesInOtherEncodingsAreRefused() throws {
        let text = #"<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>"#
        let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        var parts = WordFixture(body: "").parts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        parts.removeAll { $0.name == "word/document.xml" }
        parts.append(("word/document.xml", utf16))
        #expect(error(try ZipWriter.zip(parts)) == .doctypeRefused(part: "word/document.xml"))
    }

    @Test func documentsInUTF16AreRead() throws {
        let text =
            #"<?xml version="1.0" encoding="UTF-16"?>"#
            + (WordFixture(body: paragraph(run("Tổng số"))).parts.first { $0.name == "word/document.xml" }?.text ?? "")
        let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        var parts = WordFixture(body: "").parts.map { (name: $0.name, bytes: Array($0.text.utf8)) }
        parts.removeAll { $0.name == "word/document.xml" }
        parts.append(("word/document.xml", utf16))
        #expect(try WordReader().read(ZipWriter.zip(parts)).sections[0].blocks.map(\.text) == ["Tổng số"])
    }

    @Test func nestingWithoutEndIsRefused() throws {
        let depth = 100_000
        let body = String(repeating: "<w:smartTag>", count: depth) + String(repeating: "</w:smartTag>", count: depth)
        #expect(try error(WordFixture(body: paragraph(body))) == .limitExceeded(what: .xmlDepth, limit: 200))
        let tables = String(repeating: "<w:tbl><w:tr><w:tc>", count: depth) + String(repeating: "</w:tc></w:tr></w:tbl>", count: depth)
        #expect(try error(WordFixture(body: tables)) == .limitExceeded(what: .xmlDepth, limit: 200))
    }

    @Test func partsThatAreMissingAreNamed() throws {
        let parts = WordFixture(body: "").parts
        #expect(error(try ZipWriter.zip(parts.filter { $0.name != "word/document.xml" })) == .partMissing(name: "word/document.xml"))
        #expect(error(try ZipWriter.zip([(name: "a.txt", text: "a")])) == .partMissing(name: "_rels/.rels"))
    }

    @Test func lostRelationshipsAreNoObstacle() throws {
        let parts = WordFixture(body: paragraph(run("a"))).parts.filter { $0.name != "_rels/.rels" }
        #expect(try WordReader().read(ZipWriter.zip(parts)).sections[0].blocks.map(\.text) == ["a"])
    }

    @Test func contentTypesThatLieAreNoObstacle() throws {
        let type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        let bytes = try WordFixture(body: paragraph(run("a")), contentType: type).bytes()
        #expect(try WordReader().read(bytes).sections[0].blocks.map(\.text) == ["a"])
        #expect(throws: OfficeReadingError.wrongKind(expected: "workbook", found: "document")) { try SpreadsheetReader().read(bytes) }
    }

    @Test func targetsOutsideTheFileAreNotLoaded() throws {
        let fixture = WordFixture(body: paragraph(run("a")))
        let link = #"<Relationship Id="t" Type="http://x/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/>"#
        let styles = #"<Relationship Id="s" Type="http://x/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>"#
        let parts = fixture.parts.map { part in
            part.name == "word/_rels/document.xml.rels"
                ? (part.name, part.text.replacing("</Relationships>", with: link + styles + "</Relationships>")) : part
        }
        #expect(try WordReader().read(ZipWriter.zip(parts)).sections[0].blocks.map(\.text) == ["a"])
    }

    @Test func targetsAboveTheFileStayInIt() throws {
        let fixture = WordFixture(body: paragraph(run("a")), relationshipTarget: "../../../../word/document.xml")
        #expect(try fixture.document().sections[0].blocks.map(\.text) == ["a"])
    }

    @Test func brokenXMLIsNamedWithItsLine() throws {
        let document = "<w:document \(WordFixture.namespaces)>\n<w:body>\n<w:p></w:body></w:document>"
        guard case .malformedXML(let part, let line, let message) = try error(WordFixture(document: document)) else {
            Issue.record("no error about XML")
            return
        }
        #expect(part == "word/document.xml")
        #expect(line == 3)
        #expect(message.contains("mismatch"))
    }

    @Test func entitiesThatNobodyDeclaredAreRefused() throws {
        guard case .malformedXML = try error(WordFixture(body: paragraph(run("&khong;")))) else {
            Issue.record("no error about XML")
            return
        }
    }

    @Test func tooManyParagraphsOrCellsAreRefused() throws {
        var limits = OfficeLimits()
        limits.paragraphs = 10
        #expect(
            try error(WordFixture(body: String(repeating: "<w:p/>", count: 11)), limits: limits)
                == .limitExceeded(what: .paragraphs, limit: 10))
        limits = OfficeLimits()
        limits.cells = 10
        let table = "<w:tbl><w:tr>\(String(repeating: "<w:tc/>", count: 11))</w:tr></w:tbl>"
        #expect(try error(WordFixture(body: table), limits: limits) == .limitExceeded(what: .cells, limit: 10))
        let rows = (1...11).map { #"<row r="\#($0)"><c><v>1</v></c></row>"# }.joined()
        #expect(throws: OfficeReadingError.limitExceeded(what: .cells, limit: 10)) { try SpreadsheetFixture(rows).document(limits: limits) }
    }

    @Test func absurdNumbersInAttributesAreNoNumbers() throws {
        let numbers = ["-9223372036854775808", "9223372036854775807", "99999999999999999999", "-1", ""]
        for number in numbers {
            let rows = #"<row r="\#(number)"><c r="A1" s="\#(number)" t="s"><v>\#(number)</v></c></row>"#
            let columns = #"<cols><col min="\#(number)" max="\#(number)" hidden="1"/></cols>"#
            #expect(try SpreadsheetFixture(rows, before: columns).document().sections.count == 1)
            let item = paragraph(run("a"), #"<w:numPr><w:ilvl w:val="\#(number)"/><w:numId w:val="1"/></w:numPr>"#)
            let list = """
                <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="\(number)"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>\
                <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
                """
            let row =
                #"<w:tr><w:trPr><w:gridBefore w:val="\#(number)"/></w:trPr>\#(cell("a", #"<w:gridSpan w:val="\#(number)"/>"#))</w:tr>"#
            #expect(try WordFixture(body: item + item + "<w:tbl>\(row)</w:tbl>", numbering: list).document().sections[0].blocks.count == 3)
        }
    }

    @Test func oneTextShownInVeryManyCellsIsRefused() throws {
        let rows = (1...20).map { #"<row r="\#($0)"><c t="s"><v>0</v></c></row>"# }.joined()
        let fixture = SpreadsheetFixture(rows, sharedStrings: "<si><t>\(String(repeating: "a", count: 10_000))</t></si>")
        var limits = OfficeLimits()
        limits.bytesInAll = 100_000
        #expect(throws: OfficeReadingError.limitExceeded(what: .bytesInAll, limit: 100_000)) { try fixture.document(limits: limits) }
    }

    @Test func mergedAreasOverEachOtherDoNotCostTime() throws {
        var limits = OfficeLimits()
        limits.cells = 1_000
        let areas = (0..<100).map { _ in #"<mergeCell ref="A1:Z50"/>"# }.joined()
        let rows = #"<row r="1"><c r="A1"><v>1</v></c></row><row r="50"><c r="Z50"><v>1</v></c></row>"#
        #expect(throws: OfficeReadingError.limitExceeded(what: .cells, limit: 1_000)) {
            try SpreadsheetFixture(rows, after: "<mergeCells>\(areas)</mergeCells>").document(limits: limits)
        }
    }

    @Test func bothSentencesSayWhatToDo() {
        let errors: [OfficeReadingError] = [
            .notAZip, .legacyFormat, .encrypted, .damaged(detail: "x"), .partMissing(name: "x"), .wrongKind(expected: "a", found: "b"),
            .doctypeRefused(part: "x"), .limitExceeded(what: .cells, limit: 1), .malformedXML(part: "x", line: 1, message: "y"),
        ]
        #expect(Set(errors.map(\.vietnamese)).count == errors.count)
        #expect(Set(errors.map(\.english)).count == errors.count)
    }
}
