import DocumentModel

/// What the arithmetic of a report says about one of its fields, and what that did to its confidence.
package struct ArithmeticVerdict: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// A check that could have failed holds.
        case supported
        /// Another reading makes a check hold that failed: the field was misread.
        case mended
        /// A check fails and the reading is in doubt: it may be misread.
        case contradicted
        /// A check fails, no reading mends it, and the page most likely says so: the report itself is wrong.
        case reportIsWrong
    }

    package var field: String
    package var kind: Kind
    /// The check that decided, by id.
    package var check: String
    package var confidenceBefore: Double
    package var confidenceAfter: Double

    /// The name for `reason_codes`.
    package var reasonCode: String {
        switch kind {
        case .supported: "arithmetic-supports"
        case .mended: "arithmetic-mends"
        case .contradicted: "arithmetic-contradicts"
        case .reportIsWrong: "report-contradicts-itself"
        }
    }

    /// The sentence for `reasons`.
    /// - Parameters:
    ///   - finding: the sentence of the check.
    ///   - before: what was read first, where it was mended.
    func reason(_ finding: String, readBefore before: String?, _ language: Language) -> String {
        switch (kind, language) {
        case (.supported, _): finding
        case (.mended, .vietnamese): "đọc là “\(before ?? "")”, sửa theo phép tính: \(finding)"
        case (.mended, .english): "read as “\(before ?? "")”, mended: \(finding)"
        case (.contradicted, .vietnamese): "có thể đọc nhầm: \(finding)"
        case (.contradicted, .english): "perhaps misread: \(finding)"
        case (.reportIsWrong, .vietnamese): "báo cáo tự mâu thuẫn: \(finding)"
        case (.reportIsWrong, .english): "the report contradicts itself: \(finding)"
        }
    }
}
