/// The figures over a corpus, as a whole and by everything that may make a difference.
package struct Evaluation: Sendable {
    /// One line of a table by kind, form …
    package struct Group: Sendable, Encodable {
        package var name: String
        package var documents: Int?
        package var tally: Tally?
        package var claims: Int
        package var right: Double
        package var confidence: Double
        package var accepted: Int
        package var acceptedWrong: Int
        package var calibrationError: Double?
    }

    package var documents: [DocumentComparison]
    package var tally = Tally()
    package var reliability: Reliability
    package var curve: AutomationCurve
    package var kinds: [Group]
    package var forms: [Group]
    package var states: [Group]
    package var types: [Group]
    package var reasons: [Group]
    package var decisions: [Group]
    /// By kind of source: the curves that the tables cannot show.
    package var reliabilityByKind: [(name: String, reliability: Reliability)]

    package init(_ documents: [DocumentComparison]) {
        self.documents = documents
        for document in documents { tally += document.tally }
        let claims = documents.flatMap(\.claims).filter(\.isInTruth)
        reliability = Reliability(claims)
        curve = AutomationCurve(claims)
        kinds = Self.groups(documents) { $0.kind }
        forms = Self.groups(documents) { $0.form }
        states = Self.groups(claims) { [$0.state.rawValue] }
        types = Self.groups(claims) { [$0.type.rawValue] }
        decisions = Self.groups(claims) { [$0.decision.rawValue] }
        reasons = Self.groups(claims) { $0.reasonCodes.isEmpty ? ["–"] : Array(Set($0.reasonCodes)) }
        reliabilityByKind = Dictionary(grouping: documents, by: \.kind).sorted { $0.key < $1.key }
            .map { ($0.key, Reliability($0.value.flatMap(\.claims).filter(\.isInTruth))) }
    }

    private static func groups(_ documents: [DocumentComparison], by name: (DocumentComparison) -> String) -> [Group] {
        Dictionary(grouping: documents, by: name).sorted { $0.key < $1.key }.map { name, members in
            var tally = Tally()
            for member in members { tally += member.tally }
            var group = Group(name, members.flatMap(\.claims).filter(\.isInTruth))
            group.documents = members.count
            group.tally = tally
            return group
        }
    }

    private static func groups(_ claims: [JudgedClaim], by names: (JudgedClaim) -> [String]) -> [Group] {
        var members: [String: [JudgedClaim]] = [:]
        for claim in claims { for name in names(claim) { members[name, default: []].append(claim) } }
        return members.sorted { $0.key < $1.key }.map { Group($0.key, $0.value) }
    }
}

extension Evaluation.Group {
    init(_ name: String, _ claims: [JudgedClaim]) {
        self.name = name
        self.claims = claims.count
        let count = Double(max(1, claims.count))
        right = Double(claims.count(where: \.isRight)) / count
        confidence = claims.reduce(0) { $0 + $1.confidence } / count
        let passed = claims.filter { $0.decision == .accepted }
        accepted = passed.count
        acceptedWrong = passed.count { !$0.isRight }
        calibrationError = Reliability(claims).error
    }
}
