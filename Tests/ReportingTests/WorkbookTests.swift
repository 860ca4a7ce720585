import Foundation
import RecordModel
import Testing

@testable import Reporting

private let created = Date(timeIntervalSince1970: 1_700_000_000)

@Suite struct WorkbookTests {
    @Test(arguments: [
        ("Sở A/B: [x]*?", "Sở A B   x"), ("'trích'", "trích"), ("", "1"),
        (String(repeating: "á", count: 40), String(repeating: "á", count: 31)),
    ]) func namesSheetsAsProgramsAllow(wish: String, name: String) {
        #expect(SheetName.free(wish, taken: []) == name)
    }

    @Test func tellsSheetsOfOneNameApart() {
        #expect(SheetName.free("phiếu", taken: ["phiếu"]) == "phiếu (2)")
        let long = String(repeating: "x", count: 31)
        #expect(SheetName.free(long, taken: [long]).utf16.count == 31)
    }

    @Test func namesCellsInFormulas() {
        #expect(CellName.a1(column: 0, row: 0) == "A1")
        #expect(CellName.a1(column: 27, row: 9) == "AB10")
        #expect(CellName.onSheet("Sở d'A", "E5") == "'Sở d''A'!E5")
    }

    @Test func givesTheSameBytesTwice() throws {
        #expect(
            try RecordXLSX(SampleRecord.record, language: .vietnamese).data(created: created)
                == RecordXLSX(SampleRecord.record, language: .vietnamese).data(created: created))
    }

    @Test func leavesNothingBehind() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let workbook = RecordXLSX(SampleRecord.record, language: .vietnamese).workbook(created: created)
        #expect(try WorkbookFile.data(workbook, temporary: folder).prefix(2) == Data("PK".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func saysWhereItCouldNotWrite() {
        let nowhere = URL(fileURLWithPath: "/nonexistent")
        let error = #expect(throws: WorkbookError.self) {
            try WorkbookFile.data(Workbook(title: "", created: created), temporary: nowhere)
        }
        #expect(error?.description.contains("/nonexistent/") == true)
    }

    @Test func growsRowsWithTheirText() {
        let sheet = Sheet(name: "x", columns: [.init(width: 10)])
        let short = sheet.fittedHeight(.init([.text("ngắn")]))
        #expect(sheet.fittedHeight(.init([.text(String(repeating: "dài ", count: 20))])) > 3 * short)
        #expect(sheet.fittedHeight(.init([.text(String(repeating: "dài ", count: 20), .title)])) == short)
    }

    /// Lines as LibreOffice and Excel set them in Times New Roman; the room in sizes of the type.
    @Test(arguments: [
        ("", 10.0, 1), ("một", 10, 1), ("một\nhai\n", 10, 3), ("Điểm = Tỷ lệ x điểm tối đa", 12, 1), ("Điểm = Tỷ lệ x điểm tối đa", 6, 2),
        (String(repeating: "W", count: 20), 5, 4), ("a " + String(repeating: "0", count: 21), 5, 4),
        ("Có ban hành văn bản và cung cấp đầy đủ thông tin", 12, 2),
    ]) func wrapsAtWords(text: String, room: Double, lines: Int) {
        #expect(TextWidth.lines(of: text, room: room, isBold: false) == lines)
        #expect(TextWidth.lines(of: text.decomposedStringWithCanonicalMapping, room: room, isBold: false) == lines)
    }
}

@Suite struct RecordXLSXTests {
    private let workbook = RecordXLSX(SampleRecord.record, language: .vietnamese).workbook(created: created)

    @Test func hasASheetForEachPart() {
        #expect(workbook.sheets.map(\.name) == ["Trường", "BẢNG 3A.2", "Kiểm tra", "Chưa khớp", "Thông tin"])
    }

