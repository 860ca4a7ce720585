/// Characters that people and programs print for a box to tick.
package enum TickMark {
    /// Filled ones mean "this one" wherever an empty one could stand.
    package static let ticked = Set("☒☑■✓✔✗✘●▣◼▪◾⬛".unicodeScalars)
    package static let empty = Set("☐□○◻❑❏▢▫◽⬜".unicodeScalars)

    package static func holds(_ scalar: Unicode.Scalar) -> Bool { ticked.contains(scalar) || empty.contains(scalar) }
}
