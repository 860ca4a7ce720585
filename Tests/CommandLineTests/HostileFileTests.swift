import Foundation
import Testing

/// Files made to harm, dropped into an inbox and read as at night: what the clerk is told, and what must not have happened.
/// `scripts/make-hostile` makes them.
@Suite(.serialized) struct HostileFileTests {
    /// What the reason file must say, word for word, after the file's name; nil: the file is read, and what it wanted is not done.
    static let cases: [(file: String, reason: String?)] = [
        ("anh-doi-ten.docx", nil),
        ("anh-khong-lo.png", "trang 1 có 30000 × 30000 điểm ảnh, quá giới hạn 72000000. Quét lại ở 300 điểm/inch, khổ A4 hoặc A3."),
        (
            "bom-lap.pdf",
            "trang 1 cần hơn 20 giây xử lý, không báo cáo nào cần đến thế. Hãy in lại tệp ra PDF mới, hoặc kiểm tra với nơi gửi."
        ),
        ("bom-nen.pdf", nil),
        (
            "bom-thuc-the.docx",
            "phần “word/document.xml” có khai báo DOCTYPE mà tệp Office không bao giờ có; tệp bị từ chối vì lý do an toàn."
        ),
        ("bom-zip.docx", "vượt quá giới hạn số byte của một phần (67108864). Tệp không giống một báo cáo; hãy kiểm tra với nơi gửi."),
        ("chuong-trinh.pdf", "không nhận ra định dạng. Hãy gửi tệp DOCX, XLSX, PDF hoặc ảnh JPEG, PNG, TIFF."),
        ("cong-thuc.xlsx", nil),
        ("cut.docx", "tệp bị cắt cụt, thiếu phần cuối. Hãy yêu cầu gửi lại."),
        ("cut.pdf", "tệp PDF bị hỏng"),
        ("duong-dan-nguoc.docx", nil),
        ("javascript.pdf", nil),
        ("lien-ket-cuc-bo.rtf", nil),
        ("mau-tu-xa.docx", nil),
        ("qua-nhieu-trang.pdf", "tệp có 2000 trang, giới hạn là 500. Hãy tách tệp hoặc nâng giới hạn."),
        ("rong.docx", "tệp rỗng (0 byte). Hãy yêu cầu gửi lại."),
        (
            "the-long-nhau.docx",
            "vượt quá giới hạn số tầng lồng nhau của XML (200). Tệp không giống một báo cáo; hãy kiểm tra với nơi gửi."
        ),
        (
            "thuc-the-ngoai.docx",
            "phần “word/document.xml” có khai báo DOCTYPE mà tệp Office không bao giờ có; tệp bị từ chối vì lý do an toàn."
        ),
        (
            "trang-5-met.pdf",
            "trang 1 rộng 14173 × 14173 điểm, giới hạn là 2146. Hãy xuất lại tệp ở khổ giấy thường."
        ),
        (
            "trang-khong-lo.pdf",
            "trang 1 rộng 100000000 × 100000000 điểm, giới hạn là 14400. Hãy xuất lại tệp ở khổ giấy thường."
        ),
        ("trang-tinh-rong.xlsx", nil),
        ("trang-web.doc", nil),
        ("van-ban-doi-ten.pdf", nil),
        ("vong-lap-trang.pdf", "tệp PDF bị hỏng"),
    ]

    private static let folder = Program.root.appending(path: "Tests/CommandLineTests/Hostile")
    /// What the files try to make outside the work folders.
    private static let escaped = "/tmp/phieu-hostile-escaped"

    @Test("every hostile file ends with its sentence or as a harmless record, and nothing happens outside the folders")
    func night() throws {
        let files = FileManager.default
        #expect(Set(try files.contentsOfDirectory(atPath: Self.folder.path)) == Set(Self.cases.map(\.file)))
        let root = files.temporaryDirectory.appending(path: "phieu-hostile-\(UUID().uuidString)")
        defer { try? files.removeItem(at: root) }
        try files.createDirectory(at: root, withIntermediateDirectories: true)
        try files.copyItem(at: Self.folder, to: root.appending(path: "inbox"))
        try? files.removeItem(atPath: Self.escaped)
        let configuration =
            "inbox: inbox\nwork: work\nsettle_seconds: 0\nlog_level: error\nlimits: {attempts: 1, seconds: 240, cpu_seconds: 200}\n"
        try Data(configuration.utf8).write(to: root.appending(path: "phieu.yaml"))

        let outcome = try Program.run("batch", "--config", root.appending(path: "phieu.yaml").path)

        #expect(outcome.status == 1, "some are refused: \(outcome.error)")
        #expect(!files.fileExists(atPath: Self.escaped))
        #expect(Set(try files.contentsOfDirectory(atPath: root.path)) == ["inbox", "work", "phieu.yaml"])
        let quarantine = root.appending(path: "work/quarantine")
        let refused = try files.contentsOfDirectory(atPath: quarantine.path)
        for (file, reason) in Self.cases {
            let told = try refused.first { $0.hasSuffix("-\(file).ly-do.txt") }
                .map { try String(contentsOf: quarantine.appending(path: $0), encoding: .utf8) }
            guard let reason else {
                #expect(told == nil, "\(file): \(told ?? "")")
                continue
            }
            let text = try #require(told, "\(file) was not refused")
            #expect(text.contains(reason), "\(file): \(text)")
            // The sentence as a person reads it: once what happened, then why and what to do.
            #expect(text.components(separatedBy: "không đọc được: không đọc").count == 1, "\(file): \(text)")
        }
        try readHarmlessly(root.appending(path: "work/records"))
    }

    /// Nothing of this machine has come into a record, and what looks like a formula stays text.
    private func readHarmlessly(_ records: URL) throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: records.path)
        for name in names {
            let text = try String(contentsOf: records.appending(path: name), encoding: .utf8)
            #expect(!text.contains("root:x:"), "\(name) holds a file of this machine")
        }
        let formulas = try #require(names.first { $0.hasSuffix("cong-thuc.xlsx.json") })
        let csv = try Program.run("extract", "--format", "csv", Self.folder.appending(path: "cong-thuc.xlsx").path)
        #expect(csv.status == 0)
        for line in csv.output.split(whereSeparator: \.isNewline) {
            #expect(!line.split(separator: ",").contains { $0.hasPrefix("=") || $0.hasPrefix("\"=") }, "\(formulas): \(line)")
        }
    }
}
