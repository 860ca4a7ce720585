import ArgumentParser

@main
struct Phieu: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "phieu",
        abstract: "Đọc báo cáo ứng dụng CNTT của cơ quan nhà nước, trả lại từng số liệu kèm độ tin cậy, và chấm điểm.",
        discussion: "Reads the reports of Vietnamese state bodies on their use of IT into fields with confidences, and scores them.",
        version: "0.1.0",
        subcommands: [
            ExtractCommand.self, TextCommand.self, ScoreCommand.self, FormsCommand.self, BatchCommand.self, WatchCommand.self,
            StatusCommand.self, ReviewCommand.self, ForgetCommand.self, DoctorCommand.self, EvaluateCommand.self, ReadOneCommand.self,
            DeskWorkerCommand.self,
        ])
}