    @Test func writesNumbersAsNumbers() throws {
        let sheet = try #require(workbook.sheets.first)
        let row = try #require(
            sheet.rows.first { row in row.cells.contains { $0.content.text == "infrastructure.computers.protected_share" } })
        #expect(row.cells.contains { $0.content.number == Decimal(string: "51.7") })
        #expect(row.cells.contains { $0.content.number == Decimal(string: "0.9976") })
    }

    @Test func freezesHeadsAndOffersFilters() throws {
        let sheet = try #require(workbook.sheets.first)
        #expect(sheet.frozenRows == 1 && sheet.filterRow == 0)
        #expect(sheet.rows.count == SampleRecord.record.fields.count + 1)
        #expect(sheet.rows.allSatisfy { $0.cells.count == sheet.columns.count })
    }

    @Test func neverMakesAFormulaOfWhatAReportSays() {
        let formulas = workbook.sheets.flatMap(\.rows).flatMap(\.cells).filter { $0.content.formula != nil }
        #expect(formulas.isEmpty)
        let texts = workbook.sheets[0].rows.flatMap(\.cells).compactMap(\.content.text)
        #expect(texts.contains { $0.hasPrefix("=HYPERLINK") })
    }
}

@Suite struct ScoreWorkbookTests {
    private let rubrics = [SampleScore.card.rubric: SampleScore.rubric]

    private func workbook(_ cards: [ScoreCard]) -> Workbook {
        ScoreWorkbook(cards.map { .init($0) }, rubrics: rubrics, language: .vietnamese).workbook(created: created)
    }

    private func formulas(_ sheet: Sheet) -> [String] { sheet.rows.flatMap(\.cells).compactMap(\.content.formula) }

    @Test func followsTheNumberingOfTheRubricWithLiveSums() throws {
        let sheet = try #require(workbook([SampleScore.card]).sheets.first)
        let numbers = sheet.rows.dropFirst(5).prefix(14).map { $0.cells.first?.content.text ?? "" }
        #expect(numbers == ["I", "2", "2.1", "3", "3.1", "", "4", "6", "II", "1", "1.1", "1.2", "2", ""])
        #expect(formulas(sheet) == ["=E19", "=SUM(E7:E13)", "=MIN(D14,SUM(E15:E18))", "=E6+E14"])
    }

    @Test("a part opens with its heading, and sums stay with their rows")
    func opensPartsWithTheirHeadings() throws {
        var card = SampleScore.card
        card.parts = [PartScore(path: "P", title: "Phần một", max: card.max, points: card.total, range: card.range)]
        for index in card.groups.indices { card.groups[index].path = "P/" + card.groups[index].path }
        for index in card.criteria.indices { card.criteria[index].path = "P/" + card.criteria[index].path }
        let sheet = try #require(ScoreWorkbook([.init(card)], language: .vietnamese).workbook(created: created).sheets.first)
        #expect(sheet.rows[5].cells.compactMap(\.content.text) == ["P", "Phần một"])
        #expect(sheet.rows[6].cells.first?.content.text == "I")
        // Without the rubric's three headings.
        #expect(formulas(sheet) == ["=E17", "=SUM(E8:E12)", "=MIN(D13,SUM(E14:E16))", "=E7+E13"])
    }

    @Test("a class on open points is provisional, and where only groups are classed nobody waits for a level")
    func tellsLevelsHonestly() throws {
        var card = SampleScore.card
        card.level = nil
        card.groups[0].level = "Trung bình"
        card.groups[0].range = [card.groups[0].points, card.groups[0].max]
        card.groups[1].level = "Tốt"
        card.groups[1].range = [card.groups[1].points, card.groups[1].points]
        let book = workbook([card, card])
        let texts = book.sheets.dropFirst().first.map { $0.rows.flatMap(\.cells).compactMap(\.content.text) } ?? []
        #expect(texts.contains("Trung bình (tạm tính)") && texts.contains("Tốt"))
        #expect(texts.contains { $0.hasSuffix("Xếp loại: theo từng hạng mục") })
        let summary = try #require(book.sheets.first).rows.flatMap(\.cells).compactMap(\.content.text)
        #expect(summary.contains("I: Trung bình\nII: Tốt"))
    }

    @Test func showsAStatedSumAsANumberWhereNoSumGivesIt() throws {
        var card = SampleScore.card
        card.groups[0].points = 30
        card.total = 70
        let sheet = try #require(workbook([card]).sheets.first)
        #expect(formulas(sheet).count == 3)
        #expect(sheet.rows[5].cells.contains { $0.content.number == 30 })
        #expect(sheet.rows[5].cells.contains { $0.content.text?.contains("Không phải tổng các dòng (37,76)") == true })
    }

