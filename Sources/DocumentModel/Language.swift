/// The language of everything that the program itself says to people; what a document says stays as it is.
package enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}
