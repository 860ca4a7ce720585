/// Who may do what; each role may do what the one before it may.
package enum Role: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
    /// Looks at everything.
    case reader
    /// Settles fields, uploads.
    case analyst
    /// Decides on wordings, exports the trail.
    case chief

    package static func < (left: Role, right: Role) -> Bool {
        allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
    }
}

package struct Account: Codable, Hashable, Sendable {
    package var name: String
    package var role: Role
    /// As `PasswordHash` makes it.
    package var hash: String
}
