/// Names of parts in an Office package: `/`-separated, without a leading slash, the same whatever the case of their letters.
enum PartName {
    /// What two names of the same part have in common.
    static func key(_ name: String) -> String {
        var bytes = name.utf8.map { byte -> UInt8 in
            switch byte {
            // Some writers for Windows separate with backslashes.
            case UInt8(ascii: "\\"): UInt8(ascii: "/")
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: byte
            }
        }
        if bytes.first == UInt8(ascii: "/") { bytes.removeFirst() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `target` as a relationship of `source` gives it: absolute with a leading slash, else relative to the folder of `source`.
    static func resolve(_ target: String, from source: String) -> String {
        var segments: [Substring] = target.hasPrefix("/") ? [] : source.split(separator: "/").dropLast()
        for segment in percentDecoded(target).split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": _ = segments.popLast()
            default: segments.append(segment)
            }
        }
        return segments.joined(separator: "/")
    }

    /// The part that holds the relationships of `part`; an empty name stands for the package.
    static func relationships(of part: String) -> String {
        var segments = part.split(separator: "/")
        let file = segments.popLast() ?? ""
        return (segments + ["_rels", "\(file).rels"]).joined(separator: "/")
    }

    private static func percentDecoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
            {
                decoded.append(value)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }
}
