/// The names inside a ZIP file, as far as is needed to tell DOCX from XLSX from anything else. It reads no content.
struct ZipDirectory {
    /// Entries looked at: the largest Office documents have some hundreds, and the telling ones are among the first.
    private static let maximumEntries = 4096
    /// The end record is 22 bytes and a comment of at most 65,535.
    private static let endRecordReach = 22 + 65_535

    let names: [String]
    /// False when the list at the file's end is missing: the file was cut off.
    let isComplete: Bool
    /// OpenDocument's first entry `mimetype`, which is stored uncompressed.
    private let declaredType: String?

    init(_ bytes: [UInt8]) {
        if let names = Self.centralNames(bytes) {
            self.names = names
            isComplete = true
        } else {
            names = Self.localNames(bytes)
            isComplete = false
        }
        declaredType = Self.declaredType(bytes)
    }

    var kind: FileKind {
        switch declaredType {
        case let type? where type.hasPrefix("application/vnd.oasis.opendocument.text"): return .odt
        case let type? where type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet"): return .ods
        case let type? where type.hasPrefix("application/vnd.oasis.opendocument.presentation"): return .presentation
        default: break
        }
        let lowered = names.map { $0.lowercased() }
        if lowered.contains("xl/workbook.bin") { return .xlsb }
        // Some writers name the main part word/document2.xml; the folder is what tells.
        if lowered.contains(where: { $0.hasPrefix("word/document") && $0.hasSuffix(".xml") }) { return .docx }
        if lowered.contains(where: { $0.hasPrefix("xl/workbook") && $0.hasSuffix(".xml") }) { return .xlsx }
        if lowered.contains("ppt/presentation.xml") { return .presentation }
        if !isComplete && lowered.contains("[content_types].xml") {
            // Cut off before the main part: its neighbours still tell.
            if lowered.contains(where: { $0.hasPrefix("word/") }) { return .docx }
            if lowered.contains(where: { $0.hasPrefix("xl/") }) { return .xlsx }
        }
        return .zip
    }

    private static func centralNames(_ bytes: [UInt8]) -> [String]? {
        guard bytes.count >= 22 else { return nil }
        let lowest = max(0, bytes.count - endRecordReach)
        guard let end = stride(from: bytes.count - 22, through: lowest, by: -1).first(where: { bytes.uint32(at: $0) == 0x0605_4B50 }),
            let size = bytes.uint32(at: end + 12), let declared = bytes.uint32(at: end + 16)
        else { return nil }
        // Bytes put before the archive shift everything; the list ends where the end record begins.
        var offset = bytes.uint32(at: declared) == 0x0201_4B50 ? declared : end - size
        var names: [String] = []
        while names.count < maximumEntries, bytes.uint32(at: offset) == 0x0201_4B50, let name = bytes.uint16(at: offset + 28),
            let extra = bytes.uint16(at: offset + 30), let comment = bytes.uint16(at: offset + 32), offset + 46 + name <= bytes.count
        {
            names.append(String(decoding: bytes[(offset + 46)..<(offset + 46 + name)], as: UTF8.self))
            offset += 46 + name + extra + comment
        }
        return names
    }

    private static func localNames(_ bytes: [UInt8]) -> [String] {
        var names: [String] = []
        var offset = 0
        while names.count < maximumEntries, offset + 30 <= bytes.count {
            guard bytes[offset] == 0x50, bytes.uint32(at: offset) == 0x0403_4B50, let length = bytes.uint16(at: offset + 26),
                offset + 30 + length <= bytes.count
            else {
                offset += 1
                continue
            }
            names.append(String(decoding: bytes[(offset + 30)..<(offset + 30 + length)], as: UTF8.self))
            offset += 30 + length
        }
        return names
    }

    private static func declaredType(_ bytes: [UInt8]) -> String? {
        guard bytes.uint16(at: 8) == 0, let nameLength = bytes.uint16(at: 26), let extra = bytes.uint16(at: 28),
            let size = bytes.uint32(at: 18),
            // The longest OpenDocument type has 60 characters.
            size < 128, 30 + nameLength + extra + size <= bytes.count, bytes[30..<(30 + nameLength)].elementsEqual("mimetype".utf8)
        else { return nil }
        let start = 30 + nameLength + extra
        return String(decoding: bytes[start..<(start + size)], as: UTF8.self)
    }
}
