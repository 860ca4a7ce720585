import Foundation
import Testing

extension BrowserTests {
    /// Every page as it shows: by daylight, at night, on a narrow screen and on paper. With `PHIEU_PICTURES` set to a folder
    /// (`scripts/take-pictures`) its picture is kept there, to be looked at.
    @Suite struct PageTests {
        private struct Window {
            var name: String
            var look: BrowserPage.Look
            var width: Int
            var height: Int
        }

        private static let windows = [
            Window(name: "light", look: .light, width: 1600, height: 960), Window(name: "dark", look: .dark, width: 1600, height: 960),
            Window(name: "narrow", look: .light, width: 1366, height: 768),
            // A4 upright at 96 dots an inch, less 15 mm on both sides.
            Window(name: "print", look: .print, width: 680, height: 960),
        ]

        static let pictures = ProcessInfo.processInfo.environment["PHIEU_PICTURES"].map {
            URL(filePath: $0, directoryHint: .isDirectory)
        }

        @Test func everyPageIsReadableInEveryLightAndHasNamesForEverything() async throws {
            let office = try await BrowserTests.office.value.copy()
            defer { office.remove() }
            let desk = try await office.openDesk()
            let chromium = try Chromium()
            do {
                let page = try await chromium.page()
                try await settleSome(page, desk.address)
                for (name, path) in try await paths(page, desk.address) { try await look(page, name, desk.address + path) }
            } catch {
                await chromium.quit()
                await desk.close()
                throw error
            }
            await desk.close()
            try await showLogin(office, chromium)
            await chromium.quit()
        }

        /// So that trail, accuracy and moved points have something to show.
        private func settleSome(_ page: BrowserPage, _ address: String) async throws {
            try await BrowserTests.openQueue(page, address)
            let path: String = try await page.value(BrowserTests.link(to: BrowserTests.pages))
            try await page.open(address + path)
            // The first stays: it has its like, and the page of those is looked at, too.
            try await page.keyboard.press(.pageDown)
            for _ in 0..<2 {
                let position: String = try await page.value("document.querySelector('.panel').dataset.position")
                try await page.keyboard.press(.enter)
                try await page.wait("the next field", until: "document.querySelector('.panel').dataset.position !== '\(position)'")
            }
            try await page.wait("all is sent", until: "workbench.sending === 0")
        }

        private func paths(_ page: BrowserPage, _ address: String) async throws -> [(String, String)] {
            func first(_ path: String, _ selector: String) async throws -> String? {
                try await page.open(address + path)
                let found: String = try await page.value(
                    "document.querySelector(\(BrowserPage.quoted(selector)))?.getAttribute('href') ?? ''")
                return found.isEmpty ? nil : found
            }
            try await page.open(address + "/documents")
            func document(_ file: String) async throws -> String {
                let path: String = try await page.value(BrowserTests.link(to: file))
                return path.replacing("/settle", with: "")
            }
            let (word, pages) = (try await document(BrowserTests.word), try await document(BrowserTests.pages))
            var paths = [
                ("queue", "/queue"), ("documents", "/documents"), ("settle-pages", pages + "/settle"), ("settle-word", word + "/settle/51"),
                ("settle-number", pages + "/settle/91"),
                ("record", word), ("score", word + "/score"), ("alike", "/alike"), ("double-entry", "/double-entry"), ("sample", "/sample"),
                ("rankings", "/ranking"), ("night", "/summaries"), ("accuracy", "/accuracy"), ("wordings", "/aliases"), ("trail", "/trail"),
                ("upload", "/upload"), ("nothing-there", "/documents/4711"),
            ]
            if let group = try await first("/alike", "main table a") { paths.append(("alike-grid", group)) }
            if let ranking = try await first("/ranking", "main a[href^='/ranking/']") { paths.append(("ranking", ranking)) }
            return paths
        }

        private func showLogin(_ office: Office, _ chromium: Chromium) async throws {
            try office.run(
                ["review", "account", "add", "lan", "--role", "analyst", "--inbox", office.inbox], input: "mat khau rat dai 1\n")
            let desk = try await office.openDesk()
            let page = try await chromium.page()
            try await look(page, "login", desk.address + "/queue")
            try await page.follow("the queue after logging in") {
                try await page.keyboard.type("lan")
                try await page.keyboard.press(.tab)
                try await page.keyboard.type("mat khau rat dai 1")
                try await page.keyboard.press(.enter)
            }
            try await page.look(.light)
            let shown = try await page.text("body")
            #expect(shown.contains("lan"))
            await desk.close()
        }

        private func look(_ page: BrowserPage, _ name: String, _ address: String) async throws {
            await page.devTools.forgetComplaints()
            for window in Self.windows {
                try await page.look(window.look)
                try await page.resize(window.width, window.height)
                try await page.open(address)
                // Pictures below the window wait until it comes to them.
                try await page.wait(
                    "the pictures of \(name)",
                    until:
                        "[...document.images].filter(i => i.checkVisibility() && i.src && i.getBoundingClientRect().top < innerHeight).every(i => i.complete)"
                )
                let findings: [String] = try await page.value(PageAudit.structure) + page.value(PageAudit.contrast)
                #expect(findings.isEmpty, "\(name), \(window.name)")
                guard let folder = Self.pictures else { continue }
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
                try await page.picture().write(to: folder.appending(path: "\(name)-\(window.name).png"))
            }
            let complaints = await page.devTools.complaints.filter { !$0.contains("404") || name != "nothing-there" }
            #expect(complaints.isEmpty, "\(name)")
        }
    }
}
