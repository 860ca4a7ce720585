import Foundation
import Synchronization

/// Keys as a person strikes them, counted.
final class Keyboard: Sendable {
    enum Key: String, Sendable {
        case enter = "Enter"
        case escape = "Escape"
        case delete = "Delete"
        case tab = "Tab"
        case f2 = "F2"
        case f8 = "F8"
        case f9 = "F9"
        case pageDown = "PageDown"
        case pageUp = "PageUp"
        case arrowDown = "ArrowDown"
        case arrowRight = "ArrowRight"

        /// Windows' virtual key codes, which the protocol speaks.
        var code: Int {
            switch self {
            case .enter: 13
            case .escape: 27
            case .delete: 46
            case .tab: 9
            case .f2: 113
            case .f8: 119
            case .f9: 120
            case .pageDown: 34
            case .pageUp: 33
            case .arrowDown: 40
            case .arrowRight: 39
            }
        }
    }

    private struct Event: Encodable {
        var type: String
        var key: String
        var code: String
        var windowsVirtualKeyCode: Int
        var modifiers = 0
        var text: String?
    }

    private static let control = 2

    private let devTools: DevTools
    private let session: String
    private let count = Mutex(0)

    init(devTools: DevTools, session: String) {
        self.devTools = devTools
        self.session = session
    }

    /// Strokes since the start; a letter of an input method counts as one.
    var strokes: Int { count.withLock { $0 } }

    func press(_ key: Key) async throws {
        try await strike(
            Event(type: "", key: key.rawValue, code: key.rawValue, windowsVirtualKeyCode: key.code, text: key == .enter ? "\r" : nil))
    }

    /// A letter or digit of the keyboard.
    func press(_ letter: Character) async throws {
        let upper = letter.uppercased()
        let name = letter.isNumber ? "Digit\(letter)" : letter.isLetter ? "Key\(upper)" : ""
        let code = letter.isNumber || letter.isLetter ? upper.utf8.first.map(Int.init) ?? 0 : 0
        try await strike(Event(type: "", key: String(letter), code: name, windowsVirtualKeyCode: code, text: String(letter)))
    }

    func pressControl(_ letter: Character) async throws {
        let upper = letter.uppercased()
        try await strike(
            Event(
                type: "", key: String(letter), code: "Key\(upper)", windowsVirtualKeyCode: upper.utf8.first.map(Int.init) ?? 0,
                modifiers: Self.control))
    }

    func pressControlEnter() async throws {
        try await strike(Event(type: "", key: "Enter", code: "Enter", windowsVirtualKeyCode: Key.enter.code, modifiers: Self.control))
    }

    func type(_ text: String) async throws { for letter in text { try await press(letter) } }

    /// Letters as an input method (Unikey, ibus) sends them: first underlined, then put in.
    func compose(_ text: String) async throws {
        struct Composition: Encodable {
            var text: String
            var selectionStart: Int
            var selectionEnd: Int
        }
        struct Insertion: Encodable { var text: String }
        let length = text.utf16.count
        try await devTools.send(
            "Input.imeSetComposition", Composition(text: text, selectionStart: length, selectionEnd: length), session: session)
        try await devTools.send("Input.insertText", Insertion(text: text), session: session)
        count.withLock { $0 += text.count }
    }

    private func strike(_ event: Event) async throws {
        var event = event
        event.type = event.text == nil ? "rawKeyDown" : "keyDown"
        try await devTools.send("Input.dispatchKeyEvent", event, session: session)
        (event.type, event.text) = ("keyUp", nil)
        try await devTools.send("Input.dispatchKeyEvent", event, session: session)
        count.withLock { $0 += 1 }
    }
}
