/// What every threshold of confidence would do: how much passes without a look, and how much of that is wrong.
package struct AutomationCurve: Sendable, Encodable {
    package struct Point: Sendable, Encodable {
        package var threshold: Double
        /// Of all claims, those that pass.
        package var automation: Double
        /// Of the filled fields, those that pass with the right value.
        package var straightThrough: Double?
        package var accepted: Int
        package var wrong: Int
        /// Of those that pass, the wrong part.
        package var error: Double
    }

    package var points: [Point]

    package static let thresholds = [
        0.5, 0.7, 0.8, 0.9, 0.94, 0.95, 0.96, 0.97, 0.975, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.997, 0.998, 0.999,
    ]

    /// Claims that a rule leaves to a person pass at no threshold.
    package init(_ claims: some Collection<JudgedClaim>) {
        let filled = claims.count { $0.isFilled }
        points = Self.thresholds.map { threshold in
            let passing = claims.filter { $0.confidence >= threshold && $0.features?.isForAPerson != true }
            let wrong = passing.count { !$0.isRight }
            return Point(
                threshold: threshold, automation: claims.isEmpty ? 0 : Double(passing.count) / Double(claims.count),
                straightThrough: filled == 0 ? nil : Double(passing.count { $0.isFilled && $0.isRight }) / Double(filled),
                accepted: passing.count, wrong: wrong, error: passing.isEmpty ? 0 : Double(wrong) / Double(passing.count))
        }
    }
}
