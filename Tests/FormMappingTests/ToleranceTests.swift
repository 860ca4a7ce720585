import DocumentModel
import RecordModel
import Testing
import VietnameseText

@testable import FormMapping

/// What senders do to a form without meaning anything by it.
struct ToleranceTests {
    private func map(_ change: (inout [String], inout [[String]]) -> Void) throws -> MappedDocument {
        var lines = SmallForm.lines
        var rows = SmallForm.rows
        change(&lines, &rows)
        return try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(rows)]))
    }

    @Test func anotherAgencyWordInTheLabelIsNoPartOfTheAnswer() throws {
        let mapped = try map { lines, _ in lines[1] = "1. Tên đơn vị: .......Sở Xây dựng......" }
        #expect(mapped.value("agency.name") == "Sở Xây dựng")
    }

    @Test func aRemarkBetweenLabelAndColonLeavesTheValueWhereItIs() throws {
        let mapped = try map { lines, _ in
            lines[1] = "1. Tên cơ quan (đề nghị ghi rõ): Sở Xây dựng"
            lines[2] = "2. Tổng số máy tính tại cơ quan (số liệu tính đến ngày 30/9): 87 chiếc; Tỷ lệ máy tính trên cán bộ: 91,5%"
        }
        #expect(mapped.value("agency.name") == "Sở Xây dựng")
        #expect(mapped.value("computers") == "87")
        #expect(mapped.value("computers.rate") == "91.5")
    }

    @Test(arguments: ["O'", "AS"]) func lettersInABlankForAFigureAreForAPerson(_ letters: String) throws {
        let mapped = try map { lines, _ in
            lines[2] = "2. Tổng số máy tính tại cơ quan: 87 chiếc; Tỷ lệ máy tính trên cán bộ: \(letters) %"
        }
        let rate = try #require(mapped.fields.first { $0.id == "computers.rate" })
        #expect(rate.decision == .review)
        #expect(rate.reasons.contains { $0.contains(letters) } || rate.raw == letters)
    }

    @Test func anAnswerTypedInPlaceOfTheBoxesIsRead() throws {
        let mapped = try map { lines, _ in lines[3] = "3. Cơ quan có mạng nội bộ: Không" }
        #expect(mapped.value("lan") == "false")
    }

    @Test func abbreviationsAndSpellingsAreTheSameLabel() {
        func key(_ text: String) -> String { MatchingKey.key(of: text, under: .intact) }
        #expect(
            key("Tỉ lệ DVCTT") == key("Tỷ lệ dịch vụ công trực tuyến"))
        #expect(key("kĩ thuật") == key("kỹ thuật"))
    }

    @Test func rowsThatChangedPlacesKeepTheirValues() throws {
        let yaml = """
            form: small
            name: Phiếu nhỏ
            body:
              - section: "MỤC 1. DỊCH VỤ"
                items:
                  - line: "- Tổng số dịch vụ công trực tuyến mức độ 3: {} dịch vụ"
                    slots: [{field: level3, label: "Tổng số dịch vụ mức độ 3", type: count, unit: "dịch vụ"}]
                  - line: "- Tổng số dịch vụ công trực tuyến mức độ 4: {} dịch vụ"
                    slots: [{field: level4, label: "Tổng số dịch vụ mức độ 4", type: count, unit: "dịch vụ"}]
            """
        let lines = [
            "MỤC 1. DỊCH VỤ", "- Tổng số dịch vụ công trực tuyến mức độ 4: 7 dịch vụ",
            "- Tổng số dịch vụ công trực tuyến mức độ 3: 12 dịch vụ",
        ]
        let mapped = FormMapper(forms: [try SmallForm.form(yaml)], language: .english).map(
            SmallForm.document(lines.map(SmallForm.paragraph)))
        #expect(mapped.value("level3") == "12")
        #expect(mapped.value("level4") == "7")
    }

    @Test func aRowWhoseVeryLabelStandsUnreadIsNotMissingForCertain() throws {
        let moved = try map { lines, _ in
            lines.removeAll { $0.hasPrefix("3.") }
            lines[3] += "; cơ quan có mạng nội bộ: Có"
        }
        let lan = try #require(moved.fields.first { $0.id == "lan" })
        #expect(lan.state == .missing)
        #expect(lan.decision == .review)
        #expect(lan.reasonCodes.contains("label-left-over"))
        // a line that is not there at all is missing for certain
        let dropped = try map { lines, _ in lines.removeAll { $0.hasPrefix("3.") } }
        let gone = try #require(dropped.fields.first { $0.id == "lan" })
        #expect(gone.state == .missing)
        #expect(gone.decision == .accepted)
    }

    @Test func aTableCutInTwoIsReadByTheHeadOfItsFirstPart() throws {
        // the head names the figures' column before the unit's: order alone would take the unit for the figure
        let swapped = SmallForm.rows.map { [$0[0], $0[1], $0[3], $0[2], $0[4]] }
        let blocks =
            SmallForm.lines.map(SmallForm.paragraph) + [
                SmallForm.table(Array(swapped[..<4])), SmallForm.paragraph(""), SmallForm.table(Array(swapped[4...]), number: 2),
            ]
        let mapped = try SmallForm.map(SmallForm.document(blocks))
        #expect(mapped.value("staff.it") == "2")
        #expect(mapped.value("training.rate") == "100")
    }

    @Test func aHeadIsNotLentToAnotherTableOfTheFormWhereTheSenderAddedAColumn() throws {
        func table(_ rows: String) -> String {
            """
                      - table:
                          columns:
                            - {id: tt, role: number, title: "TT"}
                            - {id: content, role: label, title: "Nội dung chỉ tiêu"}
                            - {id: value, role: value, title: "Số liệu"}
                          rows:
            \(rows)
            """
        }
        let yaml = """
            form: small
            name: Phiếu nhỏ
            body:
              - section: "MỤC 1. HẠ TẦNG"
                items:
            \(table("                - {field: staff.it, number: \"1\", label: \"Tổng số cán bộ chuyên trách\", type: count}"))
              - section: "MỤC 2. NHÂN LỰC"
                items:
            \(table("                - {field: training, number: \"2\", label: \"Số lượt cán bộ được đào tạo trong năm\", type: count}"))
            """
        // the code stands last in the first table and before the figure in the second, which has no head
        let blocks = [
            SmallForm.paragraph("MỤC 1. HẠ TẦNG"),
            SmallForm.table([["TT", "Nội dung chỉ tiêu", "Số liệu", "Mã số"], ["1", "Tổng số cán bộ chuyên trách", "2", "101"]]),
            SmallForm.paragraph("MỤC 2. NHÂN LỰC"),
            SmallForm.table([["2", "Số lượt cán bộ được đào tạo trong năm", "102", "45"]], number: 2),
        ]
        let mapped = FormMapper(forms: [try SmallForm.form(yaml)], language: .english).map(SmallForm.document(blocks))
        #expect(mapped.value("staff.it") == "2")
        #expect(mapped.value("training") != "102")
        #expect(mapped.fields.first { $0.id == "training" }?.decision == .review)
    }

    @Test func figuresAreNotTakenForAnExplanationThatIsLeftOut() throws {
        let yaml = """
            form: small
            name: Phiếu nhỏ
            body:
              - section: "MỤC 1. HẠ TẦNG"
                items:
                  - line: "1.1. Tổng băng thông kết nối Internet (cách tính xem tại mục 10.1): {} Mbps."
                    slots: [{field: bandwidth, number: "1.1", label: "Tổng băng thông", type: decimal, unit: "Mbps"}]
            """
        let lines = ["MỤC 1. HẠ TẦNG", "1.1. Tổng băng thông kết nối Internet: 50.14………… Mbps."]
        let mapped = FormMapper(forms: [try SmallForm.form(yaml)], language: .english).map(
            SmallForm.document(lines.map(SmallForm.paragraph)))
        #expect(mapped.value("bandwidth") == "50.14")
    }

    private static let signers = """

          - signature:
              - {role: "Người khai", note: "(Ký và ghi rõ họ, tên)", place: a.place, date: a.date, name: a.name}
              - {role: "Thủ trưởng cơ quan", note: "(Ký tên, đóng dấu)", place: b.place, date: b.date, name: b.name}
        """

    private func signed(_ lines: [Block]) throws -> MappedDocument {
        let document = SmallForm.document(SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)] + lines)
        return FormMapper(forms: [try SmallForm.form(SmallForm.yaml + Self.signers)], language: .english).map(document)
    }

    @Test func signersSetWithTabsAreReadByTheirPlaceOnTheLine() throws {
        let lines = [
            "Hà Nam, ngày 3 tháng 12 năm 2019 Hà Nam, ngày 4 tháng 12 năm 2019", "Người khai\tThủ trưởng cơ quan",
            "(Ký và ghi rõ họ, tên)\t(Ký tên, đóng dấu)", "Lê Thị An\tVũ Văn Tú",
        ]
        let mapped = try signed(lines.map(SmallForm.paragraph))
        #expect(mapped.value("a.date") == "2019-12-03")
        #expect(mapped.value("a.name") == "Lê Thị An")
        #expect(mapped.value("b.date") == "2019-12-04")
        #expect(mapped.value("b.name") == "Vũ Văn Tú")
    }

    @Test func aBlankBesideADateThatWentToNobodyIsForAPerson() throws {
        let lines = [
            "Hà Nam ngày 3 tháng 12", "năm 2019", "Người khai\tThủ trưởng cơ quan",
            "Lê Thị An\tVũ Văn Tú",
        ]
        let mapped = try signed(lines.map(SmallForm.paragraph))
        let blanks = mapped.fields.filter { ["a.place", "a.date", "b.place", "b.date"].contains($0.id) && $0.state == .blank }
        #expect(!blanks.isEmpty)
        #expect(blanks.allSatisfy { $0.decision == .review && $0.reasonCodes.contains("text-left-beside") })
    }

    @Test func theFormsOwnDotsAreNoDate() throws {
        let lines = ["……, ngày … tháng … năm …", "Người khai", "Lê Thị An", "Thủ trưởng cơ quan", "Vũ Văn Tú"]
        let mapped = try signed(lines.map(SmallForm.paragraph))
        #expect(mapped.fields.filter { $0.id == "b.date" }.allSatisfy { $0.state == .blank && $0.reasonCodes.isEmpty })
    }

    @Test func aNumberInAPlacesStandIsForAPerson() throws {
        let mapped = try signed(["2018, ngày 3 tháng 12 năm 2019", "Người khai", "Lê Thị An"].map(SmallForm.paragraph))
        let place = try #require(mapped.fields.first { $0.id == "a.place" })
        #expect(place.value == nil && place.raw == "2018" && place.decision == .review)
        #expect(place.reasonCodes == ["not-the-type"])
    }

    @Test func aSignersDateIsNoSurerThanItsLetters() throws {
        func recognised(_ text: String, confidence: Double = 1, others: [String] = []) -> [TextRun] {
            let words = text.split(separator: " ").map { TextRun("\($0) ") }
            return words.dropLast() + [TextRun(String(text.split(separator: " ").last ?? ""), confidence: confidence, alternatives: others)]
        }
        let date = recognised("Hà Nam, ngày 3 tháng 12 năm 2016", confidence: 0.6, others: ["2018"])
        let mapped = try signed([Block.paragraph(Paragraph(runs: date))] + ["Người khai", "Lê Thị An"].map(SmallForm.paragraph))
        let index = try #require(mapped.fields.firstIndex { $0.id == "a.date" })
        #expect(mapped.fields[index].value?.plainText == "2016-12-03")
        #expect(mapped.fields[index].alternatives.map { $0.value?.plainText } == ["2018-12-03"])
        #expect(mapped.features[index].doubts[.characters] ?? 0 > 0.5 && mapped.features[index].doubts[.otherReadings] == 1)
    }

    @Test func aSignerWithoutADateDoesNotTakeTheOthers() throws {
        func line(_ text: String, x: Double, y: Double) -> Block {
            let rect = PageRect(x0: x, y0: y, x1: x + 6 * Double(text.count), y1: y + 14)
            return .paragraph(Paragraph(runs: [TextRun(text, place: .page(1, rect))]))
        }
        let mapped = try signed([
            line("Hà Nam, ngày 3 tháng 12 năm 2019", x: 80, y: 600), line("Người khai", x: 80, y: 615),
            line("(Ký và ghi rõ họ, tên)", x: 80, y: 630), line("Lê Thị An", x: 80, y: 690), line("Thủ trưởng cơ quan", x: 330, y: 600),
            line("(Ký tên, đóng dấu)", x: 330, y: 615), line("Vũ Văn Tú", x: 330, y: 690),
        ])
        #expect(mapped.value("a.date") == "2019-12-03")
        #expect(mapped.value("b.name") == "Vũ Văn Tú")
        #expect(mapped.value("b.date") == nil)
    }

    @Test func signersWhoseNamesStandOnTheNextSheetKeepThem() throws {
        func line(_ text: String, _ page: Int, x: Double, y: Double) -> Block {
            let rect = PageRect(x0: x, y0: y, x1: x + 6 * Double(text.count), y1: y + 14)
            return .paragraph(Paragraph(runs: [TextRun(text, place: .page(page, rect))]))
        }
        let mapped = try signed([
            line("Hà Nam, ngày 3 tháng 12 năm 2019", 1, x: 60, y: 750), line("Thủ trưởng cơ quan", 1, x: 330, y: 780),
            line("Người khai", 2, x: 100, y: 60), line("(Ký tên, đóng dấu)", 2, x: 330, y: 60), line("Vũ Văn Tú", 2, x: 350, y: 110),
            line("Lê Thị An", 2, x: 100, y: 130),
        ])
        #expect(mapped.value("a.name") == "Lê Thị An")
        #expect(mapped.value("b.name") == "Vũ Văn Tú")
    }

    @Test func aFigurePushedBelowTheDotsOfItsBlankIsItsValue() throws {
        var lines = SmallForm.lines
        lines[2] = "2. Tổng số máy tính tại cơ quan: …87..... chiếc; Tỷ lệ máy tính trên cán bộ: ……………"
        lines.insert("91,5 %", at: 3)
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        #expect(mapped.value("computers.rate") == "91.5")
    }

    /// Lines of a page whose longest ends at 500, one below the other.
    private func page(_ texts: [(text: String, x1: Double)]) -> Document {
        SmallForm.document(
            texts.enumerated().map { index, line in
                let y = 100 + 16 * Double(index)
                let step = (line.x1 - 90) / Double(line.text.unicodeScalars.count)
                let run = TextRun(
                    line.text, place: .page(1, PageRect(x0: 90, y0: y, x1: line.x1, y1: y + 13)),
                    edges: (0...line.text.unicodeScalars.count).map { 90 + step * Double($0) })
                return .paragraph(Paragraph(runs: [run]))
            } + [SmallForm.table(SmallForm.rows)])
    }

    @Test func aNameThatFillsItsLineGoesOnInTheNext() throws {
        var lines = SmallForm.lines.map { (text: $0, x1: 300.0) }
        lines[0].x1 = 500
        lines[1] = ("1. Tên cơ quan: Văn phòng Hội đồng", 495)
        lines.insert(("Nhân dân…………", 180), at: 2)
        #expect(try SmallForm.map(page(lines)).value("agency.name") == "Văn phòng Hội đồng Nhân dân")
    }

    @Test func textBelowALineThatHadRoomForItIsNotTakenIn() throws {
        var lines = SmallForm.lines.map { (text: $0, x1: 300.0) }
        lines[0].x1 = 500
        lines[1] = ("1. Tên cơ quan: Văn phòng Hội đồng", 300)
        lines.insert(("Nhân dân…………", 180), at: 2)
        #expect(try SmallForm.map(page(lines)).value("agency.name") == "Văn phòng Hội đồng")
    }

    @Test func aBlankBesideTextThatNothingTookIsForAPerson() throws {
        var lines = SmallForm.lines
        lines[1] = "1. Tên cơ quan: ......"
        lines.insert("Ban quản lý các dự án đầu tư, thành lập theo quyết định riêng", at: 2)
        let mapped = try SmallForm.map(SmallForm.document(lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows)]))
        let name = try #require(mapped.fields.first { $0.id == "agency.name" })
        #expect(name.decision == .review)
        #expect(name.value != nil || name.reasonCodes.contains("text-left-beside"))
    }

    @Test func theSecondLineOfAListsHeadIsNoRowOfIt() throws {
        let list = [
            ["TT", "Tên ứng dụng", "Cơ quan chủ trì", "Quy mô sử dụng"], ["", "Tên ứng dụng", "", "Toàn tỉnh"],
            ["1", "Quản lý cấp phép", "Sở Xây dựng", "x"],
        ]
        let blocks = SmallForm.lines.map(SmallForm.paragraph) + [SmallForm.table(SmallForm.rows), SmallForm.table(list, number: 2)]
        #expect(try SmallForm.map(SmallForm.document(blocks)).tables.first?.rows.count == 1)
    }

    @Test func signersSideBySideInOneRowAreReadByTheirColumns() throws {
        let cells = [
            "Người khai\n(Ký và ghi rõ họ, tên)\nLê Thị An",
            "Hà Nam, ngày 4 tháng 12 năm 2019\nThủ trưởng cơ quan\n(Ký tên, đóng dấu)\nVũ Văn Tú",
        ]
        let lineBreaks = cells.enumerated().map { column, text in Cell(row: 0, column: column, blocks: [SmallForm.paragraph(text)]) }
        let signers = Block.table(Table(number: 3, rowCount: 1, columnCount: 2, cells: lineBreaks))
        let mapped = try signed([signers])
        #expect(mapped.value("a.name") == "Lê Thị An")
        #expect(mapped.value("b.name") == "Vũ Văn Tú")
        #expect(mapped.value("b.place") == "Hà Nam")
        #expect(mapped.value("b.date") == "2019-12-04")
        #expect(mapped.value("a.date") == nil)
    }
}
