import Foundation

/// One tab: what a person does with it, and what can be seen in it.
final class BrowserPage: Sendable {
    /// Conditions are looked at this often, and given up after this long: a shared machine may build beside the test.
    private static let step = Duration.milliseconds(25)
    private static let limit = Duration.seconds(90)

    let devTools: DevTools
    private let session: String
    let keyboard: Keyboard

    init(_ devTools: DevTools) async throws {
        struct Create: Encodable {
            var url = "about:blank"
            var browserContextId: String
        }
        struct Context: Decodable { var browserContextId: String }
        struct Target: Decodable { var targetId: String }
        struct Attach: Encodable {
            var targetId: String
            var flatten = true
        }
        struct Session: Decodable { var sessionId: String }
        self.devTools = devTools
        let context = try await devTools.send("Target.createBrowserContext", Nothing(), as: Context.self)
        let target = try await devTools.send(
            "Target.createTarget", Create(browserContextId: context.browserContextId), as: Target.self)
        session = try await devTools.send("Target.attachToTarget", Attach(targetId: target.targetId), as: Session.self).sessionId
        keyboard = Keyboard(devTools: devTools, session: session)
        struct Focus: Encodable { var enabled = true }
        // A tab that is not in front would not take the focus.
        try await send("Emulation.setFocusEmulationEnabled", Focus())
        for domain in ["Page", "Runtime", "Log"] { try await send("\(domain).enable", Nothing()) }
    }

    func send(_ method: String, _ parameters: some Encodable & Sendable) async throws {
        try await devTools.send(method, parameters, session: session)
    }

    // MARK: Looking

    /// The value of an expression in the page; promises are waited for.
    func value<Value: Decodable & Sendable>(_ expression: String, as type: Value.Type = Value.self) async throws -> Value {
        let answer = try await devTools.send(
            "Runtime.evaluate", Evaluate(expression: expression), session: session, as: Evaluated<Value>.self)
        if let thrown = answer.exceptionDetails {
            throw DevTools.Failure(description: "\(expression): \(thrown.exception?.description ?? thrown.text)")
        }
        guard let value = answer.result.value else { throw DevTools.Failure(description: "\(expression): no value") }
        return value
    }

    func text(_ selector: String) async throws -> String {
        try await value("document.querySelector(\(Self.quoted(selector)))?.innerText ?? ''")
    }

    func holds(_ condition: String) async throws -> Bool { try await value("Boolean(\(condition))") }

    /// Waits until a condition holds in the page.
    /// - Parameter sentence: what was waited for, for the report of a failure.
    func wait(_ sentence: String, until condition: String) async throws {
        let clock = ContinuousClock()
        let end = clock.now + Self.limit
        while clock.now < end {
            // While a page is on its way there is nothing to ask.
            if let holds = try? await holds(condition), holds { return }
            try await Task.sleep(for: Self.step)
        }
        let shown: String = (try? await value("location.href + '\\n' + document.body.innerText.slice(0, 1500)")) ?? "no page"
        throw DevTools.Failure(description: "waited in vain: \(sentence) (\(condition)). The page shows:\n\(shown)")
    }

    static func quoted(_ text: String) -> String {
        // JSON's strings are JavaScript's.
        (try? JSONEncoder().encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "''"
    }

    // MARK: Going

    /// Opens an address and waits until it is all there.
    func open(_ address: String) async throws {
        struct Navigate: Encodable { var url: String }
        _ = try await value("window.isOldPage = true") as Bool
        try await send("Page.navigate", Navigate(url: address))
        try await wait("\(address) is loaded", until: "!window.isOldPage && document.readyState === 'complete'")
    }

    /// Does something that leads to another page, and waits until that is all there.
    func follow(_ sentence: String, _ deed: () async throws -> Void) async throws {
        _ = try await value("window.isOldPage = true") as Bool
        try await deed()
        try await wait(sentence, until: "!window.isOldPage && document.readyState === 'complete'")
    }

    func resize(_ width: Int, _ height: Int) async throws {
        struct Metrics: Encodable {
            var width: Int
            var height: Int
            var deviceScaleFactor = 1
            var mobile = false
        }
        try await send("Emulation.setDeviceMetricsOverride", Metrics(width: width, height: height))
    }

    enum Look: String, CaseIterable, Sendable {
        case light, dark, print
    }

    func look(_ look: Look) async throws {
        struct Media: Encodable {
            struct Feature: Encodable {
                var name = "prefers-color-scheme"
                var value: String
            }
            var media: String
            var features: [Feature]
        }
        let scheme = Media.Feature(value: look == .dark ? "dark" : "light")
        try await send("Emulation.setEmulatedMedia", Media(media: look == .print ? "print" : "screen", features: [scheme]))
    }

    /// What the window shows, PNG.
    func picture() async throws -> Data {
        struct Capture: Encodable { var format = "png" }
        struct Captured: Decodable { var data: Data }
        return try await devTools.send("Page.captureScreenshot", Capture(), session: session, as: Captured.self).data
    }

    // MARK: The mouse

    /// Presses at one place of the window, moves to another, lets go.
    func drag(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) async throws {
        struct Mouse: Encodable {
            var type: String
            var x: Double
            var y: Double
            var button = "left"
            var buttons = 1
            var clickCount = 1
        }
        try await send(
            "Input.dispatchMouseEvent", Mouse(type: "mouseMoved", x: start.x, y: start.y, button: "none", buttons: 0, clickCount: 0))
        try await send("Input.dispatchMouseEvent", Mouse(type: "mousePressed", x: start.x, y: start.y))
        for part in 1...4 {
            let share = Double(part) / 4
            let (x, y) = (start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
            try await send("Input.dispatchMouseEvent", Mouse(type: "mouseMoved", x: x, y: y))
        }
        try await send("Input.dispatchMouseEvent", Mouse(type: "mouseReleased", x: end.x, y: end.y, buttons: 0))
    }
}

private struct Evaluate: Encodable {
    var expression: String
    var awaitPromise = true
    var returnByValue = true
}

private struct Evaluated<Value: Decodable & Sendable>: Decodable, Sendable {
    struct Remote: Decodable, Sendable { var value: Value? }
    struct Thrown: Decodable, Sendable {
        struct Exception: Decodable, Sendable { var description: String? }
        var text: String
        var exception: Exception?
    }

    var result: Remote
    var exceptionDetails: Thrown?
}
