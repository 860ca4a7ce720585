import DocumentModel

/// Reads Word documents of the Open XML kind: DOCX, DOTX and, without their macros, DOCM and DOTM.
///
/// What is read is the final text as Word shows it: tracked deletions, hidden text and comments are not in it. Headers, footers and notes are
/// kept beside the body.
/// Nothing that the file refers to outside itself is loaded.
package struct WordReader: Sendable {
    private let limits: OfficeLimits

    package init(limits: OfficeLimits = OfficeLimits()) {
        self.limits = limits
    }

    /// The document in `bytes`, the whole file. Throws `OfficeReadingError`.
    package func read(_ bytes: [UInt8]) throws -> Document {
        var package = try OfficePackage(bytes, limits: limits)
        let main = try package.mainPart()
        let relationships = try package.relationships(of: main)
        func part(_ type: String) -> String? {
            relationships.first { $0.type == type && !$0.isExternal }?.target
        }
        let styles = try WordStyles(package: &package, styles: part("styles"), theme: part("theme"))
        var numbering = WordNumbering()
        if let lists = part("numbering"), package.contains(lists) {
            numbering = try WordNumbering(package.reader(of: lists), styles: styles)
        }
        var parser = try WordBodyParser(package.reader(of: main), styles: styles, numbering: numbering, limits: limits)
        let blocks = try parser.readDocument()
        let found = parser.pictures
        var pictures: [EmbeddedPicture] = []
        for picture in found.prefix(Self.mostPictures) {
            guard let link = relationships.first(where: { $0.id == picture.relationship }), !link.isExternal, package.contains(link.target)
            else { continue }
            let bytes = try package.bytes(of: link.target)
            guard Self.isPicture(bytes) else { continue }
            pictures.append(EmbeddedPicture(bytes: bytes, blocksBefore: picture.blocksBefore))
        }
        parser.findings.pictures += found.count - pictures.count
        parser.findings.hasMacros = package.hasMacros
        parser.findings.characters = blocks.reduce(0) { $0 + $1.text.count }
        var document = Document(
            kind: .word, sections: [DocumentSection(blocks: blocks)], warnings: parser.findings.sentences, pictures: pictures)
        for relationship in relationships where !relationship.isExternal && package.contains(relationship.target) {
            guard Self.asides.contains(relationship.type) else { continue }
            var aside = try WordBodyParser(
                package.reader(of: relationship.target), styles: styles, numbering: WordNumbering(), limits: limits)
            let read = try aside.readAside().filter { $0.text.contains(where: \.isLetter) }
            // Each section may have its own copy of the same header.
            if relationship.type == "header" {
                Self.add(read, to: &document.runningHeads)
            } else {
                Self.add(read, to: &document.notes)
            }
        }
        return document
    }

    /// A report pasted page by page has fewer.
    private static let mostPictures = 60

    /// JPEG, PNG and TIFF: what can be recognised. Drawings of Windows (WMF, EMF) are logos and formulas.
    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x49, 0x49, 0x2A, 0x00], [0x4D, 0x4D, 0x00, 0x2A]].contains {
            bytes.starts(with: $0)
        }
    }

    private static func add(_ blocks: [Block], to kept: inout [Block]) {
        for block in blocks where !kept.contains(where: { $0.text == block.text }) { kept.append(block) }
    }

    private static let asides: Set<String> = ["header", "footer", "footnotes", "endnotes"]
}
