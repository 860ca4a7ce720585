import Foundation

/// Which readings of several fields are right at once, given how likely each is alone and how well they fit together.
///
/// Every variable has its readings as states and one last state, "none of these". A factor weighs combinations of readings; a combination
/// with "none of these" in it has weight 1, because nothing is known of it. Beliefs are passed along until they settle (sum-product).
struct BeliefNetwork {
    struct Factor {
        var variables: [Int]
        /// How many readings of each variable the factor knows; those beyond count as "none of these".
        var counts: [Int]
        /// Weight minus 1 of each combination, the last variable's reading changing fastest.
        var excess: [Double]
        /// By variable: the part of a positive excess that speaks for it, 0 to 1. A check that would hold with most misreadings of a figure
        /// ("4.653" for "4.658" beside a rounded share) says little for that figure and all for the others.
        var sensitivity: [Double]
    }

    /// By variable: the probability of each reading, "none of these" last; each sums to 1.
    let priors: [[Double]]
    let factors: [Factor]

    /// Chains of checks in a form are short; beliefs settle within a few rounds, and a loop that does not is cut off here.
    private static let rounds = 12
    /// How much of the old message stays, so that loops do not swing.
    private static let damping = 0.3
    private static let smallest = 1e-12

    struct Beliefs {
        /// By variable, as in `priors`.
        var variables: [[Double]]
        /// By factor: what each of its variables believes without it.
        var incoming: [[[Double]]]
    }

    func settled() -> Beliefs {
        var toVariable = factors.map { factor in factor.variables.map { [Double](repeating: 1, count: priors[$0].count) } }
        for _ in 0..<Self.rounds {
            let incoming = incomingMessages(toVariable)
            for index in factors.indices {
                let fresh = outgoing(factors[index], incoming[index])
                for position in fresh.indices {
                    toVariable[index][position] = zip(toVariable[index][position], fresh[position]).map {
                        Self.damping * $0 + (1 - Self.damping) * $1
                    }
                }
            }
        }
        var beliefs = priors
        for (factor, messages) in zip(factors, toVariable) {
            for (variable, message) in zip(factor.variables, messages) {
                beliefs[variable] = zip(beliefs[variable], message).map { $0 * $1 }
            }
        }
        return Beliefs(variables: beliefs.map(Self.normalised), incoming: incomingMessages(toVariable))
    }

    /// Probability that exactly these readings (one for each variable of the factor) are right.
    func probability(of readings: [Int], in factor: Int, _ beliefs: Beliefs) -> Double {
        let incoming = beliefs.incoming[factor]
        var total = 1.0
        var wanted = 0.0
        for (combination, excess) in zip(combinations(factors[factor].counts), factors[factor].excess) {
            let mass = zip(incoming, combination).reduce(1) { $0 * $1.0[$1.1] }
            total += excess * mass
            if combination == readings { wanted = (1 + excess) * mass }
        }
        return wanted / max(total, Self.smallest)
    }

    /// What each variable of each factor believes from everything but that factor.
    private func incomingMessages(_ toVariable: [[[Double]]]) -> [[[Double]]] {
        var products = priors
        for (factor, messages) in zip(factors, toVariable) {
            for (variable, message) in zip(factor.variables, messages) {
                products[variable] = zip(products[variable], message).map { $0 * $1 }
            }
        }
        return zip(factors, toVariable).map { factor, messages in
            zip(factor.variables, messages).map { variable, own in
                Self.normalised(zip(products[variable], own).map { $0 / max($1, Self.smallest) })
            }
        }
    }

    private func outgoing(_ factor: Factor, _ incoming: [[Double]]) -> [[Double]] {
        var messages = factor.variables.map { [Double](repeating: 1, count: priors[$0].count) }
        for (combination, excess) in zip(combinations(factor.counts), factor.excess) where excess != 0 {
            for position in combination.indices {
                var mass = excess > 0 ? excess * factor.sensitivity[position] : excess
                for other in combination.indices where other != position { mass *= incoming[other][combination[other]] }
                messages[position][combination[position]] += mass
            }
        }
        return messages.map { $0.map { max($0, Self.smallest) } }
    }

    private func combinations(_ counts: [Int]) -> [[Int]] { Self.combinations(counts) }

    /// Every combination of readings, the last changing fastest.
    static func combinations(_ counts: [Int]) -> [[Int]] {
        counts.reduce([[]]) { partial, count in partial.flatMap { start in (0..<count).map { start + [$0] } } }
    }

    private static func normalised(_ values: [Double]) -> [Double] {
        let sum = values.reduce(0, +)
        return sum > 0 ? values.map { $0 / sum } : values
    }
}
