/// Tells what bytes are from the bytes themselves.
package enum KindSniffer {
    /// PDF readers accept the header anywhere in the first 1024 bytes (PDF 1.7, implementation note 13).
    private static let pdfHeaderReach = 1024
    /// How far an HTML page's opening may be from its start: comments and blank lines of web exports come first.
    private static let htmlReach = 4096
    /// How much of a file without a signature is looked at to tell text from other bytes.
    private static let textReach = 64 * 1024

    /// The kind of a whole file's bytes.
    package static func kind(of bytes: [UInt8]) -> FileKind {
        if bytes.isEmpty || bytes.allSatisfy({ $0 == 0 }) { return .empty }
        if let kind = kindBySignature(bytes) { return kind }
        if find(Array("%PDF-".utf8), in: bytes.prefix(pdfHeaderReach)) != nil { return .pdf }
        return kindOfText(bytes)
    }

    private static func kindBySignature(_ bytes: [UInt8]) -> FileKind? {
        if starts(bytes, [0x50, 0x4B, 0x03, 0x04]) || starts(bytes, [0x50, 0x4B, 0x05, 0x06]) { return ZipDirectory(bytes).kind }
        if starts(bytes, CompoundFile.signature) { return CompoundFile(bytes).kind }
        if starts(bytes, Array("{\\rtf".utf8)) { return .rtf }
        if starts(bytes, [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if starts(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if starts(bytes, [0x49, 0x49, 0x2A, 0x00]) || starts(bytes, [0x4D, 0x4D, 0x00, 0x2A]) { return .tiff }
        if starts(bytes, Array("GIF8".utf8)) { return .gif }
        if starts(bytes, Array("RIFF".utf8)), bytes.count >= 12, Array(bytes[8..<12]) == Array("WEBP".utf8) { return .webp }
        if bytes.count >= 12, Array(bytes[4..<8]) == Array("ftyp".utf8), heicBrands.contains(Array(bytes[8..<12])) { return .heic }
        if starts(bytes, Array("BM".utf8)), bytes.count >= 18, bytes[14] == 40, Array(bytes[15..<18]) == [0, 0, 0] { return .bmp }
        if starts(bytes, Array("Rar!".utf8)) || starts(bytes, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) || starts(bytes, [0x1F, 0x8B]) {
            return .archive
        }
        return nil
    }

    private static let heicBrands: Set<[UInt8]> = Set(["heic", "heix", "mif1", "msf1", "hevc", "avif"].map { Array($0.utf8) })

    private static func kindOfText(_ bytes: [UInt8]) -> FileKind {
        guard let head = asciiHead(bytes) else { return .unknown }
        let opening = head.drop { $0 <= 0x20 }
        if starts(opening, Array("mime-version:".utf8)) || find(Array("content-type: multipart/related".utf8), in: head) != nil {
            return .mhtml
        }
        if opening.first == UInt8(ascii: "<") {
            let html = ["<!doctype html", "<html", "<body", "<table", "<meta", "<head>"]
            if html.contains(where: { find(Array($0.utf8), in: opening) != nil }) { return .html }
            if starts(opening, Array("<?xml".utf8)) { return .xml }
        }
        return .text
    }

    /// The start of a text in lower-case ASCII, other characters as "?"; nil when the bytes are no text.
    private static func asciiHead(_ bytes: [UInt8]) -> [UInt8]? {
        let sample = bytes.prefix(textReach)
        if starts(bytes, [0xFF, 0xFE]) || starts(bytes, [0xFE, 0xFF]) { return utf16Head(sample) }
        let body = starts(bytes, [0xEF, 0xBB, 0xBF]) ? sample.dropFirst(3) : sample
        guard body.allSatisfy(isTextByte) else { return nil }
        return body.prefix(htmlReach).map(lowercase)
    }

    private static func utf16Head(_ sample: ArraySlice<UInt8>) -> [UInt8]? {
        let littleEndian = sample[0] == 0xFF
        var head: [UInt8] = []
        var index = 2
        while index + 1 < sample.endIndex {
            let unit =
                littleEndian
                ? UInt16(sample[index + 1]) << 8 | UInt16(sample[index]) : UInt16(sample[index]) << 8 | UInt16(sample[index + 1])
            index += 2
            guard let byte = UInt8(exactly: unit) else {
                head.append(UInt8(ascii: "?"))
                continue
            }
            guard isTextByte(byte) else { return nil }
            head.append(lowercase(byte))
        }
        return Array(head.prefix(htmlReach))
    }

    /// Control characters other than tab, line ends and form feed are in no text that people write; TCVN3 and VNI use the upper half, and
    /// TCVN3's capital vowels the codes 1, 2, 4, 5, 6 and 0x11–0x17.
    private static func isTextByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x1A, 0x20...0x7E, 0x80...0xFF: true
        case 0x01, 0x02, 0x04, 0x05, 0x06, 0x11...0x17: true
        default: false
        }
    }

    private static func lowercase(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }

    private static func starts(_ bytes: some Collection<UInt8>, _ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }

    private static func find(_ needle: [UInt8], in haystack: some RandomAccessCollection<UInt8>) -> Int? {
        let bytes = Array(haystack)
        guard !needle.isEmpty, bytes.count >= needle.count else { return nil }
        return (0...(bytes.count - needle.count)).first { bytes[$0] == needle[0] && bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
    }
}
