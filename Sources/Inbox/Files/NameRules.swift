import Foundation

/// Which names in the inbox are not for us: what programs leave behind while a file is open or under way.
package struct NameRules: Hashable, Sendable {
    /// Office and LibreOffice locks, hidden files, half-finished copies and downloads, what Windows puts into folders.
    package static let standard = [
        "~$*", ".*", "*.part", "*.partial", "*.tmp", "*.temp", "*.crdownload", "*.filepart", "*.download", "~*.tmp", "thumbs.db",
        "desktop.ini",
    ]

    /// Shell patterns on the last component, compared without regard to the case of A–Z.
    package let patterns: [String]

    package init(patterns: [String] = NameRules.standard) { self.patterns = patterns.map { $0.lowercased() } }

    package func leavesAlone(_ name: [UInt8]) -> Bool {
        let lowered = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        return patterns.contains { pattern in RawPath.withCString(lowered) { fnmatch(pattern, $0, 0) } == 0 }
    }
}
