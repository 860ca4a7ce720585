import Foundation

/// Hears of changes in folders, where the file system tells (inotify). Which file it was does not matter: any event means "look soon".
package final class FolderWatcher {
    /// Readable when something happened; -1 where the system gives no watcher.
    package let descriptor: Int32
    /// The system gives a folder the same number as long as it lives.
    private var known: Set<Int32> = []

    package init() { descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC)) }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Watches folders from now on; those watched already, and those that cannot be, change nothing. Returns whether any is new.
    @discardableResult
    package func watch(_ folders: [RawPath]) -> Bool {
        guard descriptor >= 0 else { return false }
        let events = UInt32(IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR)
        let watches = folders.map { folder in folder.withCString { inotify_add_watch(descriptor, $0, events) } }.filter { $0 >= 0 }
        let new = Set(watches).subtracting(known)
        known.formUnion(new)
        return !new.isEmpty
    }

    /// Empties the queue of events.
    package func clear() {
        guard descriptor >= 0 else { return }
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
