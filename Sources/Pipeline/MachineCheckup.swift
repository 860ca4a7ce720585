import DocumentModel
import Foundation
import Intake
import OCRReading
import OfficeReading

/// Whether this machine has what reading needs, found out by using it: a package that is installed but broken is missing, too.
package struct MachineCheckup: Sendable {
    package struct Finding: Sendable, Hashable {
        /// What was tried: short, for a list.
        package var vietnamese: String
        package var english: String
        /// What is wrong; nil where all is well.
        package var failure: String?
        /// The command or the deed that mends it.
        package var remedy: String?

        package init(vietnamese: String, english: String, failure: String? = nil, remedy: String? = nil) {
            self.vietnamese = vietnamese
            self.english = english
            self.failure = failure
            self.remedy = remedy
        }

        package func name(in language: Language) -> String { language == .vietnamese ? vietnamese : english }
    }

    private let language: Language
    private let converter: LegacyConverter
    private let recognitionData: String?

    /// - Parameters:
    ///   - programs: where LibreOffice may stand; nil for the usual places.
    ///   - recognitionData: tesseract's folder; nil for the system's.
    package init(language: Language, programs: [String]? = nil, recognitionData: String? = nil) {
        self.language = language
        converter = programs.map { LegacyConverter(programs: $0) } ?? LegacyConverter()
        self.recognitionData = recognitionData
    }

    /// Takes some ten seconds, most of them LibreOffice's.
    package func findings() -> [Finding] {
        [
            conversion(
                "đọc DOC, RTF, ODT (LibreOffice Writer)", "read DOC, RTF, ODT (LibreOffice Writer)", ending: "rtf", target: .docx,
                package: "libreoffice-writer-nogui"),
            conversion(
                "đọc XLS, ODS (LibreOffice Calc)", "read XLS, ODS (LibreOffice Calc)", ending: "csv", target: .xlsx,
                package: "libreoffice-calc-nogui"),
            recognition, bundledFiles, temporaryFolder,
        ]
    }

    private func conversion(
        _ vietnamese: String, _ english: String, ending: String, target: LegacyConverter.Target, package: String
    ) -> Finding {
        let sample = ending == "rtf" ? "{\\rtf1\\ansi 42}" : "a,b\n1,42\n"
        var finding = Finding(vietnamese: vietnamese, english: english)
        do {
            _ = try converter.convert(Array(sample.utf8), ending: ending, to: target)
        } catch let failure as LegacyConverter.Failure {
            switch failure.cause {
            case .folder(let detail): finding.failure = detail
            default:
                finding.failure =
                    language == .vietnamese ? "LibreOffice thiếu hoặc không chạy được" : "LibreOffice is missing or does not run"
            }
            finding.remedy = "apt-get install --no-install-recommends \(package)"
        } catch {
            finding.failure = "\(error)"
        }
        return finding
    }

    private static let remedy = "apt-get install --no-install-recommends tesseract-ocr-vie tesseract-ocr-eng tesseract-ocr-script-viet"

    private var recognition: Finding {
        var finding = Finding(
            vietnamese: "nhận dạng chữ trong bản quét (tesseract, tiếng Việt)", english: "recognise scans (tesseract, Vietnamese)")
        do {
            let reader = try PageReader(dataPath: recognitionData)
            if let weakness = reader.weakness {
                finding.failure = language == .vietnamese ? weakness.vietnamese : weakness.english
                finding.remedy = Self.remedy
            }
        } catch {
            finding.failure = language == .vietnamese ? "thiếu dữ liệu tiếng Việt của tesseract" : "tesseract's Vietnamese data are missing"
            finding.remedy = Self.remedy
        }
        return finding
    }

    private var bundledFiles: Finding {
        let problem = BundledFiles.problem(in: language)
        return Finding(
            vietnamese: "tệp đi kèm chương trình (độ tin cậy, tiếng Việt)", english: "the program's own files (confidence, Vietnamese)",
            failure: problem, remedy: problem.map { _ in BundledFiles.remedy(in: language) })
    }

    private var temporaryFolder: Finding {
        let folder = FileManager.default.temporaryDirectory
        var finding = Finding(
            vietnamese: "thư mục tạm \(folder.path) ghi được", english: "the temporary folder \(folder.path) can be written")
        let probe = folder.appending(path: "phieu-doctor-\(UUID().uuidString)")
        do {
            try Data("phieu".utf8).write(to: probe)
            try FileManager.default.removeItem(at: probe)
        } catch {
            finding.failure = error.localizedDescription
            finding.remedy =
                language == .vietnamese
                ? "giải phóng chỗ, hoặc đặt TMPDIR vào thư mục ghi được" : "make room, or set TMPDIR to a folder that can be written"
        }
        return finding
    }
}
