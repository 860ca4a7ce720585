/// Told after each page that was recognised: the file's name, how many pages are done, and of how many; nil where that shows only at the end.
/// Called from several threads.
package typealias PageProgress = @Sendable (_ file: String, _ done: Int, _ total: Int?) -> Void
