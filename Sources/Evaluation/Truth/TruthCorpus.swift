import Foundation

/// The documents with truth files under some folders.
package struct TruthCorpus: Sendable {
    package struct Entry: Sendable {
        package var path: String
        package var truth: TruthDocument
    }

    package struct UnreadableTruth: Error, Sendable {
        package var path: String
        package var why: String
    }

    /// In the order of the folders, then of the paths.
    package var entries: [Entry] = []
    /// Truth files that name a document which is not there.
    package var absent: [String] = []

    private static let ending = ".truth.json"

    /// - Parameter only: takes truth files whose name holds this text; all where it is empty.
    /// - Throws: `UnreadableTruth` for a folder or truth file that cannot be read: a figure over a part of the corpus would mislead.
    package init(folders: [String], only: String = "") throws {
        for folder in folders {
            for truthPath in try Self.truthFiles(in: folder)
            where only.isEmpty || truthPath.split(separator: "/").last?.contains(only) == true {
                let truth: TruthDocument
                do {
                    truth = try JSONDecoder().decode(TruthDocument.self, from: Data(contentsOf: URL(filePath: truthPath)))
                } catch {
                    throw UnreadableTruth(path: truthPath, why: "\(error)")
                }
                let place = URL(filePath: truthPath).deletingLastPathComponent()
                for file in truth.files {
                    let path = place.appending(path: file).path
                    if FileManager.default.fileExists(atPath: path) {
                        entries.append(Entry(path: path, truth: truth))
                    } else {
                        absent.append(path)
                    }
                }
            }
        }
    }

    private static func truthFiles(in folder: String) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder), let walker = FileManager.default.enumerator(atPath: folder) else {
            throw UnreadableTruth(path: folder, why: "the folder is not there or cannot be read")
        }
        return walker.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) }.sorted().map { "\(folder)/\($0)" }
    }
}
