import Foundation

/// Lines of the example documents, which the language model has not seen (scripts/build-restoration-test-set).
enum RestorationTestSet {
    static func lines() throws -> [String] {
        let url = Bundle.module.bundleURL.appending(path: "Resources/restoration-lines.txt")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
