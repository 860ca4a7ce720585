import Foundation
import Testing

@testable import Inbox

@Suite("Names and paths")
struct NameTests {
    @Test("safe names are valid, one line, no path and short, whatever the bytes", arguments: 0..<200)
    func safeNames(seed: UInt64) {
        var dice = SoakTests.Dice(state: seed)
        let bytes = (0..<Int.random(in: 1...255, using: &dice)).map { _ -> UInt8 in
            let byte = UInt8.random(in: 1...255, using: &dice)
            return byte == 0x2F ? 0x2E : byte
        }
        let name = SafeName.file(bytes)
        #expect(!name.isEmpty && name != "." && name != "..")
        #expect(name.utf8.count <= SafeName.maximumBytes)
        #expect(!name.contains("/") && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
        #expect(SafeName.file(Array(name.utf8)) == name)
    }

    @Test("a long name keeps its ending")
    func longName() {
        let name = SafeName.file(Array(String(repeating: "ố", count: 200).utf8) + Array(".docx".utf8))
        #expect(name.hasSuffix("ố.docx"))
        #expect(name.utf8.count <= SafeName.maximumBytes)
    }

    @Test("folders are joined, and too long ones flattened")
    func folders() {
        #expect(SafeName.folder([Array("xã".utf8), Array("..".utf8)]) == "xã/_")
        #expect(SafeName.folder([]) == "")
        #expect(SafeName.folder((0..<40).map { _ in [UInt8](repeating: 0x61, count: 100) }) == "_")
    }

    @Test("paths know their parts")
    func paths() {
        #expect(RawPath("/a/b").parent == RawPath("/a"))
        #expect(RawPath("/a").parent == RawPath("/"))
        #expect(RawPath("/").appending("a") == RawPath("/a"))
        #expect(RawPath("/a/b").contains(RawPath("/a/b/c")))
        #expect(!RawPath("/a/b").contains(RawPath("/a/bc")))
    }

    @Test("patterns do not mind the case of letters")
    func patterns() {
        let rules = NameRules(patterns: ["*.TMP", "~$*"])
        #expect(
            rules.leavesAlone(Array("a.tmp".utf8)) && rules.leavesAlone(Array("A.TmP".utf8)) && rules.leavesAlone(Array("~$a.docx".utf8)))
        #expect(!rules.leavesAlone(Array("a.docx".utf8)))
    }

    @Test("numbers sort as they count")
    func numbers() {
        #expect(WorkFolders.number(7) == "000007")
        #expect(WorkFolders.number(12_345_678) == "12345678")
    }
}
