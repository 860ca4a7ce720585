import Reporting
import Scoring

extension RubricFacts {
    /// What a sheet prints of a rubric besides the points.
    /// - Parameter policies: those in force, by name; a policy that is not in it has its standard value.
    package init(_ rubric: Rubric, policies inForce: [String: String]) {
        let headings = rubric.groups.flatMap(\.headings).compactMap { heading in
            rubric.firstCriterion(under: heading).map {
                Reporting.RubricHeading(path: heading.path, number: heading.number, title: heading.title, max: heading.max, before: $0.path)
            }
        }
        let policies = rubric.policies.map { policy in
            let touching = rubric.inconsistencies.filter { $0.policy == policy.name }
            let value = inForce[policy.name] ?? policy.standard
            return PolicyFacts(
                name: policy.name, value: value,
                title: ([policy.question] + touching.map { "\($0.id): \($0.text)" }).joined(separator: " "), why: policy.reason,
                alternatives: policy.values.filter { $0 != value }, paths: touching.flatMap(\.touches))
        }
        self.init(
            title: rubric.title, issuer: rubric.decision, headings: headings, policies: policies,
            inconsistencies: rubric.inconsistencies.map {
                InconsistencyFacts(id: $0.id, text: $0.text, paths: $0.touches, policy: $0.policy)
            })
    }
}
