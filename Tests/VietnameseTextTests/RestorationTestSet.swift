import Foundation
import VietnameseText

/// Lines of the example documents, which the language model has not seen (scripts/build-restoration-test-set).
enum RestorationTestSet {
    /// Other lines and another model for trials (scripts/measure-restoration).
    private static let otherLines = ProcessInfo.processInfo.environment["RESTORATION_LINES"]
    private static let otherModel = ProcessInfo.processInfo.environment["RESTORATION_MODEL"]

    static func model() throws -> LanguageModel {
        guard let otherModel else { return try .bundled() }
        return try LanguageModel(bytes: [UInt8](Data(contentsOf: URL(filePath: otherModel))))
    }

    static func lines() throws -> [String] {
        if let otherLines { return try String(contentsOfFile: otherLines, encoding: .utf8).split(separator: "\n").map(String.init) }
        let url = Bundle.module.bundleURL.appending(path: "Resources/restoration-lines.txt")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
