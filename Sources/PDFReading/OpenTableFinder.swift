import DocumentModel

/// Finds tables that have no lines between their columns, or none at all.
enum OpenTableFinder {
    static func find(in rulings: Rulings, words: inout [PageWord]) -> [(TableGrid, [PageWord])] { [] }
}
