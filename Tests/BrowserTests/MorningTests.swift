import Foundation
import RecordModel
import ReviewDesk
import Store
import Testing

extension BrowserTests {
    /// A morning's work on documents of `Corpus`, as an analyst does it: the queue, the keys, the mouse where a place has to be shown, and what
    /// the store holds in the end.
    @Suite struct MorningTests {
        /// A field whose first or second reading is right takes no more.
        private static let mostStrokes = 2

        @Test func anAnalystSettlesTheMorningsFieldsAndTheStoreHoldsTheTrail() async throws {
            let office = try await BrowserTests.office.value.copy()
            defer { office.remove() }
            let desk = try await office.openDesk()
            let chromium: Chromium
            do { chromium = try Chromium() } catch {
                await desk.close()
                throw error
            }
            var result = Result<Void, any Error>.success(())
            do {
                let page = try await chromium.page(width: 1366, height: 768)
                try await settleWord(page, desk.address)
                try await takePlace(page, desk.address, office)
                try await settleAlike(page, desk.address)
                #expect(await page.devTools.complaints.isEmpty)
            } catch { result = .failure(error) }
            await chromium.quit()
            await desk.close()
            try result.get()
            try await theStoreHoldsTheTrail(office)
        }

        // MARK: The Word report, by keyboard alone

        private func settleWord(_ page: BrowserPage, _ address: String) async throws {
            try await page.open(address + "/queue")
            #expect(try await page.text("h1") == "Hàng chờ")
            #expect(try await page.value("document.querySelectorAll('table.queue tbody tr').length") == 4)
            // What most hangs on comes first.
            try await page.keyboard.press(.arrowDown)
            #expect(try await page.text("table.queue tr:focus-within .file") == BrowserTests.word)
            try await page.follow("the first document") { try await page.keyboard.press(.enter) }
            #expect(try await page.text(".panel h1").contains("Tên cơ quan"))
            // Word has no pages: the lines around the place.
            #expect(try await page.text(".view .marked").contains("An Giang"))

            try await accept(page)  // 1: the agency's name
            // 2: the address, corrected with the letters of an input method.
            try await page.keyboard.compose(Self.address)
            try await page.wait("the hint while typing", until: "document.querySelector('#meant').innerText.includes('Lê Lợi')")
            try await settle(page) { try await page.keyboard.press(.enter) }
            #expect(try await page.text("#said").contains(Self.address.prefix(50)))
            for _ in 3...6 { try await accept(page) }

            // 7: a share of 125 %, which its own figures contradict. Corrected, the check holds.
            #expect(try await page.text(".panel .found").hasPrefix("125"))
            #expect(try await page.text(".panel .notices").contains("2/3 = 66,7 %"))
            try await page.keyboard.type("66,7")
            try await settle(page) { try await page.keyboard.press(.enter) }
            let said = try await page.text("#said")
            #expect(said.contains("Hết lỗi") && said.contains("2/3 = 66,7 %"))

            // Back again, as if it had never been.
            try await page.keyboard.pressControl("z")
            try await page.wait("the undone field", until: "document.querySelector('#said').innerText.includes('Đã hoàn tác')")
            #expect(try await page.text(".panel .found").hasPrefix("125"))
            #expect(try await page.text(".panel .notices").contains("2/3 = 66,7 %"))
            try await page.keyboard.type("66,7")
            try await settle(page) { try await page.keyboard.press(.enter) }

            // 8: two readings of "4.658"; the other one is chosen, which moves the score, taken back, and the first accepted.
            let total = try await page.text("[data-total]")
            #expect(try await page.text(".panel .found") == "4.658")
            let before = page.keyboard.strokes
            try await settle(page) {
                try await page.keyboard.press("1")
                #expect(try await page.holds("document.querySelector('[data-pick=\"0\"]').classList.contains('chosen')"))
                try await page.keyboard.press(.enter)
            }
            #expect(page.keyboard.strokes - before <= Self.mostStrokes)
            let moved = try await page.text("#said")
            #expect(moved.contains("4,658") && moved.contains("Tổng điểm \(total) → "))
            #expect(try await page.text("[data-total]") != total)
            try await page.keyboard.pressControl("z")
            try await page.wait("the undone choice", until: "document.querySelector('.panel .found').innerText === '4.658'")
            #expect(try await page.text("[data-total]") == total)
            try await accept(page)
            for _ in 9...10 { try await accept(page) }
            #expect(try await page.text("[data-count]") == "20")
        }

        private static let address = "Số 12, đường Lê Lợi, phường Mỹ Bình, TP. Long Xuyên, tỉnh An Giang"

        /// The first reading is right: one stroke.
        private func accept(_ page: BrowserPage) async throws {
            let before = page.keyboard.strokes
            try await settle(page) { try await page.keyboard.press(.enter) }
            #expect(page.keyboard.strokes - before == 1)
        }

        /// Does something that settles the field that is shown, and waits for the next and for the server's answer.
        private func settle(_ page: BrowserPage, _ deed: () async throws -> Void) async throws {
            let position: String = try await page.value("document.querySelector('.panel').dataset.position")
            try await deed()
            try await page.wait(
                "the field after \(position)",
                until: "document.querySelector('.panel').dataset.position !== '\(position)' && workbench.sending === 0")
            #expect(try await page.holds("document.querySelector('#said').className === ''"))
        }

