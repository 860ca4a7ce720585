import RecordModel

/// What score sheets and score workbooks say.
extension ReportWords {
    var scoreSheet: String { pick("Phiếu điểm", "Score sheet") }
    var rubric: String { pick("Bộ tiêu chí", "Rubric") }
    var basis: String { pick("Căn cứ", "Basis") }
    var total: String { pick("Tổng điểm", "Total") }
    var points: String { pick("Điểm", "Points") }
    var maximum: String { pick("Điểm tối đa", "Maximum") }
    var share: String { pick("Tỷ lệ đạt", "Share") }
    var level: String { pick("Xếp loại", "Level") }
    private var noLevel: String { pick("chưa xếp loại", "no level") }
    private var levelPerGroup: String { pick("theo từng hạng mục", "by group") }

    /// Where a decision classes only its groups, the whole has no level to wait for.
    func level(of card: ScoreCard) -> String {
        card.level ?? (card.groups.contains { $0.level != nil } ? levelPerGroup : noLevel)
    }

    /// The level of the whole, or of each group; whether points are open is told beside it.
    func levels(of card: ScoreCard) -> String {
        if let level = card.level { return level }
        let groups = card.groups.compactMap { group in group.level.map { "\(group.path): \($0)" } }
        return groups.isEmpty ? noLevel : groups.joined(separator: "\n")
    }

    /// A group whose points are still open may end in another class.
    func level(of group: GroupScore) -> String? {
        let isOpen = group.range.first != group.range.last
        return group.level.map { isOpen ? $0 + pick(" (tạm tính)", " (provisional)") : $0 }
    }
    var range: String { pick("Khoảng điểm", "Range") }
    var criterion: String { pick("Tiêu chí", "Criterion") }
    var criterionGroup: String { pick("Hạng mục", "Group") }
    var groups: String { pick("Điểm theo hạng mục", "Points by group") }
    var otherCriteria: String { pick("Tiêu chí ngoài các hạng mục", "Criteria outside the groups") }
    var rulePrinted: String { pick("Cách tính theo Quyết định", "Rule as printed") }
    var working: String { pick("Cách tính điểm này", "Working") }
    var figures: String { pick("Số liệu dùng", "Figures used") }
    var notes: String { pick("Ghi chú", "Notes") }
    var failing: String { pick("Chưa đạt mức cao hơn vì", "What keeps it from the next level") }
    var pointOpens: String {
        pick(
            "Bấm vào tên tiêu chí để xem cách tính theo Quyết định, phép tính, số liệu và chỗ ghi trong báo cáo.",
            "Open a criterion to see the rule as printed, the working, the figures and their place in the report.")
    }

    var provisional: String { pick("Điểm tạm tính", "Provisional") }
    func provisionalBanner(low: String, high: String, max: String) -> String {
        pick(
            "Còn số liệu chờ xem lại hoặc tiêu chí chờ thẩm định, nên tổng điểm có thể từ \(low) đến \(high) trên \(max).",
            "Some figures wait for review, or criteria for an assessor: the total can be from \(low) to \(high) of \(max)."
        )
    }

    func totalRange(low: String, high: String) -> String { pick("có thể từ \(low) đến \(high)", "can be from \(low) to \(high)") }
    func ofMaximum(_ max: String) -> String { pick("trên \(max) điểm", "of \(max) points") }

    func name(_ state: CriterionState) -> String {
        switch state {
        case .scored: pick("Đã chấm", "Scored")
        case .notReported: pick("Không có số liệu", "Not reported")
        case .notComputable: pick("Chưa tính được", "Not computable")
        case .needsAssessor: pick("Cần thẩm định", "Needs an assessor")
        }
    }

    // MARK: Declared and verified

    var verifiedTotal: String { pick("Đã thẩm tra", "Verified") }
    var declaredTotal: String { pick("theo khai báo", "as declared") }
    func verifiedDetail(_ points: String) -> String { pick("trong đó đã thẩm tra \(points)", "of which verified \(points)") }
    var cardNotes: String { pick("Lưu ý chung", "Notes on the whole") }
    var inconsistencies: String {
        pick("Chỗ Quyết định chưa khớp và cách hiểu", "What does not add up in the decision, and how it was read")
    }
    var inconsistency: String { pick("Chỗ chưa khớp", "Inconsistency") }
    var readAs: String { pick("Vấn đề và cách hiểu", "What it is, and how it was read") }
    var wholeDecision: String { pick("cả Quyết định", "the whole decision") }

