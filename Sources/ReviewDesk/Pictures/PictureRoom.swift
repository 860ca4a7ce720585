import DocumentModel
import Foundation
import Inbox
import Pipeline
import RecordModel
import Store

/// Has pages drawn and places read by workers, keeps what was drawn in the work folder, and has nothing drawn twice.
actor PictureRoom {
    /// How much more room the second attempt has.
    private static let enlargement = 2.0
    /// Pages of reports take a tenth of a second; a page of a whole-page photograph in a poor PDF a few.
    static let room = WorkerRoom(memoryBytes: 700 << 20, cpuSeconds: 60, wallSeconds: 90, outputBytes: 48 << 20, fileBytes: 256 << 20)
    /// Two processors on the design's machine.
    private static let mostAtOnce = 2

    private let folders: WorkFolders
    nonisolated let program: String
    private let language: Language
    private var underWay: [String: Task<[UInt8], any Error>] = [:]
    private var running = 0
    private var queue: [CheckedContinuation<Void, Never>] = []

    init(folders: WorkFolders, program: String, language: Language) {
        self.folders = folders
        self.program = program
        self.language = language
    }

    /// A picture by its name within the document's folder; drawn where it is not there yet.
    func picture(_ delivery: Delivery, name: String, _ wish: DeskRequest.Wish) async throws -> [UInt8] {
        let path = folders.picturesFolder(delivery.id).appending(name)
        if let known = FileManager.default.contents(atPath: path.string), !known.isEmpty { return [UInt8](known) }
        let key = path.string
        if let task = underWay[key] { return try await task.value }
        let task = Task {
            let bytes = try await self.answer(delivery, wish)
            // A picture that cannot be kept is drawn again.
            try? WorkerOnce.write(bytes, to: path, scratch: self.folders.scratch)
            return bytes
        }
        underWay[key] = task
        defer { underWay[key] = nil }
        return try await task.value
    }

    /// What the worker says.
    /// - Throws: `DeskError.broken` with its sentence.
    func answer(_ delivery: Delivery, _ wish: DeskRequest.Wish) async throws -> [UInt8] {
        await enter()
        defer { leave() }
        let command = WorkerCommand(
            executable: program, arguments: ["desk-worker", "--", try DeskRequest(wish, language: language).text, WorkerCommand.filePlace])
        var said: String?
        // As by night: a crash, a hang or an exhausted limit is tried once more, with more room.
        for room in [Self.room, Self.room.enlarged(by: Self.enlargement)] where said == nil {
            let scratch = folders.scratch.appending("desk-\(UUID().uuidString)")
            let result = try await WorkerOnce.run(command, file: folders.archiveFile(delivery), scratch: scratch, room: room)
            if result.exit == .code(0), !result.timedOut, !result.overflowed { return result.output }
            if result.exit == .code(1) { said = result.errors.split(whereSeparator: \.isNewline).last.map(String.init) }
        }
        throw DeskError.broken(
            vietnamese: said ?? "không vẽ hoặc đọc được bản gốc. Hãy mở bản gốc trong thư mục archive.",
            english: said ?? "the original could not be drawn or read. Open it in the archive folder.")
    }

    private func enter() async {
        if running < Self.mostAtOnce {
            running += 1
            return
        }
        await withCheckedContinuation { queue.append($0) }
    }

    private func leave() {
        if queue.isEmpty {
            running -= 1
        } else {
            queue.removeFirst().resume()
        }
    }
}
