import Synchronization

/// One page is drawn at a time: poppler gives all open documents one FreeType library, in which faces must not be made and freed by two threads at once
/// (documents read side by side crashed in it, once in some thousand).
enum RenderingLock {
    private static let mutex = Mutex(())

    static func during(_ body: () -> Void) { mutex.withLock { _ in body() } }
}
