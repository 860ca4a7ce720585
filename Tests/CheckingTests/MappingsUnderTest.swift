import Checking
import Foundation

/// The project's own mappings, found from this file.
enum MappingsUnderTest {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let folder = root.appending(path: "Mappings")
    static let library = CheckLibrary.load([folder])
    static let formFiles =
        ((try? FileManager.default.contentsOfDirectory(at: folder.appending(path: "forms"), includingPropertiesForKeys: nil)) ?? [])
        .filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    static let forms = formFiles.compactMap { try? FormSlots($0) }
}
