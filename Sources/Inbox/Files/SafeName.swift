import Foundation
import Intake

/// Turns names from anywhere into names for the work folder: valid text, no control characters, short enough to take a number and an ending.
package enum SafeName {
    /// File systems allow 255 bytes; the number before and the longest ending behind need less than 40.
    static let maximumBytes = 200
    /// Longer "extensions" are part of the name.
    private static let maximumExtensionBytes = 16
    /// Folders joined; beyond, a path could become longer than the system's 4096 bytes.
    private static let maximumFolderBytes = 1500
    /// Where files from deeper folders go.
    private static let deepFolder = "_"

    package static func file(_ name: [UInt8]) -> String {
        let shown = DisplayName.of(String(decoding: name, as: UTF8.self)).replacingOccurrences(of: "/", with: "\u{FFFD}")
        if shown.isEmpty || shown == "." || shown == ".." { return "_" }
        if shown.utf8.count <= maximumBytes { return shown }
        let dot = shown.lastIndex(of: ".")
        let ending = dot.map { String(shown[$0...]) } ?? ""
        guard let dot, ending.utf8.count <= maximumExtensionBytes else { return prefix(of: shown, bytes: maximumBytes) }
        return prefix(of: String(shown[..<dot]), bytes: maximumBytes - ending.utf8.count) + ending
    }

    /// The folders of a path inside the inbox, joined by "/".
    package static func folder(_ components: [[UInt8]]) -> String {
        let joined = components.map(file).joined(separator: "/")
        return joined.utf8.count <= maximumFolderBytes ? joined : deepFolder
    }

    private static func prefix(of text: String, bytes: Int) -> String {
        var result = ""
        var length = 0
        for character in text {
            length += character.utf8.count
            if length > bytes { break }
            result.append(character)
        }
        // One character of hundreds of combining marks.
        return result.isEmpty ? "_" : result
    }
}
