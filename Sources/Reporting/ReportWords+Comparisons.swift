import Foundation
import RecordModel

/// What sheets say of figures that exist twice: declared and agreed, the district's and the communes'.
extension ReportWords {
    // MARK: The district's figures and the communes'

    var crossCheck: String { pick("Đối chiếu với báo cáo của các xã", "Checked against the communes' reports") }
    var crossCheckSheet: String { pick("Đối chiếu cấp xã", "Communes") }
    var declaredByDistrict: String { pick("Huyện khai", "Declared") }
    var fromCommunes: String { pick("Theo báo cáo của các xã", "From the communes' reports") }
    var communesReporting: String { pick("Xã có số liệu", "Communes with figures") }
    var verdict: String { pick("Kết quả", "Result") }
    var countedSource: String { pick("Tính điểm theo", "Counted") }
    var derivation: String { pick("Cách tính", "How") }
    var figure: String { pick("Số liệu", "Figure") }
    var area: String { pick("Đơn vị hành chính", "Area") }
    var reportFile: String { pick("Báo cáo", "Report") }
    var noReport: String { pick("chưa có báo cáo", "no report") }

    func crossCheckSummary(_ check: CrossCheck) -> String {
        let (present, all) = (check.present.count, check.members.count)
        let differs = check.count(.differs)
        let agrees = check.count(.agrees)
        let open = check.count(.incomplete) + check.count(.notDeclared)
        return pick(
            "\(check.unit): \(present)/\(all) xã có báo cáo. Trong \(check.figures.count) số liệu về cấp xã: \(agrees) không mâu thuẫn, \(differs) mâu thuẫn, "
                + "\(open) chưa đối chiếu được. Đối chiếu không tự thay đổi điểm.",
            "\(check.unit): \(present) of \(all) communes have reported. Of \(check.figures.count) figures about communes \(agrees) agree, "
                + "\(differs) contradict, \(open) cannot be compared yet. The comparison changes no point by itself.")
    }

    func absentCommunes(_ check: CrossCheck) -> String? {
        guard !check.absent.isEmpty else { return nil }
        let names = check.absent.map(\.unit).joined(separator: ", ")
        return pick("Chưa dùng được báo cáo của: \(names).", "No usable report of: \(names).")
    }

    /// Where the forms do not ask for the same, two different numbers may both be right.
    func name(_ figure: CrossCheck.Figure) -> String {
        switch figure.state {
        case .agrees: figure.bound == nil ? pick("Khớp", "Agrees") : pick("Không mâu thuẫn", "No contradiction")
        case .differs: pick("Mâu thuẫn", "Contradicts")
        case .incomplete: pick("Chưa đủ báo cáo", "Reports missing")
        case .notDeclared: pick("Huyện để trống", "Left blank")
        }
    }

    func name(_ source: CrossCheck.Source) -> String {
        switch source {
        case .declared: pick("số huyện khai", "as declared")
        case .communes: pick("báo cáo của các xã", "the communes' reports")
        case .agreed: pick("số đã thống nhất", "the agreed figure")
        }
    }

    /// The result with what a reader needs to follow it: doubtful parts, the way the questions differ, who left the figure out.
    func remarks(_ figure: CrossCheck.Figure) -> [String] {
        var remarks: [String] = []
        if let remark = figure.remark { remarks.append(remark) }
        if figure.provisional { remarks.append(pick("Còn số chờ xem lại.", "Some figures wait for review.")) }
        if figure.reported == 0 {
            remarks.append(pick("Không xã nào ghi số liệu này.", "No commune states it."))
        } else if !figure.silent.isEmpty {
            let names = figure.silent.joined(separator: ", ")
            remarks.append(pick("Không ghi: \(names).", "Left out by: \(names)."))
        }
        return remarks
    }

    /// The figure from the reports, or what it can still be.
    func derived(_ figure: CrossCheck.Figure, _ format: ValueFormat) -> String {
        func written(_ value: Decimal) -> String { format.number(value) + (figure.unit.map { "\u{A0}\($0)" } ?? "") }
        if let derived = figure.derived { return written(derived) }
        switch (figure.low, figure.high) {
        case (let low?, let high?): return written(low) + " – " + written(high)
        case (let low?, nil): return "≥ " + written(low)
        default: return "–"
        }
    }

    // MARK: Declared and agreed figures

    var agreedFigures: String { pick("Số liệu đã thống nhất với cơ quan", "Figures agreed with the agency") }
    var agreedSheet: String { pick("Số liệu thống nhất", "Agreed figures") }
    var agreedExplanation: String {
        pick(
            "Số liệu gửi cơ quan xác nhận (phần VII của Quyết định): giữ cả số khai báo và số đã thống nhất, chấm điểm theo cả hai.",
            "Figures that went back to the agency (part VII of the decision): both versions are kept, and both are scored.")
    }
    var declaredVersion: String { pick("Khai báo", "Declared") }
    var agreedVersion: String { pick("Đã thống nhất", "Agreed") }
    var agreedBy: String { pick("Ai thống nhất", "By") }
    var agreedOn: String { pick("Ngày", "Date") }
    var agreedWhy: String { pick("Vì sao", "Why") }
    var rowsMoved: String { pick("Điểm các dòng", "Points of the rows") }
    var declaredVersionTotal: String { pick("Tổng điểm theo số khai báo", "Total by declared figures") }
    var agreedVersionTotal: String { pick("Tổng điểm theo số đã thống nhất", "Total by agreed figures") }

    /// Which figures the total rests on; what nobody agreed on otherwise is as declared.
    func basis(_ card: ScoreCard) -> String {
        card.versions?.counted == .agreed ? pick("theo số liệu đã thống nhất", "by the agreed figures") : declaredTotal
    }

    /// The version that does not lead.
    func otherVersion(_ versions: FigureVersions, _ format: ValueFormat) -> String {
        versions.counted == .agreed
            ? pick("theo khai báo: \(format.points(versions.declared.total))", "as declared: \(format.points(versions.declared.total))")
            : pick(
                "theo số đã thống nhất: \(format.points(versions.agreed.total))",
                "by agreed figures: \(format.points(versions.agreed.total))")
    }

    func rows(_ change: FigureVersions.Change, _ format: ValueFormat) -> String {
        change.rows.map { "\($0.path): \(format.points($0.declared)) → \(format.points($0.agreed))" }.joined(separator: "; ")
    }
}
