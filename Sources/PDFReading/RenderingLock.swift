import Foundation

/// One page is drawn at a time: poppler gives all open documents one FreeType library, in which faces must not be made and freed by two threads at once
/// (documents read side by side crashed in it, once in some thousand).
enum RenderingLock {
    private static let lock = NSRecursiveLock()

    static func during<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        lock.lock()
        defer { lock.unlock() }
        return try body()
    }
}
