import DocumentModel

/// A piece of HTML. Text that is interpolated is escaped; only literals and other pieces of HTML go in as they are, so that nothing that a
/// document says can become markup.
package struct HTML: ExpressibleByStringInterpolation, Sendable, Equatable {
    package private(set) var text: String

    package init(stringLiteral value: String) { text = value }

    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    static let empty: HTML = ""

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Escaped for element content and for double-quoted attributes.
        package mutating func appendInterpolation(_ string: String) { text += HTML.escaped(string) }

        package mutating func appendInterpolation(_ number: Int) { text += String(number) }

        package mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { text += piece.text }
        }
    }

    static func escaped(_ string: String) -> String {
        var result = ""
        result.reserveCapacity(string.utf8.count)
        for scalar in string.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\r": break
            // HTML has no other control characters; direction overrides could make text read as what it is not.
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func + (left: HTML, right: HTML) -> HTML {
        var result = left
        result.text += right.text
        return result
    }
}

extension HTML {
    /// The head of a table; the columns in `numbers` (counted from 0) are set to the right.
    static func head(_ names: [String], numbers: Set<Int> = []) -> HTML {
        let cells: [HTML] = names.enumerated().map { index, name in
            let style: HTML = numbers.contains(index) ? " class=\"num\"" : .empty
            return "<th scope=\"col\"\(style)>\(name)</th>"
        }
        return "<thead><tr>\(cells)</tr></thead>"
    }

    /// One sentence by itself, several with bullets, nothing for none.
    static func list(_ sentences: [String]) -> HTML? {
        switch sentences.count {
        case 0: nil
        case 1: "\(sentences[0])"
        default: "<ul class=\"plain\">\(sentences.map { "<li>\($0)</li>" as HTML })</ul>"
        }
    }

    /// The page shows itself and the pictures inside it, and does nothing.
    private static let policy: HTML = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'"

    /// A whole page that needs nothing from anywhere else, and can load nothing either.
    static func page(title: String, language: Language, body: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="\(language.rawValue)">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title)</title>
        <style>\(ReportStyle.sheet)</style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }
}
