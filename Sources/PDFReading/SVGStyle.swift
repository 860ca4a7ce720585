// What the style attributes of cairo's SVG say.
extension SVGTagScanner {
    /// The name in `url(#name)`.
    func reference(_ range: Range<Int>) -> String? {
        guard let start = find("#", in: range) else { return nil }
        var end = start + 1
        while end < range.upperBound, byte(end) != UInt8(ascii: ")") { end += 1 }
        return string(start + 1..<end)
    }

    /// Lightness (0…1) of the first `rgb(r%,g%,b%)` in a range.
    func lightness(_ range: Range<Int>) -> Double? {
        guard var index = find("rgb(", in: range) else { return nil }
        guard let red = number(at: &index, in: range), let green = number(at: &index, in: range),
            let blue = number(at: &index, in: range)
        else { return nil }
        // The darkest channel decides: yellow and light blue are colours that a person sees on paper.
        return min(red, green, blue) / 100
    }

    func fillLightness(_ style: Range<Int>) -> Double? {
        guard let fill = find("fill:", in: style), !isTransparent(style, "fill-opacity:") else { return nil }
        return lightness(fill..<style.upperBound)
    }

    func isTransparent(_ style: Range<Int>, _ property: StaticString) -> Bool {
        guard var index = find(property, in: style) else { return false }
        index += property.utf8CodeUnitCount
        return number(at: &index, in: style) == 0
    }
}
