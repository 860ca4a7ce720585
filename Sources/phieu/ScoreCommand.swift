import ArgumentParser
import DocumentModel
import Foundation
import Pipeline
import RecordModel
import Reporting
import Scoring

struct ScoreCommand: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case json, xlsx, html
    }

    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Chấm điểm một hoặc nhiều cơ quan; nhiều cơ quan thì xếp hạng.",
        discussion: """
            Nhận văn bản, hoặc bản ghi JSON do `phieu extract` ghi ra.
            Ví dụ:
              phieu score bao-cao.docx
              phieu score --format html --output ket-qua bao-cao.docx
              phieu score --format xlsx --output ket-qua so-*.json
              phieu score --format xlsx --output ket-qua huyen.json xa-*.json   (đối chiếu số liệu huyện với các xã)
              phieu score --what-if infrastructure.computers.total=60 bao-cao.docx
            """)

    @OptionGroup var shared: SharedOptions

    @Option(name: .long, help: "Mã bộ tiêu chí; không ghi thì theo biểu mẫu của văn bản.")
    var rubric: String?

    @Option(name: .long, help: "json, html (phiếu điểm từng cơ quan) hoặc xlsx (một sổ cho tất cả).")
    var format: Format = .json

    @Option(name: .long, help: "Thư mục ghi kết quả; không ghi thì in ra màn hình.")
    var output: String?

    @Option(name: .long, help: "Đặt một chính sách khác mặc định: TÊN=GIÁ_TRỊ.")
    var policy: [String] = []

    @Option(
        name: .long,
        help:
            "Phiếu thẩm định (YAML) đã điền, kể cả số liệu đã thống nhất với cơ quan; nhiều cơ quan thì ghi nhiều lần, mỗi phiếu tính cho cơ quan ghi trong phiếu."
    )
    var judgements: [String] = []

    @Flag(name: .long, help: "In mẫu YAML để người đánh giá điền.")
    var worksheet = false

    @Option(name: .long, help: "Thử thay một số liệu: TRƯỜNG=GIÁ_TRỊ.")
    var whatIf: [String] = []

    @Flag(name: .long, help: "Những thay đổi nhỏ nhất để lên loại hoặc mức tiếp theo.")
    var nextLevel = false

    @Argument(help: "Các văn bản hoặc bản ghi JSON.")
    var files: [String]

    func run() async throws {
        // Records need no forms to be read: they are loaded when the first document comes.
        var reader: ReportReader?
        let rubrics = try RubricShelf(folders: try shared.mappingFolders())
        var failed = false
        var members: [ScoredMember] = []
        for (file, records) in zip(files, RecordFiles.read(files)) {
            do {
                let found = if let records { try records.get() } else { [try await read(file, &reader)] }
                for record in found {
                    members.append(ScoredMember(file: file, record: record, rubric: try chosen(rubrics, for: record)))
                }
            } catch let error as ExitCode {
                throw error
            } catch let error as BrokenChecks {
                throw shared.refuse(error)
            } catch {
                failed = true
                Console.error(FailureSentence.of(error, file: file, language: shared.lang))
            }
        }
        let opinions = try judgementFiles()
        let byRubric = Dictionary(grouping: members.indices) { members[$0].rubric.id }
        try refuseUnknownPolicies(byRubric.values.map { members[$0[0]].rubric })
        let checker = CrossChecker(try crossChecks(), among: members.map(\.record))
        for (_, indices) in byRubric.sorted(by: { $0.key < $1.key }) { try score(&members, indices, opinions, checker) }
        for file in opinions.unused(rubrics: Set(byRubric.keys)) {
            throw ScoringError.invalidJudgements(file: file, problems: ["không có cơ quan nào được chấm theo bộ tiêu chí của phiếu này"])
        }
        if !members.isEmpty { try write(members) }
        if failed { throw ExitCode(SharedOptions.someFailed) }
    }

    private func crossChecks() throws -> CrossCheckShelf {
        let shelf = CrossCheckShelf(folders: try shared.mappingFolders())
        if !shelf.findings.isEmpty { throw ScoringError.invalidRubric(file: "Mappings/crosschecks", findings: shelf.findings) }
        return shelf
    }

    private func chosen(_ rubrics: RubricShelf, for record: Record) throws -> Rubric {
        guard let chosen = rubrics.rubric(rubric, form: record.document.form) else {
            throw RubricMissing(
                vietnamese: "không có bộ tiêu chí “\(rubric ?? "")” trong Mappings/rubrics.",
                english: "there is no rubric “\(rubric ?? "")” in Mappings/rubrics.")
        }
        return chosen
    }

    private func read(_ file: String, _ reader: inout ReportReader?) async throws -> Record {
        let loaded = try reader ?? shared.reportReader(shared.library())
        reader = loaded
        return try await loaded.read(path: file).record
    }

    private func judgementFiles() throws -> JudgementFiles {
        JudgementFiles(
            try judgements.map { file in
                guard let data = FileManager.default.contents(atPath: file) else {
                    throw ScoringError.invalidJudgements(file: file, problems: ["không có tệp này, hoặc không đọc được"])
                }
                return (file, String(decoding: data, as: UTF8.self))
            })
    }

    private func score(
        _ members: inout [ScoredMember], _ indices: [Int], _ files: JudgementFiles, _ checker: CrossChecker
    ) throws {
        let rubric = members[indices[0]].rubric
        let scorer = try Scorer(rubric: rubric, policies: policies(of: rubric))
        let opinions = try files.judgements(for: indices.map { members[$0].record.document.agency }, rubric: rubric)
        let group = try zip(indices, opinions).map { index, opinions in
            let record = members[index].record
            return GroupMember(
                record: record, judgements: opinions, agreed: try scorer.agreedChanges(opinions, for: record),
                crossCheck: checker.check(record, policies: scorer.policies))
        }
        if indices.count == 1 {
            members[indices[0]].card = scorer.score(group[0])
        } else {
            let result = scorer.scoreGroup(group)
            for (position, index) in indices.enumerated() { members[index].card = result.cards[position] }
            for warning in result.warnings { Console.error(warning) }
        }
        for (index, member) in zip(indices, group) {
            try explain(members[index], scorer: scorer, member: member)
        }
    }

    /// `--what-if`, `--next-level`, `--worksheet`: answers for people, beside the card.
    private func explain(_ scored: ScoredMember, scorer: Scorer, member: GroupMember) throws {
        if !whatIf.isEmpty {
            let record = scorer.counted(member)
            let changes = try whatIf.map { try scorer.change($0, for: member.record) }
            let result = scorer.whatIf(record, changes: changes, judgements: member.judgements)
            Console.error("\(scored.file): \(result.before.total) → \(result.after.total)")
            for move in result.moves { Console.error("  \(move.path) \(move.title): \(move.before) → \(move.after)") }
        }
        if nextLevel {
            for plan in scorer.nextLevels(scorer.counted(member), judgements: member.judgements) {
                Console.error(
                    "\(scored.file): \(plan.goal)\(plan.isReached ? "" : shared.lang == .vietnamese ? " (chưa đủ)" : " (not enough)")")
                for failing in plan.failing { Console.error("  \(shared.lang == .vietnamese ? "thiếu" : "missing"): \(failing)") }
                for step in plan.steps { Console.error("  \(step.path) \(step.label): \(step.change.value.plain) (+\(step.gain))") }
            }
        }
        if worksheet, let card = scored.card {
            Console.print(Worksheet.yaml(for: card, record: member.record, rubric: scored.rubric, existing: member.judgements))
        }
    }

    /// Of the switches that were given, those of the rubric; several rubrics in one run need not have the same.
    private func policies(of rubric: Rubric) throws -> [String: String] {
        let known = Set(rubric.policies.map(\.name))
        return try policies().filter { known.contains($0.key) }
    }

    /// - Throws: `ScoringError.unknownPolicy` for a switch that no rubric of the run has.
    private func refuseUnknownPolicies(_ rubrics: [Rubric]) throws {
        let known = Set(rubrics.flatMap { $0.policies.map(\.name) })
        for name in try policies().keys.sorted() where !known.contains(name) && !rubrics.isEmpty {
            throw ScoringError.unknownPolicy(name, known: known.sorted())
        }
    }

    private func policies() throws -> [String: String] {
        var values: [String: String] = [:]
        for entry in policy {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw ValidationError("--policy cần dạng TÊN=GIÁ_TRỊ, không phải “\(entry)”.") }
            values[parts[0]] = parts[1]
        }
        return values
    }

    private func write(_ members: [ScoredMember]) throws {
        if worksheet { return }
        let writer = ScoreWriter(language: shared.lang)
        let outputs = try output.map { try OutputFolder($0, language: shared.lang) }
        func put(_ data: Data, _ file: String) throws {
            if let outputs {
                let place = try outputs.write(data, for: file, ending: "score.\(format.rawValue)")
                Console.error("\(file) → \(place)")
            } else {
                Console.write(data)
            }
        }
        switch format {
        case .json:
            for member in members { try put(try writer.json(member, isOnlyOne: members.count == 1 || outputs != nil), member.file) }
        case .html:
            for member in members { try put(writer.html(member), member.file) }
        case .xlsx:
            try put(try writer.workbook(members), members.count == 1 ? members[0].file : "xep-hang.json")
        }
        for member in members {
            guard let card = member.card else { continue }
            Console.error(
                "\(card.agency ?? member.file): \(card.total)/\(card.max)\(card.provisional ? (shared.lang == .vietnamese ? " (tạm tính)" : " (provisional)") : "")"
            )
        }
    }
}

/// A record with the rubric that scores it, and its card once it is scored.
struct ScoredMember {
    var file: String
    var record: Record
    var rubric: Rubric
    var card: ScoreCard?
}

extension FieldValue {
    fileprivate var plain: String {
        switch self {
        case .number(let value): "\(value)"
        case .bool(let value): value ? "có" : "không"
        case .string(let value): value
        case .list(let values): values.joined(separator: "; ")
        }
    }
}
