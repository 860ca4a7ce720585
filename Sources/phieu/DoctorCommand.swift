import ArgumentParser
import Checking
import DocumentModel
import FormMapping
import Foundation
import Inbox
import Pipeline
import Scoring

struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Máy này thiếu gì để chạy, và lệnh nào khắc phục.",
        discussion: """
            Thử thật từng thứ: ánh xạ, LibreOffice, tesseract, thư mục tạm; với hộp nhận hoặc --config thì cả cấu hình, quyền và dung lượng.
            Mã thoát: 0 không thiếu gì, 78 có thứ phải sửa trước khi chạy.
            Ví dụ:
              phieu doctor
              phieu doctor --config phieu.yaml
            """)

    @OptionGroup var shared: SharedOptions
    @OptionGroup var inbox: InboxOptions

    func run() throws {
        var findings = [mappings]
        findings += MachineCheckup(language: shared.lang).findings()
        if inbox.inbox != nil || inbox.config != nil {
            // A configuration that is wrong says so itself, with line and column, and ends with 78.
            let configuration = try inbox.configuration(shared)
            let problem = InboxCheckup.problem(configuration)
            findings.append(
                .init(
                    vietnamese: "hộp nhận \(configuration.inbox)", english: "the inbox \(configuration.inbox)",
                    failure: problem?.message(in: shared.lang)))
        }
        let isVietnamese = shared.lang == .vietnamese
        for finding in findings {
            let mark = finding.failure == nil ? "✓" : "✗"
            Console.print("\(mark) \(finding.name(in: shared.lang))" + (finding.failure.map { ": \($0)" } ?? ""))
            if let remedy = finding.remedy { Console.print("    \(isVietnamese ? "khắc phục" : "to mend it"): \(remedy)") }
        }
        let broken = findings.count { $0.failure != nil }
        guard broken == 0 else {
            Console.error(
                isVietnamese
                    ? "\(broken) thứ phải sửa. Các gói Debian cần có: chạy scripts/setup của dự án."
                    : "\(broken) to be mended. For the Debian packages run the project's scripts/setup.")
            throw ExitCode(SharedOptions.brokenConfiguration)
        }
        Console.error(isVietnamese ? "Không thiếu gì." : "Nothing is missing.")
    }

    private var mappings: MachineCheckup.Finding {
        var finding = MachineCheckup.Finding(vietnamese: "biểu mẫu, kiểm tra và bộ tiêu chí", english: "forms, checks and rubrics")
        let isVietnamese = shared.lang == .vietnamese
        let folders: [URL]
        if !shared.mappings.isEmpty {
            folders = shared.mappings.map { URL(filePath: $0, directoryHint: .isDirectory) }
        } else if let folder = SharedOptions.projectFolder("Mappings") {
            folders = [folder]
        } else {
            finding.failure = isVietnamese ? "không tìm thấy thư mục Mappings" : "the folder Mappings was not found"
            finding.remedy =
                isVietnamese ? "chạy trong thư mục dự án, hoặc ghi --mappings THƯ_MỤC" : "run inside the project, or give --mappings DIR"
            return finding
        }
        let library = MappingLibrary.load(folders, includingFields: false)
        let errors =
            library.problems.filter { $0.severity == .error }.count
            + CheckLibrary.load(folders).problems.filter { $0.severity == .error }.count
        let rubrics = Result { try RubricShelf(folders: folders) }
        if case .failure(let error) = rubrics { finding.failure = "\(error)" }
        if let broken = CrossCheckShelf(folders: folders).findings.first { finding.failure = "\(broken)" }
        if errors > 0 { finding.failure = isVietnamese ? "\(errors) lỗi" : "\(errors) errors" }
        if library.forms.isEmpty { finding.failure = isVietnamese ? "không có biểu mẫu nào" : "there is no form" }
        if finding.failure != nil { finding.remedy = "phieu forms lint" }
        return finding
    }
}
