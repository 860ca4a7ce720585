/// What one received file says, and where. The value that every reader makes and every later stage takes.
package struct Document: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        case word, spreadsheet, pdf, picture, text
    }

    package var kind: Kind
    /// Empty for sources without pages.
    package var pages: [Page]
    package var sections: [DocumentSection]
    package var warnings: [Finding]
    /// Pictures of an office document that may hold text, not read yet.
    package var pictures: [EmbeddedPicture]

    package init(
        kind: Kind, pages: [Page] = [], sections: [DocumentSection], warnings: [Finding] = [], pictures: [EmbeddedPicture] = []
    ) {
        self.kind = kind
        self.pages = pages
        self.sections = sections
        self.warnings = warnings
        self.pictures = pictures
    }
}

/// A picture that stands in the body of an office document: a scan pasted into it, a logo.
package struct EmbeddedPicture: Hashable, Sendable {
    /// The picture file as it is stored.
    package var bytes: [UInt8]
    /// Blocks of the first section that stand before it.
    package var blocksBefore: Int

    package init(bytes: [UInt8], blocksBefore: Int) {
        self.bytes = bytes
        self.blocksBefore = blocksBefore
    }
}

/// A sheet of a workbook, or the whole body of anything else.
package struct DocumentSection: Hashable, Sendable {
    /// The sheet's name.
    package var name: String?
    package var blocks: [Block]

    package init(name: String? = nil, blocks: [Block]) {
        self.name = name
        self.blocks = blocks
    }
}

package struct Page: Hashable, Sendable {
    package enum Source: String, Hashable, Sendable {
        case textLayer = "text-layer"
        case ocr, hybrid
    }

    /// Counted from 1.
    package var number: Int
    /// Points, after rotation: as a person sees the page.
    package var width: Double
    package var height: Double
    package var source: Source
    /// Degrees clockwise by which the stored page was turned to be upright.
    package var rotation: Int
    /// Degrees by which the picture was skewed.
    package var skew: Double
    /// How much the text layer can be believed, 0…1, and why; nil where it was not judged.
    package var textQuality: Double?
    package var why: String?

    package init(
        number: Int, width: Double, height: Double, source: Source = .textLayer, rotation: Int = 0, skew: Double = 0,
        textQuality: Double? = nil, why: String? = nil
    ) {
        self.number = number
        self.width = width
        self.height = height
        self.source = source
        self.rotation = rotation
        self.skew = skew
        self.textQuality = textQuality
        self.why = why
    }
}

/// Something that a person should know about a document although it was read: a doubt that travels with the value.
package struct Finding: Hashable, Sendable {
    /// The sentence in Vietnamese, and in English for `--lang en`.
    package var vietnamese: String
    package var english: String

    package init(vietnamese: String, english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }
}
