import DocumentModel

extension PageRect {
    /// The part shared with `other`; of no width or height where they do not meet.
    func intersection(_ other: PageRect) -> PageRect {
        let left = max(x0, other.x0)
        let top = max(y0, other.y0)
        return PageRect(x0: left, y0: top, x1: max(left, min(x1, other.x1)), y1: max(top, min(y1, other.y1)))
    }
}
