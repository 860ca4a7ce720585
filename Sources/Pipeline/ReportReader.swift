import Checking
import DocumentModel
import FormMapping
import Intake
import OfficeReading
import PDFReading
import RecordModel

/// The way of a file through the house: taken in, read by its kind's reader, mapped to its form, made a record.
package struct ReportReader: Sendable {
    package struct Report: Sendable {
        package var record: Record
        package var file: ReceivedFile
        package var formName: String?
        /// What the confidence of each field was made of before arithmetic; empty for documents of no known form.
        package var features: [FieldFeatures]
    }

    private let mapper: FormMapper
    private let checks: Task<CheckLibrary, any Error>
    private let language: Language
    private let confidence: ConfidenceModel
    private let pagesAtOnce: Int
    private let progress: PageProgress?

    /// - Parameters:
    ///   - checks: may still be loading; it is awaited when the first document has been mapped.
    ///   - pagesAtOnce: pages of a scan recognised at the same time; each takes a core and an engine of about 105 MB.
    ///   - progress: told after each page that is recognised.
    package init(
        forms: [FormDefinition], checks: Task<CheckLibrary, any Error>, language: Language, confidence: ConfidenceModel = .bundled,
        pagesAtOnce: Int = DocumentReader.pagesAtOnce, progress: PageProgress? = nil
    ) {
        mapper = FormMapper(forms: forms, language: language, confidence: confidence)
        self.confidence = confidence
        self.checks = checks
        self.language = language
        self.pagesAtOnce = pagesAtOnce
        self.progress = progress
    }

    /// - Parameter formID: the form to read by; nil recognises it.
    /// - Throws: `ReadingFailure` or `IntakeError`, both with the sentence for the clerk.
    package func read(path: String, formID: String? = nil) async throws -> Report {
        let file = try ReceivedFile.open(path: path)
        try file.checkReadable()
        let document = TextRepair(.decoding).repair(try DocumentReader(workers: pagesAtOnce, progress: progress).read(file))
        var mapped = mapper.map(document, formID: formID)
        if let letters = FreeTextRestoration(channel: mapped.channel, language: language) { mapped = letters.restore(mapped) }
        var findings = document.warnings + mapped.findings
        if let finding = file.extensionFinding { findings.insert(finding, at: 0) }
        let read = record(file, document, mapped, findings: findings)
        return Report(
            record: rounded(checked(read, mapped.features, try await checks.value)), file: file, formName: mapped.form?.name,
            features: mapped.features)
    }

    /// Confidences as they are printed, to three decimals: a score from the document is the score from its record.
    private func rounded(_ record: Record) -> Record {
        var record = record
        for index in record.fields.indices { record.fields[index].confidence = (record.fields[index].confidence * 1000).rounded() / 1000 }
        return record
    }

    /// Arithmetic as evidence first, then the checks on what it settled on.
    private func checked(_ record: Record, _ features: [FieldFeatures], _ checks: CheckLibrary) -> Record {
        guard record.document.form != nil else { return record }
        let heldBack = Set(features.indices.filter { features[$0].isForAPerson })
        let evidence = ArithmeticEvidence(checks)
        let acceptance = features.map { confidence.acceptance(of: $0) }
        var record = evidence.weigh(record, acceptance: { acceptance[$0] }, heldBack: heldBack, language: language).record
        record.checks = CheckRunner(checks).run(on: record, language: language)
        return record
    }

    private func record(_ file: ReceivedFile, _ document: Document, _ mapped: MappedDocument, findings: [Finding]) -> Record {
        let pages = document.pages.map { page in
            PageFacts(
                number: page.number, width: page.width, height: page.height, source: page.source.rawValue, rotation: page.rotation,
                skew: page.skew, textQuality: page.textQuality, why: page.why)
        }
        let facts = DocumentFacts(
            file: file.name, sha256: file.sha256, bytes: file.bytes.count, mediaType: file.mediaType, form: mapped.form?.id,
            formConfidence: mapped.formConfidence, agency: mapped.agency, period: mapped.period, number: mapped.number, date: mapped.date,
            place: mapped.place, pages: pages, warnings: findings.map { language == .vietnamese ? $0.vietnamese : $0.english })
        return Record(document: facts, fields: mapped.fields, tables: mapped.tables, unmapped: mapped.unmapped)
    }
}
