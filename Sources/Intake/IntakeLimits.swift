/// How a file may be opened.
package struct IntakeLimits: Hashable, Sendable {
    /// A report of 60 pages scanned in colour at 300 dpi has about 60 MB; the whole file is held in memory.
    package var maximumBytes: Int
    /// On the command line a link is what the person meant; in an inbox it may lead anywhere.
    package var followsSymbolicLinks: Bool

    package init(maximumBytes: Int = 100 * 1024 * 1024, followsSymbolicLinks: Bool = true) {
        self.maximumBytes = maximumBytes
        self.followsSymbolicLinks = followsSymbolicLinks
    }
}
