import Foundation

/// The files of one folder of mappings.
package enum MappingFolder {
    /// In the order of their names; none where there is no such folder.
    package static func yamlFiles(_ folder: URL) -> [URL] {
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "yaml" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
