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
                try await settleAlike(page, desk.address)
                try await settleTen(page, desk.address)
                try await takePlace(page, office)
                try await seeCheckAndScoreChange(page, desk.address, office)
                #expect(await page.devTools.complaints.isEmpty)
            } catch { result = .failure(error) }
            await chromium.quit()
            await desk.close()
            try result.get()
            try await theStoreHoldsTheTrail(office)
        }

        // MARK: Many alike

        /// The same name at two places: seen side by side, settled at once.
        private func settleAlike(_ page: BrowserPage, _ address: String) async throws {
            try await BrowserTests.openQueue(page, address)
            try await page.open(address + "/alike")
            try await page.follow("the group") {
                let group = "[...document.querySelectorAll('main th a')].find(a => a.innerText.includes('\(Self.twice)'))"
                _ = try await page.value("\(group).focus(); true") as Bool
                try await page.keyboard.press(.enter)
            }
            #expect(try await page.value("document.querySelectorAll('.crop').length") == 2)
            try await page.wait(
                "the crops", until: "[...document.querySelectorAll('.crop img')].every(i => i.complete && i.naturalWidth > 40)")
            _ = try await page.value("document.querySelector('.crop').focus(); true") as Bool
            try await page.follow("the group after settling") { try await page.keyboard.pressControlEnter() }
            #expect(try await page.value("document.querySelectorAll('.crop').length") == 0)
        }

        private static let twice = "Sở Tư pháp"

        // MARK: Ten fields of the PDF, by keyboard alone

        private func settleTen(_ page: BrowserPage, _ address: String) async throws {
            try await BrowserTests.openQueue(page, address)
            #expect(try await page.text("h1") == "Hàng chờ")
            let rows: Int = try await page.value("document.querySelectorAll('table.queue tbody tr').length")
            try #require(rows > 0)
            for _ in 1...rows where try await page.text("table.queue tr:focus-within .file") != BrowserTests.pages {
                try await page.keyboard.press(.arrowDown)
            }
            try #require(try await page.text("table.queue tr:focus-within .file") == BrowserTests.pages)
            try await page.follow("the document") { try await page.keyboard.press(.enter) }
            let waiting: Int = try await page.value("Number(document.querySelector('[data-count]').innerText)")
            try #require(waiting > 11, "too few fields of this document are in doubt for a morning's work: take another one of Corpus")

            // The address, corrected with the letters of an input method.
            try await goOn(page, until: "document.querySelector('.panel h1').innerText.includes('Địa chỉ trụ sở')")
            try await page.keyboard.compose(Self.address)
            try await page.wait("the hint while typing", until: "document.querySelector('#meant').innerText.includes('Lê Lợi')")
            try await settle(page) { try await page.keyboard.press(.enter) }
            #expect(try await page.text("#said").contains(Self.address.prefix(50)))
            for _ in 2...10 { try await accept(page) }
            #expect(try await page.text("[data-count]") == String(waiting - 10))
        }

        private static let address = "Số 12, đường Lê Lợi, phường Minh Xuân, TP. Tuyên Quang, tỉnh Tuyên Quang"

        /// To the next waiting fields, until one is as wanted.
        private func goOn(_ page: BrowserPage, until condition: String) async throws {
            var seen: Set<String> = []
            while try await !page.holds(condition) {
                let position: String = try await page.value("document.querySelector('.panel').dataset.position")
                try #require(seen.insert(position).inserted, "no waiting field is as wanted: \(condition)")
                try await page.keyboard.press(.pageDown)
                try await page.wait("another field", until: "document.querySelector('.panel').dataset.position !== '\(position)'")
            }
        }

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
            #expect(try await page.holds("document.querySelector('#said').className !== 'bad'"))
        }

        // MARK: A place taken by dragging

        private func takePlace(_ page: BrowserPage, _ office: Office) async throws {
            try await goOn(page, until: "document.querySelector('.panel .found .empty')")
            let number: String = try await page.value("document.querySelector('.panel').dataset.page")
            try await page.wait(
                "the picture of page \(number)", until: "document.querySelector('.workbench').dataset.picture === '\(number)'")
            #expect(try await page.holds("!document.querySelector('.mark.cell').hidden && !document.querySelector('.mark.label').hidden"))

            // The place, what is read there and the list are all in the window; nothing has to be searched for.
            for part in [".mark.cell", ".panel .found", "[data-do=accept]", ".fields li[data-here]"] {
                #expect(try await page.holds(Self.isInWindow(part)), "\(part)")
            }

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

        private static func isInWindow(_ selector: String) -> String {
            """
            (box => box.width > 0 && box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight)
            (document.querySelector('\(selector)').getBoundingClientRect())
            """
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

        // MARK: Checks and score

        /// A share of 125 %, which the report's own figures contradict, and a number with two readings.
        private func seeCheckAndScoreChange(_ page: BrowserPage, _ address: String, _ office: Office) async throws {
            let fields = try await office.record(of: BrowserTests.word).fields
            let share = try #require(fields.firstIndex { $0.id == "documents.affiliates.rate" })
            let number = try #require(fields.firstIndex { $0.id == "documents.incoming.processed.numerator" && !$0.alternatives.isEmpty })
            try await page.open(address + "/documents")
            let link: String = try await page.value(BrowserTests.link(to: BrowserTests.word))
            let document = link.replacing("/settle", with: "")

            try await page.open(address + document + "/settle/\(share)")
            // Word has no pages: the lines around the place.
            #expect(try await page.text(".view .marked").contains("125"))
            #expect(try await page.text(".panel .found").hasPrefix("125"))
            #expect(try await page.text(".panel .notices").contains("2/3 = 66,7 %"))
            try await page.keyboard.type("66,7")
            try await settleHere(page) { try await page.keyboard.press(.enter) }
            let said = try await page.text("#said")
            #expect(said.contains("Hết lỗi") && said.contains("2/3 = 66,7 %"))

            // Back again, as if it had never been; and once more.
            try await settleHere(page) { try await page.keyboard.pressControl("z") }
            #expect(try await page.text("#said").contains("Đã hoàn tác"))
            try await page.open(address + document + "/settle/\(share)")
            #expect(try await page.text(".panel .found").hasPrefix("125"))
            #expect(try await page.text(".panel .notices").contains("2/3 = 66,7 %"))
            try await page.keyboard.type("66,7")
            try await settleHere(page) { try await page.keyboard.press(.enter) }

            // Two readings of "4.658": the other one is chosen with two strokes, which moves the score; undone, the score is as before.
            try await page.open(address + document + "/settle/\(number)")
            #expect(try await page.text(".panel .found") == "4.658")
            let total = try await page.text("[data-total]")
            let before = page.keyboard.strokes
            try await settleHere(page) {
                try await page.keyboard.press("1")
                #expect(try await page.holds("document.querySelector('[data-pick=\"0\"]').classList.contains('chosen')"))
                try await page.keyboard.press(.enter)
            }
            #expect(page.keyboard.strokes - before <= Self.mostStrokes)
            let moved = try await page.text("#said")
            #expect(moved.contains("4,658") && moved.contains("Tổng điểm \(total) → "))
            try await page.open(address + document + "/settle/\(number)")
            #expect(try await page.text("[data-total]") != total)
            try await settleHere(page) { try await page.keyboard.pressControl("z") }
            #expect(try await page.text("[data-total]") == total)
            #expect(try await page.text(".panel .found") == "4.658")
        }

        /// Does something to the field that is shown, and waits for what the server says.
        private func settleHere(_ page: BrowserPage, _ deed: () async throws -> Void) async throws {
            _ = try await page.value("workbench.said.replaceChildren(); true") as Bool
            try await deed()
            try await page.wait("the server's word", until: "workbench.said.innerText.trim() !== '' && workbench.sending === 0")
            #expect(try await page.holds("workbench.said.className !== 'bad'"))
        }

        // MARK: The store

        private func theStoreHoldsTheTrail(_ office: Office) async throws {
            let ledger = try SQLiteLedger(path: office.work + "/ledger.sqlite")
            let trail = try ledger.trail(TrailFilter(), limit: .max, offset: 0)
            let actions = trail.map(\.action)
            #expect(
                actions == ["confirmed", "confirmed", "corrected"] + Array(repeating: "confirmed", count: 9) + [
                    "placed", "corrected", "undone", "corrected", "chosen", "undone",
                ])
            #expect(trail.map(\.isUndone) == actions.indices.map { $0 == 13 || $0 == 16 })
            #expect(trail[2].new.map { String(decoding: $0, as: UTF8.self) }?.contains("Lê Lợi") == true)
            #expect(Set(trail.map(\.who)) == [NSUserName()])
            let word = try await office.record(of: BrowserTests.word)
            #expect(word.fields.filter { $0.reasonCodes.contains("settled-by-person") }.map(\.id) == ["documents.affiliates.rate"])
            #expect(word.checks.allSatisfy { $0.rule != "documents.affiliates.share" })
            let pages = try await office.record(of: BrowserTests.pages).fields
            #expect(pages.count { $0.reasonCodes.contains("settled-by-person") } == 13)
            #expect(pages.contains { $0.value == .string(Self.address) })
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
        guard let item = items.first(where: { $0.name == file }) else { throw Failure(description: "\(file) is not in the store") }
        return try await desk.record(item.id)
    }
}
