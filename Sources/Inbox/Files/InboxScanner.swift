import Foundation

/// A regular file in the inbox that is for us.
package struct FoundFile: Hashable, Sendable {
    /// Relative to the inbox.
    package var path: RawPath
    package var stamp: FileStamp
    /// Nanoseconds since 1970 of the last change of content or name; no program can set it back.
    package var changed: Int64

    package init(path: RawPath, stamp: FileStamp, changed: Int64) {
        self.path = path
        self.stamp = stamp
        self.changed = changed
    }
}

package struct InboxScan: Sendable {
    package var files: [FoundFile] = []
    /// Relative paths of what is left alone: temporary names, links, devices.
    package var leftAlone: [RawPath] = []
    /// Every folder, the inbox itself first: what to watch.
    package var folders: [RawPath] = []
    /// Folders that could not be read, for people.
    package var problems: [String] = []
}

/// Looks through the inbox and its folders. Links are never followed.
package struct InboxScanner: Sendable {
    /// Deeper folders are told and not entered: a share's own limits are near there, and nobody files by hand so deep.
    static let maximumDepth = 16

    package let root: RawPath
    package let rules: NameRules

    package init(root: RawPath, rules: NameRules) {
        self.root = root
        self.rules = rules
    }

    package func scan() -> InboxScan {
        var result = InboxScan()
        var open: [[[UInt8]]] = [[]]
        while let folders = open.popLast() {
            do {
                open += try look(into: folders, &result)
            } catch let failure as FileFailure where failure.code == ENOENT && !folders.isEmpty {
                continue  // Removed between listing and looking.
            } catch {
                result.problems.append("\(error)")
            }
        }
        result.files.sort { $0.path.bytes.lexicographicallyPrecedes($1.path.bytes) }
        return result
    }

    private func look(into folders: [[UInt8]], _ result: inout InboxScan) throws -> [[[UInt8]]] {
        let handle = try FolderHandle(root: root, folders: folders)
        result.folders.append(handle.path)
        var deeper: [[[UInt8]]] = []
        for name in try handle.names() {
            guard let status = handle.status(name) else { continue }
            let path = RawPath(bytes: Array((folders + [name]).joined(separator: [UInt8(ascii: "/")])))
            switch status.st_mode & S_IFMT {
            case _ where rules.leavesAlone(name): result.leftAlone.append(path)
            case S_IFREG:
                result.files.append(FoundFile(path: path, stamp: FileStamp(status), changed: FileStamp.nanoseconds(status.st_ctim)))
            case S_IFDIR where folders.count < Self.maximumDepth: deeper.append(folders + [name])
            case S_IFDIR: result.problems.append("\(path.string): more than \(Self.maximumDepth) folders deep, not looked at")
            default: result.leftAlone.append(path)
            }
        }
        return deeper
    }
}
