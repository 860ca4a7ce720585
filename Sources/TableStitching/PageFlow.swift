import DocumentModel

/// What stands on a page, in reading order, before the pages are put together.
package struct PageFlow: Sendable {
    package enum Item: Sendable {
        case paragraph(Paragraph)
        case table(PageTable)
    }

    /// Counted from 1.
    package var page: Int
    package var items: [Item]

    package init(page: Int, items: [Item]) {
        self.page = page
        self.items = items
    }
}
