/// A check that compares a field with others, as it comes out now.
package struct FieldRelation: Hashable, Sendable {
    package var rule: String
    package var holds: Bool
    /// The sentence with the numbers where it fails; nil where it holds.
    package var message: String?
    /// The fields that it compares, as positions in `Record.fields`; this one among them.
    package var positions: [Int]
}
