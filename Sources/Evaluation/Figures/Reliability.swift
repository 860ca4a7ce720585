/// How confidence and truth agree.
package struct Reliability: Sendable, Encodable {
    package struct Bin: Sendable, Encodable {
        package var from: Double
        package var to: Double
        package var count: Int
        /// Mean confidence, and the part that was right.
        package var confidence: Double
        package var right: Double
        /// Between which the true part lies with 95 % probability (Wilson's interval).
        package var interval: [Double]
    }

    /// Bins that hold nothing are left out. Finer towards 1, where decisions are made.
    package var bins: [Bin]
    /// Expected calibration error over ten bins of equal width, weighted by what they hold; nil for nothing.
    package var error: Double?
    package var count: Int

    private static let edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1]
    private static let equalBins = 10

    package init(_ claims: some Collection<JudgedClaim>) {
        count = claims.count
        bins = zip(Self.edges, Self.edges.dropFirst()).compactMap { from, to in
            let inside = claims.filter { $0.confidence >= from && ($0.confidence < to || to == 1 && $0.confidence == 1) }
            guard !inside.isEmpty else { return nil }
            let right = inside.count(where: \.isRight)
            return Bin(
                from: from, to: to, count: inside.count, confidence: inside.reduce(0) { $0 + $1.confidence } / Double(inside.count),
                right: Double(right) / Double(inside.count), interval: Self.wilson(right, inside.count))
        }
        error = claims.isEmpty ? nil : Self.expectedError(claims)
    }

    private static func expectedError(_ claims: some Collection<JudgedClaim>) -> Double {
        var sums = [(count: Int, confidence: Double, right: Int)](repeating: (0, 0, 0), count: equalBins)
        for claim in claims {
            let bin = min(Int(claim.confidence * Double(equalBins)), equalBins - 1)
            sums[bin].count += 1
            sums[bin].confidence += claim.confidence
            sums[bin].right += claim.isRight ? 1 : 0
        }
        return sums.reduce(0) { $0 + abs($1.confidence - Double($1.right)) } / Double(claims.count)
    }

    /// Wilson's score interval at 95 %: keeps its meaning where nothing or everything is right.
    static func wilson(_ hits: Int, _ count: Int) -> [Double] {
        let z = 1.96
        let (share, n) = (Double(hits) / Double(count), Double(count))
        let centre = share + z * z / (2 * n)
        let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        return [max(0, (centre - reach) / scale), min(1, (centre + reach) / scale)]
    }
}
