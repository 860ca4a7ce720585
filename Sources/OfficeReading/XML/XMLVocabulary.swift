/// The elements that a reader of one kind of part knows, everything else being one case.
protocol XMLVocabulary: Hashable {
    static func element(_ local: String, in namespace: XMLNamespace) -> Self
}

/// The namespaces that are told apart; transitional and strict forms of one are the same.
enum XMLNamespace: Hashable {
    case word, word2010, spreadsheet, drawing, math, compatibility, packageRelationships, contentTypes, other

    init(uri: String) {
        self =
            switch uri {
            case "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main": .word
            case "http://schemas.microsoft.com/office/word/2010/wordml": .word2010
            case "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main": .spreadsheet
            case "http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main": .drawing
            case "http://schemas.openxmlformats.org/officeDocument/2006/math", "http://purl.oclc.org/ooxml/officeDocument/math": .math
            case "http://schemas.openxmlformats.org/markup-compatibility/2006": .compatibility
            case "http://schemas.openxmlformats.org/package/2006/relationships": .packageRelationships
            case "http://schemas.openxmlformats.org/package/2006/content-types": .contentTypes
            default: .other
            }
    }
}