    var waitsForReview: String { pick("Số liệu chờ xem lại", "Figures under review") }

    func cappedAt(_ maximum: String, sum: String) -> String {
        pick("Tổng các dòng là \(sum), lấy không quá \(maximum).", "The rows add up to \(sum); no more than \(maximum) is counted.")
    }

    func notASum(_ sum: String) -> String {
        pick(
            "Không phải tổng các dòng (\(sum)): xem “\(policies)”.",
            "Not the sum of the rows (\(sum)): see “\(policies)”.")
    }

    // MARK: Missing evidence

    var missingEvidence: String { pick("Thiếu minh chứng", "Missing evidence") }
    var missingEvidenceExplanation: String {
        pick(
            "Các tiêu chí chưa được chấm hoặc dựa trên số liệu chờ xem lại, kèm số điểm liên quan. Để trống không được tính là 0 %.",
            "Criteria not scored, or resting on figures under review, and the points that hang on them. A blank is never taken for 0 %."
        )
    }
    var nothingMissing: String { pick("Không thiếu minh chứng nào.", "No evidence is missing.") }
    var atStake: String { pick("Điểm liên quan", "Points at stake") }
    var whatIsMissing: String { pick("Thiếu gì", "What is missing") }
    var atStakeTotal: String { pick("Tổng điểm liên quan", "Points at stake in all") }

    /// Why a criterion earns nothing yet, or which of its figures are open.
    ///
    /// - Parameter methods: notes about the decision itself, which the agency cannot mend; they stand in the annex.
    func gap(
        _ criterion: CriterionScore, open: [CriterionInput], methods: Set<String> = [],
        label: (CriterionInput) -> String = { $0.label ?? $0.field }
    ) -> String {
        var parts = criterion.state == .scored ? [] : ([name(criterion.state)] + criterion.notes.filter { !methods.contains($0) })
        parts += open.map { input in
            let what = input.state == .filled ? pick("chờ xem lại", "under review") : name(input.state).lowercased()
            let place = input.evidence.map { ", " + self.place($0) } ?? ""
            return "\(label(input)): \(what)\(place)"
        }
        return parts.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }.joined(separator: "; ")
    }

    // MARK: Policies

    var policies: String { pick("Phương pháp", "Methods") }
    var policiesTitle: String { pick("Phụ lục: phương pháp đã dùng", "Annex: the methods used") }
    var policiesExplanation: String {
        pick(
            "Những chỗ Quyết định chưa rõ hoặc tự mâu thuẫn được xử lý theo các lựa chọn dưới đây; đổi lựa chọn là chấm lại được từ đầu.",
            "Where the decision is unclear or contradicts itself, these choices were made; with others the score can be made again."
        )
    }
    var policy: String { pick("Lựa chọn", "Switch") }
    var policyValue: String { pick("Giá trị", "Value") }
    var policyAlternatives: String { pick("Giá trị khác", "Other values") }
    var policyIssue: String { pick("Vấn đề", "Issue") }
    var policyWhy: String { pick("Vì sao", "Why") }
    var policyTouches: String { pick("Áp dụng cho", "Touches") }

    // MARK: Signatures and summary

    var preparedBy: String { pick("NGƯỜI LẬP PHIẾU", "PREPARED BY") }
    var assessedBy: String { pick("NGƯỜI THẨM ĐỊNH", "ASSESSED BY") }
    var approvedBy: String { pick("THỦ TRƯỞNG CƠ QUAN", "HEAD OF THE AGENCY") }
    var signatureHint: String { pick("(Ký, ghi rõ họ tên)", "(Signature, full name)") }
    var dateLine: String { pick("……………, ngày …… tháng …… năm ………", "……………, date: ……/……/………") }
    var rankingSummary: String { pick("Tổng hợp", "Summary") }
    var rank: String { pick("Thứ hạng", "Rank") }
    var status: String { pick("Tình trạng", "Status") }
    var final: String { pick("Chính thức", "Final") }
    var lowest: String { pick("Thấp nhất", "Lowest") }
    var highest: String { pick("Cao nhất", "Highest") }

    var scoreFooter: String {
        pick(
            "Phiếu điểm tạo tự động từ hồ sơ đã đọc. Từng điểm dẫn về tiêu chí, cách tính, số liệu và chỗ ghi trong báo cáo.",
            "Made automatically from the record. Every point leads back to criterion, rule, figures and their place in the report."
        )
    }
}