    @Test func leavesRoomToSign() throws {
        let sheet = try #require(workbook([SampleScore.card]).sheets.first)
        let texts = sheet.rows.suffix(3).flatMap(\.cells).compactMap(\.content.text)
        for role in ["NGƯỜI LẬP PHIẾU", "NGƯỜI THẨM ĐỊNH", "THỦ TRƯỞNG CƠ QUAN"] { #expect(texts.contains(role)) }
    }

    @Test func summarisesSeveralCardsWithSharedRanks() throws {
        let book = workbook(SampleScore.group)
        #expect(book.sheets.map(\.name).first == "Tổng hợp")
        #expect(book.sheets.count == 7)
        let ranks = book.sheets[0].rows.dropFirst(3).compactMap { row in row.cells.first?.content.result }
        #expect(ranks == [1, 3, 1])
        #expect(formulas(book.sheets[0]).contains("='3 Sở Kiểm thử'!E19"))
    }

    @Test func keepsARankThatWasWorkedOutElsewhere() {
        let entries = SampleScore.group.enumerated().map { ScoreWorkbook.Entry($1, rank: $0 + 4) }
        let sheet = ScoreWorkbook(entries, language: .vietnamese).workbook(created: created).sheets[0]
        #expect(sheet.rows.dropFirst(3).compactMap { $0.cells.first?.content.number } == [4, 5, 6])
    }

    @Test func liesInTheOrderOfTheRanksAndEndsWithTheDecisionsInconsistencies() throws {
        var facts = SampleScore.rubric
        facts.inconsistencies = [InconsistencyFacts(id: "D11", text: "hai mức đều đúng", paths: ["I/3"])]
        let cards = zip(SampleScore.group, [2, 3, 1]).map { ScoreWorkbook.Entry($0, rank: $1) }
        let book = ScoreWorkbook(cards, rubrics: [SampleScore.card.rubric: facts], language: .vietnamese).workbook(created: created)
        let ranks = try #require(book.sheets.first).rows.dropFirst(3).compactMap { $0.cells.first?.content.number }
        #expect(ranks == [1, 2, 3])
        let last = try #require(book.sheets.last)
        #expect(last.name == "Chỗ chưa khớp")
        #expect(last.rows.last?.cells.compactMap(\.content.text).contains("hai mức đều đúng") == true)
    }

    @Test func saysTheTotalOnTheFirstPageAndWhatEachSheetIs() throws {
        let book = workbook([SampleScore.card])
        let head = try #require(book.sheets.first).rows.prefix(4).flatMap(\.cells)
        #expect(head.contains { $0.content.text == "Phiếu điểm: Sở Thử nghiệm tỉnh Mẫu" })
        #expect(head.contains { $0.content.result == SampleScore.card.total })
        #expect(head.contains { $0.content.text?.contains("trên 140 điểm, theo khai báo") == true })
        for sheet in book.sheets.dropFirst() { #expect(sheet.rows.first?.cells.count == 1, "\(sheet.name) has no title") }
    }

    @Test("one agency's annexes do not repeat its name and rubric on each line; several agencies' do") func repeatsNothing() throws {
        func width(_ cards: [ScoreCard]) throws -> Int {
            try #require(workbook(cards).sheets.first { $0.name == "Thiếu minh chứng" }).columns.count
        }
        #expect(try width([SampleScore.card]) == 6)
        #expect(try width(SampleScore.group) == 7)
    }

    @Test("what keeps agencies from their next level is a sheet of its own, not a column of the summary") func failing() throws {
        let book = workbook(SampleScore.group)
        let sheet = try #require(book.sheets.first { $0.name == "Chưa đạt mức cao hơn vì" })
        #expect(sheet.rows.count == 2 + SampleScore.group.count)
        #expect(!workbook([SampleScore.card]).sheets.contains { $0.name == "Chưa đạt mức cao hơn vì" })
    }

    @Test func gathersMissingEvidenceOfAllAgencies() throws {
        let book = workbook(SampleScore.group)
        let sheet = try #require(book.sheets.first { $0.name == "Thiếu minh chứng" })
        let agencies = Set(sheet.rows.dropFirst(3).compactMap { $0.cells.first?.content.text })
        #expect(agencies.isSuperset(of: SampleScore.group.compactMap(\.agency)))
        let stakes = sheet.rows.dropFirst(3).compactMap { $0.cells.count == 7 ? $0.cells[4].content.number : nil }
        let sum = sheet.rows.last?.cells.last?.content.result
        #expect(sum == stakes.reduce(0, +))
    }

    /// A province has some 200 agencies, each with about a hundred criteria.
    @Test("a whole province is written in its share of five seconds") func writesAWholeProvince() throws {
        var card = SampleScore.card
        card.criteria = (0..<94).map { number in
            var criterion = SampleScore.card.criteria[number % SampleScore.card.criteria.count]
            criterion.path = "I/\(number)"
            return criterion
        }
        let cards = (0..<200).map { number in
            var card = card
            card.agency = "Sở thử số \(number)"
            return ScoreWorkbook.Entry(card)
        }
        // Of this thread, so that other tests on the same cores do not count.
        let started = processorSeconds()
        let data = try ScoreWorkbook(cards, rubrics: rubrics, language: .vietnamese).data(created: created)
        let elapsed = processorSeconds() - started
        #expect(data.prefix(2) == Data("PK".utf8))
        // A release build takes a second; a debug build some fifteen times as long.
        #if DEBUG
            #expect(elapsed < 40)
        #else
            #expect(elapsed < 2.5)
        #endif
    }

    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test(.enabled(if: SpreadsheetProgram.isInstalled), .timeLimit(.minutes(5)))
    func computesInLibreOfficeWhatTheCardsSay() throws {
        let book = workbook(SampleScore.group)
        // Results that the file brings along are made wrong first, so that what comes back was computed.
        var spoiled = book
        for sheet in spoiled.sheets.indices {
            for row in spoiled.sheets[sheet].rows.indices {
                for cell in spoiled.sheets[sheet].rows[row].cells.indices {
                    if let formula = spoiled.sheets[sheet].rows[row].cells[cell].content.formula {
                        spoiled.sheets[sheet].rows[row].cells[cell].content = .formula(formula, result: -1)
                    }
                }
            }
        }
        let rows = try SpreadsheetProgram.firstSheet(WorkbookFile.data(spoiled))
        let summary = try #require(rows.first { $0.contains("Sở Kiểm thử") })
        #expect(summary.starts(with: "1,Sở Kiểm thử,37.76,40.00,77.76,140.00,55.5%"))
        #expect(rows.contains { $0.starts(with: "3,Sở Ví dụ: tài liệu/lưu trữ và những tên rất dài khác,34.76,40.00,74.76,140.00,53.4%") })
    }
}

/// LibreOffice, made to compute every formula when it opens a file.
enum SpreadsheetProgram {
    private static let paths = ["/usr/bin/soffice", "/usr/local/bin/soffice"]
    static let isInstalled = paths.contains { FileManager.default.isExecutableFile(atPath: $0) }

    /// The lines of the first sheet as CSV.
    static func firstSheet(_ data: Data) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "phieu-calc-\(UUID().uuidString)")
        let profile = folder.appending(path: "profile/user")
        try FileManager.default.createDirectory(at: profile, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let settings = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">\
            <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
            """
        try Data(settings.utf8).write(to: profile.appending(path: "registrymodifications.xcu"))
        try data.write(to: folder.appending(path: "book.xlsx"))
        let process = Process()
        process.executableURL = paths.first { FileManager.default.isExecutableFile(atPath: $0) }.map { URL(fileURLWithPath: $0) }
        process.arguments = [
            "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1",
            "--outdir", folder.path, folder.appending(path: "book.xlsx").path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: folder.appending(path: "book.csv"), encoding: .utf8).replacingOccurrences(of: "\"", with: "")
            .components(separatedBy: "\n")
    }
}

extension Sheet.Cell.Content {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var number: Decimal? { if case .number(let number) = self { number } else { nil } }
    fileprivate var formula: String? { if case .formula(let formula, _) = self { formula } else { nil } }
    fileprivate var result: Decimal? { if case .formula(_, let result) = self { result } else { nil } }
}
