import RecordModel

/// The fields of a record as the form lays them out: sections, enclosing labels as headings where they are not fields themselves, depths.
struct FormOutline {
    enum Row: Equatable {
        case heading(String, depth: Int)
        /// `index` into the record's fields.
        case field(index: Int, depth: Int)
    }

    struct Section: Equatable {
        var name: String
        /// Rows that belong together: everything under one outermost label.
        var groups: [[Row]]
    }

    private(set) var sections: [Section] = []

    /// A form may come back to a section; it is then a section of its own here, because order counts.
    init(_ fields: [RecordField]) {
        var path: [String] = []
        for (index, field) in fields.enumerated() {
            if sections.last?.name != field.section {
                sections.append(Section(name: field.section, groups: []))
                path = []
            }
            // Many forms repeat the section's title as the outermost label.
            let parents = field.parents.first == field.section ? Array(field.parents.dropFirst()) : field.parents
            let shared = zip(path, parents).prefix { $0 == $1 }.count
            var rows = parents.indices.dropFirst(shared).map { Row.heading(parents[$0], depth: $0) }
            rows.append(.field(index: index, depth: parents.count))
            let last = sections.count - 1
            if shared == 0 || sections[last].groups.isEmpty {
                sections[last].groups.append(rows)
            } else {
                sections[last].groups[sections[last].groups.count - 1] += rows
            }
            path = parents + [field.label]
        }
    }
}
