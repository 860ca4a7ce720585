import Foundation

/// How names of agencies, forms and periods are compared: as people would, not to the byte.
package enum AgencyName {
    /// Lower case, NFC, single spaces, no punctuation at the ends.
    package static func folded(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .trimmingCharacters(in: .punctuationCharacters.union(.whitespaces))
    }
}
