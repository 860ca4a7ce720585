import Foundation

/// From what speaks against a claim to the probability that it is right: weights for doubts, fitted by `scripts/calibrate`, and a curve that
/// turns their sum into what was observed on documents that the weights were not fitted on.
///
/// The model is data (`Resources/confidence.json`, schema in `Mappings/schema/confidence.schema.json`), with how it was made and its reliability.
package struct ConfidenceModel: Codable, Sendable {
    package static let schemaName = "phieu.confidence/2"

    package var schema: String
    /// Probability from which a field is accepted without a look, by `FieldFeatures.Source` name: read off each source's curve of error against
    /// automation.
    package var acceptance: [String: Double]
    package var parts: [Part]

    /// What is known about one kind of claim from one kind of source.
    package struct Part: Codable, Sendable {
        package var source: FieldFeatures.Source
        package var claim: FieldFeatures.Claim
        /// Log-odds of being wrong of a claim that nothing speaks against.
        package var bias: Double
        /// What a whole doubt adds to the log-odds, never negative; by `Doubt` name.
        package var weights: [String: Double]
        /// Points `[log-odds of being wrong by the weights, probability of being right as observed]`, the log-odds rising, the probability never.
        /// Between them the log-odds of being right run straight; beyond them the curve is flat.
        package var curve: [[Double]]
        /// Share of the right ones among claims of tables that were not understood: the weights were fitted on the others, and say nothing better of
        /// these.
        package var lostTables: Double?

        package init(source: FieldFeatures.Source, claim: FieldFeatures.Claim, bias: Double, weights: [String: Double], curve: [[Double]]) {
            self.source = source
            self.claim = claim
            self.bias = bias
            self.weights = weights
            self.curve = curve
        }
    }

    package init(acceptance: [String: Double], parts: [Part]) {
        schema = Self.schemaName
        self.acceptance = acceptance
        self.parts = parts
    }

    /// The confidence from which a claim is accepted, by source, or by source and claim ("picture blank"). Nothing is accepted of a source that the model
    /// does not know.
    package func acceptance(of features: FieldFeatures) -> Double {
        let source = features.source.rawValue
        return acceptance["\(source) \(features.claim.rawValue)"] ?? acceptance[source] ?? 1
    }

    /// A claim is never more certain than this, nor less.
    private static let limits = 0.01...0.999
    /// Far below every acceptance: what is less sure than this is for a person in any case.
    private static let nearAcceptance = 0.9
    /// Claims that no part of the model knows are not accepted.
    private static let unknown = 0.5

    /// Probability that the claim is right, in steps of a ten-thousandth.
    package func confidence(of features: FieldFeatures) -> Double {
        guard let part = part(features.source, features.claim) else { return Self.unknown }
        let known = min(part.probability(part.logOdds(of: features)), features.isInLostTable ? part.lostTables ?? 1 : 1)
        // near acceptance the same doubts weigh on characters from a picture at least as much: where documents show less of them there, chance does
        let ceiling =
            features.source == .picture ? self.part(.spelled, features.claim).map { $0.probability($0.logOdds(of: features)) } : nil
        let fitted = min(known, max(ceiling ?? 1, Self.nearAcceptance))
        let probability = min(max(fitted, Self.limits.lowerBound), Self.limits.upperBound)
        return (probability * 10000).rounded() / 10000
    }

    private func part(_ source: FieldFeatures.Source, _ claim: FieldFeatures.Claim) -> Part? {
        parts.first { $0.source == source && $0.claim == claim }
    }
}

extension ConfidenceModel.Part {
    /// Log-odds of being wrong, before the curve.
    func logOdds(of features: FieldFeatures) -> Double {
        // summed in a fixed order, so that the last digit is always the same
        Doubt.allCases.reduce(bias) { sum, doubt in sum + (features.doubts[doubt] ?? 0) * (weights[doubt.rawValue] ?? 0) }
    }

    func probability(_ logOdds: Double) -> Double {
        guard let first = curve.first, let last = curve.last else { return 1 / (1 + exp(logOdds)) }
        if logOdds <= first[0] { return first[1] }
        for (left, right) in zip(curve, curve.dropFirst()) where logOdds <= right[0] {
            // of the way to the odds and back a flat stretch would keep the last digit's noise
            if left[1] == right[1] { return left[1] }
            let share = (logOdds - left[0]) / max(right[0] - left[0], .ulpOfOne)
            let odds = Self.logOdds(left[1]) * (1 - share) + Self.logOdds(right[1]) * share
            return 1 / (1 + exp(-odds))
        }
        return last[1]
    }

    private static func logOdds(_ probability: Double) -> Double { log(probability / (1 - probability)) }
}
