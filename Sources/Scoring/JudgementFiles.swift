import Foundation
import RecordModel
import Yams

/// The worksheets that came back, each for the agency that it names: one agency's judgements never count for another.
package struct JudgementFiles: Sendable {
    package let files: [(name: String, yaml: String)]

    package init(_ files: [(name: String, yaml: String)]) {
        self.files = files
    }

    /// - Parameter agencies: the agencies scored by `rubric`, as their records name them.
    /// - Returns: for each agency what was judged about it, nil where nothing came back.
    /// - Throws: `ScoringError.invalidJudgements` for a file with mistakes, of no agency of the group, or the second of one agency.
    package func judgements(for agencies: [String?], rubric: Rubric) throws -> [Judgements?] {
        var result = [Judgements?](repeating: nil, count: agencies.count)
        for file in files where Self.rubric(of: file.yaml) == nil || Self.rubric(of: file.yaml) == rubric.id {
            let judgements = try WorksheetReader.read(yaml: file.yaml, file: file.name, rubric: rubric)
            let index = try place(of: judgements, in: agencies, file: file.name)
            guard result[index] == nil else {
                throw ScoringError.invalidJudgements(
                    file: file.name, problems: ["cơ quan “\(agencies[index] ?? "")” đã có một phiếu thẩm định khác; mỗi cơ quan một phiếu"])
            }
            result[index] = judgements
        }
        return result
    }

    /// Files of rubrics by which nobody was scored: they would be left out in silence.
    package func unused(rubrics: Set<String>) -> [String] {
        files.filter { file in Self.rubric(of: file.yaml).map { !rubrics.contains($0) } ?? false }.map(\.name)
    }

    private func place(of judgements: Judgements, in agencies: [String?], file: String) throws -> Int {
        guard let agency = judgements.agency else {
            // A worksheet without a name can only be meant for the one agency there is.
            if agencies.count == 1 { return 0 }
            throw ScoringError.invalidJudgements(
                file: file, problems: ["chấm nhiều cơ quan cùng lúc thì phiếu phải ghi tên cơ quan ở “agency”"])
        }
        let wanted = AgencyName.folded(agency)
        let places = agencies.indices.filter { agencies[$0].map(AgencyName.folded) == wanted }
        if let place = places.first, places.count == 1 { return place }
        let known = agencies.compactMap(\.self).joined(separator: "; ")
        throw ScoringError.invalidJudgements(
            file: file,
            problems: [
                places.isEmpty
                    ? "phiếu này của “\(agency)”, không phải của cơ quan nào đang chấm (\(known))"
                    : "có \(places.count) báo cáo của “\(agency)”; chỉ chấm một bản"
            ])
    }

    private static func rubric(of yaml: String) -> String? {
        guard let node = try? Yams.compose(yaml: yaml) else { return nil }
        return node["rubric"]?.string
    }
}
