/// ZIP files without compression and with zero checksums: enough for whoever reads names only.
enum SampleZip {
    static func bytes(_ entries: [(name: String, content: String)]) -> [UInt8] {
        var local: [UInt8] = []
        var central: [UInt8] = []
        for entry in entries {
            let offset = local.count
            let sizes = number(entry.content.utf8.count, 4) + number(entry.content.utf8.count, 4)
            let name = number(entry.name.utf8.count, 2)
            local += [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + name + [0, 0] + Array(entry.name.utf8)
            local += Array(entry.content.utf8)
            central += [0x50, 0x4B, 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + sizes + name
            central += [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + number(offset, 4) + Array(entry.name.utf8)
        }
        let counts = number(entries.count, 2) + number(entries.count, 2)
        return local + central + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + counts + number(central.count, 4) + number(local.count, 4) + [0, 0]
    }

    static func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
}

/// Compound files of 512-byte sectors: table in sector 0, directory in sectors 1 and 2, an empty Word header in sector 3.
enum SampleCompoundFile {
    static func bytes(root: [String], embedded: String? = nil, wordFlags: Int = 0) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        put(&header, 0, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        put(&header, 30, [9, 0])
        put(&header, 48, SampleZip.number(1, 4))
        put(&header, 68, SampleZip.number(0xFFFF_FFFE, 4))
        for index in 0..<109 { put(&header, 76 + index * 4, SampleZip.number(index == 0 ? 0 : 0xFFFF_FFFF, 4)) }
        var table = [UInt8](repeating: 0xFF, count: 512)
        put(&table, 4, SampleZip.number(2, 4) + SampleZip.number(0xFFFF_FFFE, 4) + SampleZip.number(0xFFFF_FFFE, 4))

        // The embedded object's storage comes first in the directory, so that order cannot be what decides.
        var entries = [entry("Root Entry", child: embedded == nil ? 1 : 3)]
        if let embedded { entries += [entry("ObjectPool", child: 2), entry(embedded)] }
        let first = entries.count
        for (index, name) in root.enumerated() {
            let isLast = index == root.count - 1
            entries.append(entry(name, left: index == 0 && embedded != nil ? 1 : nil, right: isLast ? nil : first + index + 1))
        }
        var word = [UInt8](repeating: 0, count: 512)
        put(&word, 0, [0xEC, 0xA5])
        put(&word, 10, SampleZip.number(wordFlags, 2))
        let directory = Array(entries.joined())
        return header + table + directory + [UInt8](repeating: 0, count: 1024 - directory.count) + word
    }

    private static func entry(_ name: String, left: Int? = nil, right: Int? = nil, child: Int? = nil) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 128)
        for (index, unit) in name.utf16.enumerated() { put(&bytes, index * 2, SampleZip.number(Int(unit), 2)) }
        put(&bytes, 64, SampleZip.number((name.utf16.count + 1) * 2, 2))
        put(&bytes, 68, SampleZip.number(left ?? 0xFFFF_FFFF, 4) + SampleZip.number(right ?? 0xFFFF_FFFF, 4))
        put(&bytes, 76, SampleZip.number(child ?? 0xFFFF_FFFF, 4))
        put(&bytes, 116, SampleZip.number(3, 4))
        return bytes
    }

    private static func put(_ bytes: inout [UInt8], _ offset: Int, _ part: [UInt8]) {
        bytes.replaceSubrange(offset..<(offset + part.count), with: part)
    }
}
