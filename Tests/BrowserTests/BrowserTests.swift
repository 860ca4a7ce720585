import Foundation
import Testing

/// The analysts' pages in a real browser, over what a real night leaves. One after the other: a browser and a server fill two processors.
@Suite(.serialized) struct BrowserTests {
    static let word = "so-lao-dong.docx"
    static let pages = "so-tu-phap.pdf"
    static let large = "ubnd-huyen.docx"
    static let largeFields = 372

    private static let texts: Set = ["agency.name", "agency.address", "contact.person", "contact.unit", "contact.position"]

    /// Read once for all tests; each works on a copy.
    static let office = Task {
        var documents = [
            word: "Corpus/an-giang-1a-docx/input.docx", pages: "Corpus/tuyen-quang-pdf/input.pdf",
            large: "Corpus/made/an-giang-2018-2a-08002.docx",
        ]
        if PageTests.pictures != nil {
            // A fuller queue to look at.
            documents["so-tai-nguyen.docx"] = "Corpus/dien-bien-docx/input.docx"
            documents["so-ke-hoach.xlsx"] = "Corpus/made/an-giang-2018-1a-08106.xlsx"
            for name in ["no-tounicode", "wrong-letters", "stripped"] { documents["\(name).pdf"] = "Corpus/glyphs-\(name)-pdf/input.pdf" }
        }
        let office = try await Office.afterTheNight(documents)
        OfficeFolder.remember(office.folder)
        try office.putInDoubt(pages) { field in
            texts.contains(field.id ?? "") || (field.type == .count && field.state == .blank && field.evidence?.page != nil)
        }
        return office
    }

    /// The queue once all that the night read is in it: the server answers before.
    static func openQueue(_ page: BrowserPage, _ address: String) async throws {
        for _ in 0..<200 {
            try await page.open(address + "/queue")
            guard try await page.holds("document.querySelector('.arriving')") else { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Office.Failure(description: "documents still arrive in the queue after 20 seconds")
    }

    /// In a list of documents: the address to which the line of a file leads.
    static func link(to file: String) -> String {
        "[...document.querySelectorAll('table.queue tbody tr')].find(r => r.querySelector('.file').innerText === '\(file)').querySelector('th a').getAttribute('href')"
    }
}

/// The folder that all tests share goes when the last has ended.
private enum OfficeFolder {
    nonisolated(unsafe) private static var path = ""

    static func remember(_ folder: URL) {
        path = folder.path
        atexit { try? FileManager.default.removeItem(atPath: OfficeFolder.path) }
    }
}
