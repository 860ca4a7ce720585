/// A document in the Open Packaging Conventions: parts in a ZIP container, found through relationships, never by fixed names.
struct OfficePackage: ~Copyable {
    /// The links from one part to another.
    struct Relationship {
        var id: String
        /// The last step of the type's URI ("styles"), which transitional and strict files have in common.
        var type: String
        /// The name of the part.
        var target: String
        /// A target outside the file, which is never loaded.
        var isExternal: Bool
    }

    private var archive: ZipArchive
    private let contentTypes: [String: String]
    let limits: OfficeLimits

    /// Throws when `bytes` are no ZIP container, ask for a password, or are damaged.
    init(_ bytes: [UInt8], limits: OfficeLimits) throws {
        if bytes.starts(with: Self.oleSignature) {
            throw Self.holdsEncryptedPackage(bytes) ? OfficeReadingError.encrypted : OfficeReadingError.legacyFormat
        }
        var archive = try ZipArchive(bytes, limits: limits)
        contentTypes = try Self.readContentTypes(&archive, limits: limits)
        self.archive = archive
        self.limits = limits
    }

    func contains(_ part: String) -> Bool {
        archive.contains(part)
    }

    func contentType(of part: String) -> String? {
        contentTypes[PartName.key(part)]
    }

    /// Whether the file says that it carries macros. They are never read.
    var hasMacros: Bool {
        contentTypes.values.contains { $0.contains("vbaProject") || $0.contains("macroEnabled") }
    }

    /// The part that holds the document: the target of the package's `officeDocument` relationship. A file whose relationships are lost is
    /// still read when its content types name exactly one main part. What is in the part, its outermost element decides.
    mutating func mainPart() throws -> String {
        let roots = try relationships(of: "").filter { $0.type == "officeDocument" && !$0.isExternal }
        if let found = roots.first(where: { archive.contains($0.target) }) { return found.target }
        let mains = contentTypes.filter { $0.value.hasSuffix(".main+xml") && archive.contains($0.key) }.keys
        if mains.count == 1, let only = mains.first { return only }
        throw OfficeReadingError.partMissing(name: roots.first?.target ?? PartName.relationships(of: ""))
    }

    /// The relationships of a part, or of the package for an empty name; none when the file has none.
    mutating func relationships(of part: String) throws -> [Relationship] {
        let name = PartName.relationships(of: part)
        guard archive.contains(name) else { return [] }
        var xml: XMLPartReader<PackageElement> = try reader(of: name)
        var relationships: [Relationship] = []
        guard try xml.openRoot() == .relationships else { return [] }
        while let element = try xml.nextChild(of: 0) {
            guard element == .relationship, let id = xml.attribute("Id"), let type = xml.attribute("Type"),
                let target = xml.attribute("Target")
            else { continue }
            let isExternal = xml.attribute("TargetMode") == "External"
            relationships.append(
                Relationship(
                    id: id, type: String(type.split(separator: "/").last ?? ""),
                    target: isExternal ? target : PartName.resolve(target, from: part), isExternal: isExternal))
        }
        return relationships
    }

    /// A part as it is stored, decompressed.
    mutating func bytes(of part: String) throws -> [UInt8] {
        try archive.read(part)
    }

    /// A reader that stands before the outermost element of a part.
    mutating func reader<Name: XMLVocabulary>(of part: String) throws -> XMLPartReader<Name> {
        try XMLPartReader(archive.read(part), part: part, maximumDepth: limits.xmlDepth)
    }

    private static func readContentTypes(_ archive: inout ZipArchive, limits: OfficeLimits) throws -> [String: String] {
        let part = "[Content_Types].xml"
        guard archive.contains(part) else { return [:] }
        var xml = try XMLPartReader<PackageElement>(archive.read(part), part: part, maximumDepth: limits.xmlDepth)
        guard try xml.openRoot() == .types else { return [:] }
        var types: [String: String] = [:]
        while let element = try xml.nextChild(of: 0) {
            guard element == .override, let name = xml.attribute("PartName"), let type = xml.attribute("ContentType") else { continue }
            types[PartName.key(name)] = type
        }
        return types
    }

    /// The first bytes of every OLE container.
    private static let oleSignature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Office keeps an encrypted document in an OLE container, as a stream of this name; the directory holds names in UTF-16.
    private static func holdsEncryptedPackage(_ bytes: [UInt8]) -> Bool {
        let name = Array("EncryptedPackage".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
        guard bytes.count >= name.count else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            // Directory entries are 128 bytes long and start at multiples of that.
            stride(from: 0, through: buffer.count - name.count, by: 128).contains { start in
                buffer[start..<(start + name.count)].elementsEqual(name)
            }
        }
    }
}

/// The elements of relationships and content types.
enum PackageElement: XMLVocabulary {
    case relationships, relationship, types, override, other

    static func element(_ local: String, in namespace: XMLNamespace) -> PackageElement {
        switch (namespace, local) {
        case (.packageRelationships, "Relationships"): .relationships
        case (.packageRelationships, "Relationship"): .relationship
        case (.contentTypes, "Types"): .types
        case (.contentTypes, "Override"): .override
        default: .other
        }
    }
}
