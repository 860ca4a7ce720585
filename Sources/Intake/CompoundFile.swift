/// The directory of an OLE compound file (DOC, XLS, encrypted OOXML), as far as is needed to tell which of them it is.
struct CompoundFile {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Directory entries looked at: a Word document with a hundred embedded objects has about a thousand.
    private static let maximumEntries = 16_384
    private static let entryBytes = 128
    /// "No further sector" and its likes begin here.
    private static let lastSector = 0xFFFF_FFFA

    private struct Entry {
        var name: String
        var left: Int
        var right: Int
        var child: Int
        var start: Int
    }

    private let bytes: [UInt8]
    private let sectorBytes: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // 9 for version 3 (512 bytes), 12 for version 4 (4096 bytes); nothing else is allowed.
        sectorBytes = bytes.uint16(at: 30) == 12 ? 4096 : 512
    }

    var kind: FileKind {
        let entries = directory()
        // Embedded objects have streams of the same names further down; only the root's own children tell what the file is.
        let top = children(of: entries)
        return Self.kind(of: top, in: self) ?? Self.kind(of: entries, in: self) ?? .unknown
    }

    private static func kind(of entries: [Entry], in file: CompoundFile) -> FileKind? {
        for entry in entries {
            switch entry.name {
            case "EncryptedPackage": return .protectedOffice
            case "WordDocument": return file.isEncryptedWord(at: entry.start) ? .protectedOffice : .doc
            case "Workbook", "Book": return .xls
            case "PowerPoint Document": return .presentation
            default: continue
            }
        }
        return nil
    }

    /// Flag `fEncrypted` of the file information block that a Word document begins with ([MS-DOC] 2.5.1).
    private func isEncryptedWord(at sector: Int) -> Bool {
        guard let offset = offset(of: sector), bytes.uint16(at: offset) == 0xA5EC, let flags = bytes.uint16(at: offset + 10) else {
            return false
        }
        return flags & 0x0100 != 0
    }

    private func offset(of sector: Int) -> Int? {
        guard sector >= 0, sector < Self.lastSector else { return nil }
        let offset = (sector + 1) * sectorBytes
        return offset + Self.entryBytes <= bytes.count ? offset : nil
    }

    private func directory() -> [Entry] {
        var entries: [Entry] = []
        var sector = bytes.uint32(at: 48) ?? Self.lastSector
        var visited: Set<Int> = []
        while let start = offset(of: sector), visited.insert(sector).inserted, entries.count < Self.maximumEntries {
            for offset in stride(from: start, to: start + sectorBytes, by: Self.entryBytes) {
                guard let entry = entry(at: offset) else { break }
                entries.append(entry)
            }
            sector = sectorAfter(sector) ?? Self.lastSector
        }
        return entries
    }

    /// The next sector of a chain by the file allocation table. The first 109 table sectors are listed in the header, enough for 6.8 MB of
    /// 512-byte sectors; further ones are linked, see `tableSector`.
    private func sectorAfter(_ sector: Int) -> Int? {
        let perSector = sectorBytes / 4
        guard let table = tableSector(sector / perSector), let offset = offset(of: table) else { return nil }
        return bytes.uint32(at: offset + (sector % perSector) * 4)
    }

    private func tableSector(_ index: Int) -> Int? {
        if index < 109 { return bytes.uint32(at: 76 + index * 4) }
        let perSector = sectorBytes / 4 - 1
        var link = bytes.uint32(at: 68) ?? Self.lastSector
        for _ in 0..<((index - 109) / perSector) {
            guard let start = offset(of: link), let next = bytes.uint32(at: start + perSector * 4) else { return nil }
            link = next
        }
        guard let start = offset(of: link) else { return nil }
        return bytes.uint32(at: start + ((index - 109) % perSector) * 4)
    }

    private func entry(at offset: Int) -> Entry? {
        guard offset + Self.entryBytes <= bytes.count, let length = bytes.uint16(at: offset + 64), let left = bytes.uint32(at: offset + 68),
            let right = bytes.uint32(at: offset + 72), let child = bytes.uint32(at: offset + 76), let start = bytes.uint32(at: offset + 116)
        else { return nil }
        // The length counts bytes, with the terminating zero.
        let units = max(0, min(length, 64) / 2 - 1)
        let name = String(
            decoding: (0..<units).map { UInt16(bytes[offset + $0 * 2]) | UInt16(bytes[offset + $0 * 2 + 1]) << 8 }, as: UTF16.self)
        return Entry(name: name, left: left, right: right, child: child, start: start)
    }

    private func children(of entries: [Entry]) -> [Entry] {
        guard let root = entries.first else { return [] }
        var found: [Entry] = []
        var visited: Set<Int> = []
        var open = [root.child]
        while let index = open.popLast() {
            guard entries.indices.contains(index), visited.insert(index).inserted else { continue }
            found.append(entries[index])
            open.append(entries[index].left)
            open.append(entries[index].right)
        }
        return found
    }
}
