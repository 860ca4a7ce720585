/// The language of everything that the program itself says; what the report says stays as it is.
package enum ReportLanguage: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}
