import Foundation

/// Lists what lies in a folder of the work folder. Links are listed, not followed.
enum FileTree {
    /// Paths of everything that is no folder, in no order.
    static func files(below folder: RawPath) -> [RawPath] {
        var files: [RawPath] = []
        var open: [RawPath] = [folder]
        while let next = open.popLast() {
            guard let handle = try? FolderHandle(root: next, folders: []), let names = try? handle.names() else { continue }
            for name in names {
                guard let status = handle.status(name) else { continue }
                if status.st_mode & S_IFMT == S_IFDIR { open.append(next.appending(name)) } else { files.append(next.appending(name)) }
            }
        }
        return files
    }

    /// Last components of every file and folder below.
    static func names(below folder: RawPath) -> [[UInt8]] {
        let direct = (try? FolderHandle(root: folder, folders: []).names()) ?? []
        return direct + files(below: folder).map(\.lastComponent)
    }
}
