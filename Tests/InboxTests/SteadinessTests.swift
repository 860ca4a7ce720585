import Testing

@testable import Inbox

@Suite("Standing still")
struct SteadinessTests {
    static let second: Int64 = 1_000_000_000

    func file(_ bytes: Int = 1, modified: Int64 = 0, changed: Int64 = 0, name: String = "a") -> FoundFile {
        FoundFile(path: RawPath(name), stamp: FileStamp(device: 1, inode: 1, bytes: bytes, modified: modified), changed: changed)
    }

    @Test("a file watched without a change for the settle time has settled")
    func watched() {
        var steadiness = Steadiness(settleSeconds: 10, trustsClock: false)
        #expect(steadiness.settled([file()], now: 100, wall: 0).isEmpty)
        #expect(steadiness.settled([file()], now: 109, wall: 0).isEmpty)
        #expect(steadiness.settled([file()], now: 110, wall: 0).count == 1)
    }

    @Test("every change of size or time begins the wait anew")
    func changed() {
        var steadiness = Steadiness(settleSeconds: 10, trustsClock: false)
        for (now, bytes, modified) in [(0.0, 1, Int64(0)), (9, 2, 0), (18, 2, 1), (27, 3, 1)] {
            #expect(steadiness.settled([file(bytes, modified: modified)], now: now, wall: 0).isEmpty)
        }
        #expect(steadiness.settled([file(3, modified: 1)], now: 37, wall: 0).count == 1)
    }

    @Test("age counts where the clock is ours, by content and by change time")
    func age() {
        var local = Steadiness(settleSeconds: 10, trustsClock: true)
        #expect(local.settled([file(modified: 0, changed: 0)], now: 0, wall: 20 * Self.second).count == 1)
        // A copying program set the content's time back; the change time says that it is new.
        #expect(local.settled([file(modified: 0, changed: 15 * Self.second, name: "b")], now: 0, wall: 20 * Self.second).isEmpty)
        // A clock that runs ahead.
        #expect(local.settled([file(modified: 90 * Self.second, changed: 0, name: "c")], now: 0, wall: 20 * Self.second).isEmpty)
        var share = Steadiness(settleSeconds: 10, trustsClock: false)
        #expect(share.settled([file(modified: 0, changed: 0)], now: 0, wall: 20 * Self.second).isEmpty)
    }

    @Test("a file that went away and came back is a new one")
    func cameBack() {
        var steadiness = Steadiness(settleSeconds: 10, trustsClock: false)
        _ = steadiness.settled([file()], now: 0, wall: 0)
        _ = steadiness.settled([], now: 5, wall: 0)
        #expect(steadiness.settled([file()], now: 11, wall: 0).isEmpty)
    }

    @Test("whatever the order of changes, nothing settles sooner than the settle time after its last change", arguments: 0..<50)
    func property(seed: UInt64) {
        var dice = SoakTests.Dice(state: seed)
        var steadiness = Steadiness(settleSeconds: 5, trustsClock: false)
        var lastChange = 0.0
        var bytes = 0
        for step in 0..<200 {
            let now = Double(step)
            if step == 0 || Int.random(in: 0..<6, using: &dice) == 0 {
                bytes += 1
                lastChange = now
            }
            let settled = !steadiness.settled([file(bytes)], now: now, wall: 0).isEmpty
            #expect(settled == (now - lastChange >= 5))
        }
    }
}
