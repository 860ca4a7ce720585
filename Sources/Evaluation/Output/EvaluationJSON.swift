import FormMapping
import Foundation

/// The figures for programs, and the claims with their features for `scripts/calibrate`.
package enum EvaluationJSON {
    package static let schemaName = "phieu.evaluation/1"

    private struct Whole: Encodable {
        var schema = schemaName
        var total: Tally
        var reliability: Reliability
        var automation: AutomationCurve
        var kinds, forms, states, types, reasons, decisions: [Evaluation.Group]
        var documents: [Document]
    }

    private struct Document: Encodable {
        var file, kind, form: String
        var seconds: Double
        var failure: String?
        var tally: Tally
        var errors: [ClaimError]
    }

    package static func text(_ evaluation: Evaluation) throws -> Data {
        let whole = Whole(
            total: evaluation.tally, reliability: evaluation.reliability, automation: evaluation.curve, kinds: evaluation.kinds,
            forms: evaluation.forms, states: evaluation.states, types: evaluation.types, reasons: evaluation.reasons,
            decisions: evaluation.decisions,
            documents: evaluation.documents.map {
                Document(
                    file: $0.document, kind: $0.kind, form: $0.form, seconds: $0.seconds, failure: $0.failure, tally: $0.tally,
                    errors: $0.errors)
            })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(whole) + Data("\n".utf8)
    }

    private struct Claim: Encodable {
        var document, kind, form, agency: String
        var source, claim, type: String
        var doubts: [String: Double]
        var isForAPerson: Bool
        var isInLostTable: Bool
        var confidence: Double
        var decision: String
        var isRight, isFilled, isInTruth: Bool
    }

    /// One claim a line, with what its confidence was made of. Empty slots that the document does not print are left out: a blank claimed there
    /// is neither right nor wrong; so are all claims beside a truth that tells a part of the report.
    package static func features(_ document: DocumentComparison) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var lines = Data()
        for claim in document.claims {
            guard let features = claim.features, claim.isInTruth || features.claim != .blank && !document.isPart else { continue }
            let line = Claim(
                document: document.document, kind: document.kind, form: document.form, agency: document.agency,
                source: features.source.rawValue,
                claim: features.claim.rawValue, type: claim.type.rawValue,
                doubts: Dictionary(uniqueKeysWithValues: features.doubts.map { ($0.key.rawValue, $0.value) }),
                isForAPerson: features.isForAPerson, isInLostTable: features.isInLostTable, confidence: claim.confidence,
                decision: claim.decision.rawValue,
                isRight: claim.isRight,
                isFilled: claim.isFilled, isInTruth: claim.isInTruth)
            lines += try encoder.encode(line) + Data("\n".utf8)
        }
        return lines
    }
}