        // MARK: The PDF, with a place taken by dragging

        private func takePlace(_ page: BrowserPage, _ address: String, _ office: Office) async throws {
            try await page.open(address + "/queue")
            for _ in 1...2 { try await page.keyboard.press(.arrowDown) }
            #expect(try await page.text("table.queue tr:focus-within .file") == BrowserTests.pages)
            try await page.follow("the PDF") { try await page.keyboard.press(.enter) }
            // To the first field that is said to be blank.
            while try await page.holds("!document.querySelector('.panel .found .empty')") {
                let position: String = try await page.value("document.querySelector('.panel').dataset.position")
                try await page.keyboard.press(.pageDown)
                try await page.wait("another field", until: "document.querySelector('.panel').dataset.position !== '\(position)'")
            }
            let number: String = try await page.value("document.querySelector('.panel').dataset.page")
            try await page.wait(
                "the picture of page \(number)", until: "document.querySelector('.workbench').dataset.picture === '\(number)'")
            #expect(try await page.holds("!document.querySelector('.mark.cell').hidden && !document.querySelector('.mark.label').hidden"))

            let (text, box) = try await numberOnPage(Int(number) ?? 0, office)
            let corners: [Double] = try await page.value(
                """
                (() => {
                  const [x0, y0, x1, y1] = \(box), bench = workbench;
                  bench.view.scrollTo((x0 - 60) * bench.scale, (y0 - 60) * bench.scale);
                  const sheet = bench.sheet.getBoundingClientRect();
                  return [sheet.left + (x0 + 1) * bench.scale, sheet.top + (y0 + 1) * bench.scale,
                    sheet.left + (x1 - 1) * bench.scale, sheet.top + (y1 - 1) * bench.scale];
                })()
                """)
            try await page.drag(from: (corners[0], corners[1]), to: (corners[2], corners[3]))
            try await page.wait("the text of the place", until: "document.querySelector('#typed').value === \(BrowserPage.quoted(text))")
            #expect(try await page.holds("!document.querySelector('.mark.drawn').hidden"))
            try await settle(page) { try await page.keyboard.press(.enter) }
            #expect(try await page.text("#said").contains(text))
        }

        /// Some number of the record on the page, as written there, and its place.
        private func numberOnPage(_ number: Int, _ office: Office) async throws -> (text: String, box: [Double]) {
            let fields = try await office.record(of: BrowserTests.pages).fields
            let field = try #require(
                fields.first {
                    $0.evidence?.page == number && $0.state == .filled && $0.type == .count && ($0.raw?.count ?? 0) > 1
                })
            return (try #require(field.raw), try #require(field.evidence?.bbox))
        }

        // MARK: Many alike

        /// The same name at two places of the report: seen side by side, settled at once.
        private func settleAlike(_ page: BrowserPage, _ address: String) async throws {
            try await page.open(address + "/alike")
            try await page.follow("the group") {
                _ =
                    try await page.value(
                        "[...document.querySelectorAll('main th a')].find(a => a.innerText.includes('Dương Xuân Giang')).focus(); true")
                    as Bool
                try await page.keyboard.press(.enter)
            }
            #expect(try await page.value("document.querySelectorAll('.crop').length") == 2)
            _ = try await page.value("document.querySelector('.crop').focus(); true") as Bool
            try await page.follow("the group after settling") { try await page.keyboard.pressControlEnter() }
            #expect(try await page.value("document.querySelectorAll('.crop').length") == 0)
        }

        // MARK: The store

        private func theStoreHoldsTheTrail(_ office: Office) async throws {
            let ledger = try SQLiteLedger(path: office.work + "/ledger.sqlite")
            let trail = try ledger.trail(TrailQuery(), limit: .max, offset: 0)
            let actions = trail.map(\.action)
            #expect(
                actions == [
                    "confirmed", "corrected", "confirmed", "confirmed", "confirmed", "confirmed", "corrected", "undone", "corrected",
                    "chosen",
                    "undone", "confirmed", "confirmed", "confirmed", "placed", "confirmed", "confirmed",
                ])
            #expect(trail.map(\.isUndone) == actions.indices.map { $0 == 6 || $0 == 9 })
            #expect(Set(trail.map(\.who)) == [NSUserName()])
            let record = try await office.record(of: BrowserTests.word)
            #expect(record.fields[2].value == .string(Self.address))
            #expect(record.fields.count { $0.reasonCodes.contains("settled-by-person") } == 12)
            #expect(record.checks.allSatisfy { $0.rule != "documents.affiliates.share" })
            let placed = try await office.record(of: BrowserTests.pages).fields.filter { $0.reasonCodes.contains("settled-by-person") }
            #expect(placed.count == 1 && placed[0].evidence?.bbox != nil && placed[0].state == .filled)
        }
    }
}

extension Office {
    /// As it stands in the store, after all that people did.
    func record(of file: String) async throws -> Record {
        var configuration = DeskConfiguration(work: work, mappings: [Self.root.appending(path: "Mappings")])
        configuration.program = Self.program?.path
        let desk = try StoreDesk(configuration: configuration)
        var all = QueueFilter()
        all.progress = .all
        let items = try await desk.queue(all, limit: 100, offset: 0).items
        guard let item = items.first(where: { $0.file == file }) else { throw Failure(description: "\(file) is not in the store") }
        return try await desk.record(item.id)
    }
}
