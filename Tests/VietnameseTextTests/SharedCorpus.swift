import Foundation

/// Documents that lie beside the project on the machines where it is developed; tests that need them are skipped elsewhere.
enum SharedCorpus {
    /// ../shared beside the package, or where SHARED_CORPUS_ROOT says (for work trees elsewhere).
    static let root =
        ProcessInfo.processInfo.environment["SHARED_CORPUS_ROOT"].map { URL(filePath: $0) }
        ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared")

    static func url(_ path: String) -> URL { root.appending(path: path) }

    static func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

    static func truth(_ path: String) throws -> Truth {
        try JSONDecoder().decode(Truth.self, from: Data(contentsOf: url(path)))
    }

    /// The text layer as poppler's own tool gives it.
    static func textLayer(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pdftotext")
        process.arguments = [url(path).path, "-"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    static let hasPdftotext = FileManager.default.isExecutableFile(atPath: "/usr/bin/pdftotext")
}

struct Truth: Decodable {
    struct Field: Decodable {
        var label: String?
        var type: String
        var raw: String?
        var value: Value?

        enum CodingKeys: CodingKey { case label, type, raw, value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            label = try container.decodeIfPresent(String.self, forKey: .label)
            type = try container.decode(String.self, forKey: .type)
            raw = try? container.decodeIfPresent(String.self, forKey: .raw)
            value = try container.decodeIfPresent(Value.self, forKey: .value)
        }
    }

    enum Value: Decodable {
        case number(Double)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if (try? container.decode(Bool.self)) == nil, let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .other
            }
        }
    }

    var fields: [Field]
}
