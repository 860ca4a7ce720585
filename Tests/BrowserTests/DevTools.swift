import Foundation

/// The DevTools protocol: commands and answers as JSON, each ended by a zero byte.
actor DevTools {
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// A browser on a machine that builds at the same time takes seconds for what takes milliseconds else.
    private static let limit = Duration.seconds(90)

    private struct Command<Parameters: Encodable>: Encodable {
        var id: Int
        var method: String
        var params: Parameters
        var sessionId: String?
    }

    private struct Head: Decodable {
        struct Refusal: Decodable { var message: String }
        var id: Int?
        var error: Refusal?
        var method: String?
        var sessionId: String?
    }

    private struct Answer<Result: Decodable>: Decodable { var result: Result }

    private struct Event: Decodable {
        struct Params: Decodable {
            struct Entry: Decodable {
                var level: String
                var text: String
                var url: String?
            }
            struct Thrown: Decodable {
                struct Exception: Decodable { var description: String? }
                var text: String
                var exception: Exception?
            }
            var entry: Entry?
            var exceptionDetails: Thrown?
        }
        var params: Params
    }

    private let commands: FileHandle
    private var last = 0
    private var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
    private var hasEnded = false
    /// What pages complained of: exceptions, refusals of the content security policy, resources that failed.
    private(set) var complaints: [String] = []

    init(commands: FileHandle, answers: FileHandle) {
        self.commands = commands
        let (messages, continuation) = AsyncStream.makeStream(of: Data.self)
        Thread.detachNewThread {
            var rest = Data()
            while true {
                // Empty at the end. (`read(upToCount:)` would wait for the whole count.)
                let piece = answers.availableData
                if piece.isEmpty { break }
                rest.append(piece)
                while let end = rest.firstIndex(of: 0) {
                    continuation.yield(rest[rest.startIndex..<end])
                    rest = Data(rest[(end + 1)...])
                }
            }
            continuation.finish()
        }
        Task {
            for await message in messages { await self.receive(message) }
            await self.end()
        }
    }

    @discardableResult
    func send<Result: Decodable & Sendable>(
        _ method: String, _ parameters: some Encodable & Sendable, session: String? = nil, as result: Result.Type = Nothing.self
    ) async throws -> Result {
        last += 1
        let id = last
        var data = try JSONEncoder().encode(Command(id: id, method: method, params: parameters, sessionId: session))
        data.append(0)
        let message = data
        let timer = Task {
            try await Task.sleep(for: Self.limit)
            self.fail(id, "\(method): the browser did not answer within \(Self.limit)")
        }
        defer { timer.cancel() }
        let answer: Data = try await withCheckedThrowingContinuation { continuation in
            guard !hasEnded else { return continuation.resume(throwing: Failure(description: "\(method): the browser has ended")) }
            waiting[id] = continuation
            do { try commands.write(contentsOf: message) } catch { fail(id, "\(method): \(error)") }
        }
        if let refusal = try JSONDecoder().decode(Head.self, from: answer).error {
            throw Failure(description: "\(method): \(refusal.message)")
        }
        return try JSONDecoder().decode(Answer<Result>.self, from: answer).result
    }

    func forgetComplaints() { complaints = [] }

    private func receive(_ message: Data) {
        guard let head = try? JSONDecoder().decode(Head.self, from: message) else { return }
        if let id = head.id {
            waiting.removeValue(forKey: id)?.resume(returning: message)
            return
        }
        guard head.method == "Log.entryAdded" || head.method == "Runtime.exceptionThrown",
            let event = try? JSONDecoder().decode(Event.self, from: message)
        else { return }
        if let entry = event.params.entry, entry.level == "error" { complaints.append("\(entry.text) \(entry.url ?? "")") }
        if let thrown = event.params.exceptionDetails { complaints.append("\(thrown.text) \(thrown.exception?.description ?? "")") }
    }

    private func fail(_ id: Int, _ sentence: String) { waiting.removeValue(forKey: id)?.resume(throwing: Failure(description: sentence)) }

    private func end() {
        hasEnded = true
        for id in Array(waiting.keys) { fail(id, "the browser has ended") }
    }
}
