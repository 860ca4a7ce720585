import DocumentModel
import Foundation
import RecordModel

/// Arithmetic as evidence: chooses among the readings of several fields at once such that checks hold, and says what that does to
/// their confidence.
///
/// A combination of readings for which a check holds is weighed by how much likelier that is for what the sender wrote than for misread
/// figures (`CheckTrust`: kept by 75 % of shares and totals, met by chance by 5 %: 15 to 1), one that breaks it by the opposite (1 to 4).
/// A field whose reading is certain is never lowered: reports really contain wrong sums, and then the report is wrong, not the reading.
package struct ArithmeticEvidence: Sendable {
    package struct Weighed: Sendable {
        /// The record with the readings chosen and the confidences, reasons and decisions that follow.
        package var record: Record
        /// In the order of the record's fields.
        package var verdicts: [ArithmeticVerdict]
    }

    private let library: CheckLibrary

    /// Most combinations of readings that one check is asked about.
    private static let mostCombinations = 512
    /// How often the checks that are only warnings are kept by what senders wrote: their meaning is less sure.
    private static let reportsOfWarnings = 0.6
    /// A check that misread figures pass more often than this supports nothing by itself.
    private static let tellingChance = 0.5
    /// A smaller change of confidence is not worth a reason.
    private static let smallestChange = 0.0005

    package init(_ library: CheckLibrary) {
        self.library = library
    }

    /// - Parameters:
    ///   - acceptance: confidence from which the field of this index is accepted without a look.
    ///   - heldBack: indices of fields that a rule leaves to a person, however likely their values are.
    ///   - language: of the reasons.
    package func weigh(
        _ record: Record, acceptance: (_ field: Int) -> Double, heldBack: Set<Int> = [], language: Language
    ) -> Weighed {
        let figures = Figures(record)
        var readings: [FieldReadings] = []
        var indexOf: [String: Int] = [:]
        let asked = Set(library.checks.flatMap(\.fields))
        for (index, field) in record.fields.enumerated() {
            guard let id = field.id, asked.contains(id), indexOf[id] == nil, let reading = FieldReadings(field, index: index) else {
                continue
            }
            indexOf[id] = readings.count
            readings.append(reading)
        }
        let questions = library.checks.compactMap { question($0, readings, indexOf, figures) }
        let network = BeliefNetwork(priors: readings.map(\.probabilities), factors: questions.map(\.factor))
        let beliefs = network.settled()
        let chosen = choice(beliefs, readings, questions, figures)
        var notes: [Int: Notes] = [:]
        for (number, question) in questions.enumerated() {
            note(question, number, network, beliefs, chosen, readings, figures, &notes)
        }
        return applied(notes, beliefs, chosen, readings, to: record, acceptance: acceptance, heldBack: heldBack, language: language)
    }

    // MARK: Asking the checks

    private struct Question {
        var check: Check
        var factor: BeliefNetwork.Factor
    }

    /// The check as a factor over the readings of its fields; nil where no combination says anything.
    private func question(_ check: Check, _ readings: [FieldReadings], _ indexOf: [String: Int], _ figures: Figures) -> Question? {
        let variables = check.fields.compactMap { indexOf[$0] }
        guard variables.contains(where: { !(readings[$0].figures.count == 1 && readings[$0].figures[0] == nil) }) else { return nil }
        var counts = variables.map { readings[$0].figures.count }
        // Alternatives fall away from the least likely on, until the combinations can be asked one by one.
        while counts.reduce(1, { min($0 * $1, .max / 8) }) > Self.mostCombinations {
            let last = counts.indices.filter { counts[$0] > 1 }.min {
                readings[variables[$0]].probabilities[counts[$0] - 1] < readings[variables[$1]].probabilities[counts[$1] - 1]
            }
            guard let last else { break }
            counts[last] -= 1
        }
        let combinations = BeliefNetwork.combinations(counts)
        let outcomes = combinations.map { outcome(check, variables, $0, readings, figures) }
        let excess = outcomes.map { weight(check, $0) - 1 }
        guard excess.contains(where: { $0 != 0 }) else { return nil }
        var sensitivity = [Double](repeating: 1, count: variables.count)
        if let index = excess.firstIndex(where: { $0 > 0 }), case .holds(let chance, _) = outcomes[index] {
            let scene = figures.replacing(replacements(variables, combinations[index], readings))
            for (position, variable) in variables.enumerated() {
                let missed = max(chance, unnoticedMisreadings(of: readings[variable].id, check, scene))
                sensitivity[position] = (weight(check, .held(byChance: missed)) - 1) / excess[index]
            }
        }
        return Question(
            check: check, factor: BeliefNetwork.Factor(variables: variables, counts: counts, excess: excess, sensitivity: sensitivity))
    }

    /// Of the ways to mistake one digit of the figure, the share that the check would not notice, 0 to 1.
    private func unnoticedMisreadings(of field: String, _ check: Check, _ figures: Figures) -> Double {
        guard let figure = figures[field], let number = figure.number else { return 0 }
        let digits = Array("\(number)")
        var tried = 0
        var unnoticed = 0
        for place in digits.indices {
            guard let digit = digits[place].wholeNumberValue else { continue }
            for step in Self.digitSteps {
                var other = digits
                other[place] = Character(String((digit + step) % Self.ten))
                guard let value = Decimal(string: String(other), locale: Locale(identifier: "en_US_POSIX")) else { continue }
                tried += 1
                if case .fails = check.evaluate(figures.replacing([field: Figure(.number(value))])) { continue }
                unnoticed += 1
            }
        }
        return tried == 0 ? 0 : Double(unnoticed) / Double(tried)
    }

    private static let ten = 10
    /// A mistaken digit is tried as the next one, and as ones farther off.
    private static let digitSteps = [1, 3, 5, 9]

    private func replacements(_ variables: [Int], _ combination: [Int], _ readings: [FieldReadings]) -> [String: Figure?] {
        let others = zip(variables, combination).filter { $0.1 > 0 }.map { (readings[$0.0].id, readings[$0.0].figures[$0.1]) }
        return Dictionary(others) { first, _ in first }
    }

    private func outcome(
        _ check: Check, _ variables: [Int], _ combination: [Int], _ readings: [FieldReadings], _ figures: Figures
    ) -> CheckOutcome {
        let replaced = replacements(variables, combination, readings)
        return check.evaluate(replaced.isEmpty ? figures : figures.replacing(replaced))
    }

    private enum Finding {
        case held(byChance: Double)
        case broken
    }

    /// How much likelier the outcome is for figures as written than for misread ones.
    private func weight(_ check: Check, _ outcome: CheckOutcome) -> Double {
        switch outcome {
        case .silent: 1
        case .holds(let chance, _): weight(check, .held(byChance: chance))
        case .fails(let failure): failure.size == .small ? 1 : weight(check, .broken)
        }
    }

    private func weight(_ check: Check, _ finding: Finding) -> Double {
        let trust = check.rule.trust
        let reports = check.severity == .warning ? min(trust.reports, max(Self.reportsOfWarnings, trust.chance)) : trust.reports
        switch finding {
        case .held(let chance): return max(reports / max(chance, trust.chance), 1)
        case .broken: return min((1 - reports) / (1 - trust.chance), 1)
        }
    }

    // MARK: Choosing

    /// The reading of each field: the likeliest, but another than the record's only where a check holds with it and did not before.
    private func choice(
        _ beliefs: BeliefNetwork.Beliefs, _ readings: [FieldReadings], _ questions: [Question], _ figures: Figures
    ) -> [Int] {
        var chosen = readings.indices.map { index in
            let known = beliefs.variables[index].dropLast()
            return known.indices.max { known[$0] < known[$1] } ?? 0
        }
        for index in chosen.indices where chosen[index] != 0 {
            let isNeeded = questions.contains { question in
                guard question.factor.variables.contains(index) else { return false }
                var without = chosen
                without[index] = 0
                return isTelling(outcome(question, chosen, readings, figures)) && !isTelling(outcome(question, without, readings, figures))
            }
            if !isNeeded { chosen[index] = 0 }
        }
        return chosen
    }

    private func outcome(_ question: Question, _ chosen: [Int], _ readings: [FieldReadings], _ figures: Figures) -> CheckOutcome {
        let variables = question.factor.variables
        return outcome(question.check, variables, variables.map { chosen[$0] }, readings, figures)
    }

    private func isTelling(_ outcome: CheckOutcome) -> Bool {
        if case .holds(let chance, _) = outcome { chance <= Self.tellingChance } else { false }
    }

    // MARK: Telling

    /// What was found about one field, for and against.
    private struct Notes {
        var support: Note?
        var doubt: Note?
    }

    private struct Note {
        var kind: ArithmeticVerdict.Kind
        var check: Check
        var facts: CheckFacts
        var variant: String?
        /// Lower is stronger, within one kind.
        var chance: Double
    }

    private func note(
        _ question: Question, _ number: Int, _ network: BeliefNetwork, _ beliefs: BeliefNetwork.Beliefs, _ chosen: [Int],
        _ readings: [FieldReadings], _ figures: Figures, _ notes: inout [Int: Notes]
    ) {
        switch outcome(question, chosen, readings, figures) {
        case .holds(let chance, let facts) where chance <= Self.tellingChance:
            for variable in question.factor.variables where facts.fields.contains(readings[variable].id) {
                let kind: ArithmeticVerdict.Kind = chosen[variable] == 0 ? .supported : .mended
                record(Note(kind: kind, check: question.check, facts: facts, variant: "holds", chance: chance), for: variable, &notes)
            }
        case .fails(let failure) where failure.size == .full:
            let involved = question.factor.variables.filter { failure.facts.fields.contains(readings[$0].id) }
            let isCertain = involved.allSatisfy { !readings[$0].isUncertain }
            let combination = question.factor.variables.map { chosen[$0] }
            let isLikely = isCertain || network.probability(of: combination, in: number, beliefs) >= Self.likely
            for variable in involved {
                let kind: ArithmeticVerdict.Kind = isLikely || !readings[variable].isUncertain ? .reportIsWrong : .contradicted
                record(
                    Note(kind: kind, check: question.check, facts: failure.facts, variant: failure.variant, chance: 1), for: variable,
                    &notes)
            }
        default: break
        }
    }

    /// With readings in doubt, the report is only blamed where it is this likely that every figure was read right.
    private static let likely = 0.8

    private func record(_ note: Note, for variable: Int, _ notes: inout [Int: Notes]) {
        switch note.kind {
        case .mended, .supported:
            if note.chance < notes[variable]?.support?.chance ?? .infinity { notes[variable, default: Notes()].support = note }
        case .contradicted:
            if notes[variable]?.doubt?.kind != .contradicted { notes[variable, default: Notes()].doubt = note }
        case .reportIsWrong:
            if notes[variable]?.doubt == nil { notes[variable, default: Notes()].doubt = note }
        }
    }

    /// Which of the findings is told: one that mends, one that lowered the confidence, one that supports, one that only blames the report.
    private func told(_ notes: Notes, isLowered: Bool) -> Note? {
        if let support = notes.support, support.kind == .mended || !isLowered || notes.doubt == nil { return support }
        return notes.doubt
    }

    private func applied(
        _ notes: [Int: Notes], _ beliefs: BeliefNetwork.Beliefs, _ chosen: [Int], _ readings: [FieldReadings], to record: Record,
        acceptance: (_ field: Int) -> Double, heldBack: Set<Int>, language: Language
    ) -> Weighed {
        var weighed = Weighed(record: record, verdicts: [])
        for (variable, found) in notes.sorted(by: { readings[$0.key].index < readings[$1.key].index }) {
            let reading = readings[variable]
            let before = record.fields[reading.index]
            let belief = min(
                max(beliefs.variables[variable][chosen[variable]], FieldReadings.limits.lowerBound), FieldReadings.limits.upperBound)
            let isLowered = reading.isUncertain && belief < before.confidence
            guard let note = told(found, isLowered: isLowered) else { continue }
            let acceptance = acceptance(reading.index)
            var field = before
            field.confidence = note.kind == .mended || isLowered && note.kind != .supported ? belief : max(before.confidence, belief)
            if note.kind == .supported, field.confidence - before.confidence < Self.smallestChange { continue }
            if chosen[variable] != 0 { mend(&field, reading, beliefs.variables[variable], chosen[variable]) }
            let wasHeldBack = heldBack.contains(reading.index) || before.decision == .review && before.confidence >= acceptance
            // a reading that arithmetic put in the place of another is for a person, however likely it is
            let isMended = chosen[variable] != 0
            field.decision = field.confidence >= acceptance && !wasHeldBack && !isMended ? .accepted : .review
            let verdict = ArithmeticVerdict(
                field: reading.id, kind: note.kind, check: note.check.id, confidenceBefore: before.confidence,
                confidenceAfter: field.confidence)
            let finding = library.sentence(note.check, note.facts, variant: note.variant, language)
            field.reasons.append(verdict.reason(finding, readBefore: before.raw, language))
            field.reasonCodes.append(verdict.reasonCode)
            weighed.record.fields[reading.index] = field
            weighed.verdicts.append(verdict)
        }
        return weighed
    }

    /// Puts the chosen reading in the field and the old one among the alternatives.
    private func mend(_ field: inout RecordField, _ reading: FieldReadings, _ belief: [Double], _ chosen: Int) {
        let old = Alternative(value: reading.figures[0]?.value, raw: field.raw ?? "", confidence: belief[0])
        let figure = reading.figures[chosen]
        field.value = figure?.value
        field.raw = figure?.raw ?? ""
        field.state = figure == nil ? .blank : .filled
        field.alternatives = [old] + field.alternatives.filter { $0.value != figure?.value }
    }
}
