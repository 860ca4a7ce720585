import FormMapping
import RecordModel

/// One record judged by its truth.
package struct DocumentComparison: Sendable {
    package var document: String
    /// Kind of file and damage: "pdf:scan-gray".
    package var kind: String
    /// The form that the truth names.
    package var form: String
    package var agency: String
    package var tally = Tally()
    package var claims: [JudgedClaim] = []
    package var errors: [ClaimError] = []
    package var seconds: Double
    /// Whether the truth tells a part of the report only.
    package var isPart: Bool
    /// Why the document could not be read; its filled fields count as missed.
    package var failure: String?

    /// - Parameters:
    ///   - record: nil where the document could not be read.
    ///   - features: in the order of the record's fields, or empty.
    ///   - formNames: the project's form id for each other name that truth files use.
    package init(
        document: String, kind: String, truth: TruthDocument, record: Record?, features: [FieldFeatures] = [],
        formNames: [String: String] = [:],
        seconds: Double = 0, failure: String? = nil
    ) {
        self.document = document
        self.kind = kind
        self.seconds = seconds
        self.failure = failure
        isPart = truth.isPart
        agency = truth.agency ?? ""
        form = truth.form.map { formNames[$0] ?? $0 } ?? ""
        let fields = record?.fields ?? []
        let alignment = FieldAlignment(truth.fields, fields)
        // of rows that the form does not have the model is not asked
        func traits(of index: Int) -> FieldFeatures? {
            features.count == fields.count && (fields[index].id != nil || record?.document.form == nil) ? features[index] : nil
        }
        for (row, index) in alignment.pairs { judge(truth.fields[row], fields[index], traits(of: index)) }
        for row in alignment.loneTruths where !truth.fields[row].isBlank {
            tally.filled += 1
            tally.missed += 1
            tally.missedSilently += 1
            errors.append(ClaimError(kind: .absent, truth.fields[row], nil))
        }
        for index in alignment.loneFields { judgeLone(fields[index], traits(of: index)) }
        let cells = TableComparison(truth.tables, record?.tables ?? [])
        (tally.cells, tally.cellsFound, tally.cellsRight) = (cells.wanted, cells.found, cells.right)
        judgeFacts(truth, record?.document)
    }

    private mutating func judge(_ truth: TruthField, _ field: RecordField, _ features: FieldFeatures?) {
        let isBlank = ValueComparison.isBlank(field, asNoteColumn: truth.type == FieldType.noteColumn.rawValue)
        let isRight = truth.isBlank ? isBlank : !isBlank && ValueComparison.isSame(truth, field)
        let isAccepted = field.decision == .accepted
        var error: ClaimError.Kind?
        if !truth.isBlank { tally.filled += 1 }
        switch (isRight, truth.isBlank) {
        case (true, false):
            tally.right += 1
            if isAccepted { tally.acceptedRight += 1 }
        case (true, true): tally.rightBlank += 1
        case (false, true):
            tally.invented += 1
            error = .invented
        case (false, false):
            if isBlank { tally.missed += 1 } else { tally.wrong += 1 }
            error = isBlank ? .missed : .wrong
        }
        if isAccepted {
            tally.accepted += 1
            if !isRight { tally.acceptedWrong += 1 }
        }
        claims.append(JudgedClaim(field, features, isRight: isRight, isFilled: !truth.isBlank, isInTruth: true))
        if let error { errors.append(ClaimError(kind: error, truth, field)) }
    }

    /// A field that the truth does not tell: a value is made up, anything else is right. Where the truth tells a part of the report, nobody knows.
    private mutating func judgeLone(_ field: RecordField, _ features: FieldFeatures?) {
        let isBlank = ValueComparison.isBlank(field, asNoteColumn: false)
        claims.append(JudgedClaim(field, features, isRight: isBlank, isFilled: false, isInTruth: false))
        guard !isBlank, !isPart else { return }
        tally.spurious += 1
        if field.decision == .accepted {
            tally.accepted += 1
            tally.acceptedWrong += 1
        }
        errors.append(ClaimError(kind: .spurious, nil, field))
    }

    private mutating func judgeFacts(_ truth: TruthDocument, _ facts: DocumentFacts?) {
        func judge(_ name: String, _ wanted: String?, _ found: String?, isSame: Bool) {
            guard let wanted, !wanted.isEmpty else { return }
            tally.facts += 1
            if isSame {
                tally.factsRight += 1
            } else {
                errors.append(ClaimError(kind: .fact, label: name, wanted: wanted, found: found))
            }
        }
        func sameText(_ wanted: String?, _ found: String?) -> Bool { ComparisonText(wanted) == ComparisonText(found) }
        judge("agency", truth.agency, facts?.agency, isSame: sameText(truth.agency, facts?.agency))
        judge(
            "period", truth.period.isEmpty ? nil : truth.period.text, facts?.period,
            isSame: ComparedPeriod(truth.period) == ComparedPeriod(facts?.period))
        judge("number", truth.number, facts?.number, isSame: sameText(truth.number, facts?.number))
        judge("date", truth.date, facts?.date, isSame: sameText(truth.date, facts?.date))
        judge("form", form, facts?.form, isSame: sameText(form, facts?.form))
    }
}

/// One field of a record and whether what it claims is so.
package struct JudgedClaim: Sendable {
    package var type: FieldType
    package var state: FieldState
    package var confidence: Double
    package var decision: Decision
    package var reasonCodes: [String]
    package var source: String?
    package var features: FieldFeatures?
    package var isRight: Bool
    /// Whether the document has a value there.
    package var isFilled: Bool
    /// False for slots that the document does not print.
    package var isInTruth: Bool

    init(_ field: RecordField, _ features: FieldFeatures?, isRight: Bool, isFilled: Bool, isInTruth: Bool) {
        type = field.type
        state = field.state
        confidence = field.confidence
        decision = field.decision
        reasonCodes = field.reasonCodes
        source = field.evidence?.source
        self.features = features
        self.isRight = isRight
        self.isFilled = isFilled
        self.isInTruth = isInTruth
    }
}

/// Something that a record has wrong.
package struct ClaimError: Sendable, Encodable {
    package enum Kind: String, Sendable, Encodable {
        /// Another value; a value where there is none; none where there is one; a row that no field stands for; a field that no row stands for.
        case wrong, invented, missed, absent, spurious
        case fact
    }

    package var kind: Kind
    package var label: String
    package var wanted: String?
    package var found: String?
    package var confidence: Double?
    package var decision: Decision?

    init(kind: Kind, label: String, wanted: String?, found: String?) {
        self.kind = kind
        self.label = label
        self.wanted = wanted
        self.found = found
    }

    init(kind: Kind, _ truth: TruthField?, _ field: RecordField?) {
        self.kind = kind
        label = truth?.labels.first ?? field?.label ?? ""
        wanted = truth.map { $0.value.isEmpty ? $0.note : $0.value.text }
        found = field.map { field in TruthValue(field.value).isEmpty ? field.raw ?? "" : TruthValue(field.value).text }
        confidence = field?.confidence
        decision = field?.decision
    }
}
