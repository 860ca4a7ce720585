import Foundation
import Testing

@testable import Intake

@Suite("Kinds by content")
struct KindSnifferTests {
    static let corpus = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("shared/corpus")
    static let hasCorpus = FileManager.default.fileExists(atPath: corpus.path)

    @Test(
        "signatures name their kind",
        arguments: [
            ("%PDF-1.4\n", FileKind.pdf), ("\u{FEFF}\n\n%PDF-1.7\n", .pdf), ("{\\rtf1\\ansi", .rtf), ("Rar!\u{1A}\u{07}", .archive),
            ("GIF89a", .gif),
            ("<!DOCTYPE html><p>a", .html), ("\n <HTML><body>", .html), ("<!-- bảng --><table><tr>", .html),
            ("<?xml version='1.0'?><a/>", .xml),
            ("MIME-Version: 1.0\nContent-Type: multipart/related", .mhtml), ("BÁO CÁO\nSố: 12", .text), ("a;b\n1;2", .text),
        ])
    func signatures(text: String, kind: FileKind) {
        #expect(KindSniffer.kind(of: Array(text.utf8)) == kind)
    }

    @Test("pictures are known by their first bytes")
    func pictures() {
        #expect(KindSniffer.kind(of: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]) == .jpeg)
        #expect(KindSniffer.kind(of: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]) == .png)
        #expect(KindSniffer.kind(of: [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]) == .tiff)
        #expect(KindSniffer.kind(of: [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]) == .tiff)
        #expect(KindSniffer.kind(of: [0, 0, 0, 0x18] + Array("ftypheic".utf8)) == .heic)
    }

    @Test("nothing, and nothing but zeros, is empty")
    func empty() {
        #expect(KindSniffer.kind(of: []) == .empty)
        #expect(KindSniffer.kind(of: [UInt8](repeating: 0, count: 5000)) == .empty)
    }

    @Test("bytes that no kind explains are unknown")
    func unknown() {
        #expect(KindSniffer.kind(of: [0x00, 0x01, 0x02, 0xFF, 0x03, 0x7F]) == .unknown)
    }

    @Test("text of legacy encodings and of UTF-16 is text")
    func legacyText() {
        #expect(KindSniffer.kind(of: [0x42, 0xB8, 0x6F, 0x20, 0x63, 0xB8, 0x6F]) == .text)
        #expect(KindSniffer.kind(of: [0xFF, 0xFE, 0x42, 0x00, 0xE1, 0x1E, 0x0A, 0x00]) == .text)
        #expect(KindSniffer.kind(of: [0xFE, 0xFF, 0x00, 0x3C, 0x00, 0x68, 0x00, 0x74, 0x00, 0x6D, 0x00, 0x6C]) == .html)
    }

    @Test(
        "a ZIP is what its names say",
        arguments: [
            (["[Content_Types].xml", "word/document.xml"], FileKind.docx), (["[Content_Types].xml", "word/document2.xml"], .docx),
            (["[Content_Types].xml", "xl/workbook.xml"], .xlsx), (["xl/workbook.bin"], .xlsb), (["ppt/presentation.xml"], .presentation),
            (["bao-cao.docx", "bao-cao.pdf"], .zip), (["word/readme.txt"], .zip),
        ])
    func zips(names: [String], kind: FileKind) {
        #expect(KindSniffer.kind(of: SampleZip.bytes(names.map { ($0, "x") })) == kind)
    }

    @Test("an OpenDocument is known by its stored type")
    func openDocument() {
        let text = SampleZip.bytes([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<a/>")])
        let sheet = SampleZip.bytes([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")])
        #expect(KindSniffer.kind(of: text) == .odt)
        #expect(KindSniffer.kind(of: sheet) == .ods)
    }

    @Test("a ZIP without its end keeps its kind")
    func truncatedZip() {
        let whole = SampleZip.bytes([("[Content_Types].xml", "x"), ("word/document.xml", "long enough to be cut")])
        let cut = Array(whole.prefix(whole.count - 30))
        #expect(KindSniffer.kind(of: cut) == .docx)
        #expect(!ZipDirectory(cut).isComplete)
    }

    @Test("every cut and every flipped byte of a compound file ends in a kind", arguments: 0..<20)
    func damagedCompoundFiles(seed: Int) {
        var bytes = SampleCompoundFile.bytes(root: ["WordDocument", "1Table"])
        var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
        for _ in 0..<40 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            bytes[8 + Int(state >> 33) % (bytes.count - 8)] = UInt8(truncatingIfNeeded: state >> 20)
        }
        let kinds: Set<FileKind> = [.doc, .xls, .protectedOffice, .presentation, .unknown]
        for length in stride(from: bytes.count, to: 8, by: -67) { #expect(kinds.contains(CompoundFile(Array(bytes.prefix(length))).kind)) }
    }

    @Test(
        "a compound file is what its root holds",
        arguments: [
            (["WordDocument"], FileKind.doc), (["Workbook"], .xls), (["Book"], .xls),
            (["EncryptionInfo", "EncryptedPackage"], .protectedOffice),
            (["PowerPoint Document"], .presentation), (["Contents"], .unknown),
        ])
    func compoundFiles(root: [String], kind: FileKind) {
        #expect(KindSniffer.kind(of: SampleCompoundFile.bytes(root: root)) == kind)
    }

    @Test("an embedded workbook does not make a Word document a workbook")
    func embeddedObject() {
        #expect(KindSniffer.kind(of: SampleCompoundFile.bytes(root: ["WordDocument"], embedded: "Workbook")) == .doc)
        #expect(KindSniffer.kind(of: SampleCompoundFile.bytes(root: ["Workbook"], embedded: "WordDocument")) == .xls)
    }

    @Test("the kinds of the corpus are those of its extensions", .enabled(if: hasCorpus))
    func corpusKinds() throws {
        var seen = 0
        for folder in ["inline", "tabular"] {
            for file in try FileManager.default.contentsOfDirectory(
                at: Self.corpus.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            where !["json", "md"].contains(file.pathExtension) {
                let kind = try ReceivedFile.open(path: file.path).kind
                #expect(kind.extensions.contains(file.pathExtension), "\(file.lastPathComponent) is \(kind)")
                seen += 1
            }
        }
        #expect(seen > 20)
    }
}
