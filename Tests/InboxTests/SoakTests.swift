import Foundation
import Store
import Testing

@testable import Inbox

extension Tag {
    /// Takes a minute or more.
    @Tag static var slow: Self
}

@Suite("Soak", .tags(.slow))
struct SoakTests {
    static let files = 500
    static let kills = 50

    enum Kind: CaseIterable { case good, goodSlow, duplicate, refused, crash, empty, halfCopied, hostileName }

    /// Reproducible from its seed.
    struct Dice: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    struct Drop {
        var path: RawPath
        var pieces: [String]
        var isGood: Bool
    }

    static func drops(_ dice: inout Dice) -> [Drop] {
        (0..<files).map { index in
            let folder = ["", "xã A/", "xã A/thôn/", "B/"].randomElement(using: &dice) ?? ""
            func path(_ name: String) -> RawPath { RawPath(folder + name) }
            let words = "form=f agency=A\(index) period=Q1 count=\(index)"
            switch Kind.allCases.randomElement(using: &dice) ?? .good {
            case .good: return Drop(path: path("tốt \(index).docx"), pieces: ["GOOD \(words) END"], isGood: true)
            case .goodSlow:
                return Drop(
                    path: path("\(index).pdf"), pieces: ["GOOD \(words) slow=\(Int.random(in: 20...250, using: &dice)) END"], isGood: true)
            case .duplicate:
                return Drop(path: path("dup \(index).docx"), pieces: ["GOOD form=f agency=D\(index % 5) period=Q1 END"], isGood: true)
            case .refused: return Drop(path: path("\(index).txt"), pieces: ["no report \(index)"], isGood: false)
            case .crash: return Drop(path: path("\(index).doc"), pieces: ["CRASH \(index)"], isGood: false)
            case .empty: return Drop(path: path("rỗng \(index).pdf"), pieces: [], isGood: false)
            case .halfCopied: return Drop(path: path("chậm \(index).xlsx"), pieces: ["GOOD ", words, " more", " END"], isGood: true)
            case .hostileName:
                let bytes = Array("-\(index)\"'\n$(x)".utf8) + [0xFF, UInt8(1 + index % 30)]
                return Drop(path: RawPath(bytes: Array(folder.utf8) + bytes), pieces: ["GOOD \(words) END"], isGood: true)
            }
        }
    }

    /// Drops the files one after another, half-copied ones piece by piece with pauses.
    static func feed(_ drops: [Drop], into inbox: RawPath) {
        var open: [(Int32, ArraySlice<String>)] = []
        for drop in drops {
            let path = inbox.appending(drop.path.bytes)
            try? FileManager.default.createDirectory(atPath: path.parent.string, withIntermediateDirectories: true)
            let descriptor = path.withCString { Foundation.open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
            open.append((descriptor, drop.pieces[...]))
            usleep(60_000)
            open = open.compactMap { descriptor, pieces in
                guard let piece = pieces.first else {
                    close(descriptor)
                    return nil
                }
                _ = Array(piece.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
                return (descriptor, pieces.dropFirst())
            }
        }
        for (descriptor, pieces) in open {
            for piece in pieces {
                usleep(50_000)
                _ = Array(piece.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            }
            close(descriptor)
        }
    }

    @Test(
        "500 mixed files and 50 kills: every file is accounted for once, every good one has its record, every bad one its reason",
        .timeLimit(.minutes(5)))
    func soak() throws {
        let seed = UInt64(ProcessInfo.processInfo.environment["PHIEU_SOAK_SEED"] ?? "") ?? 20_261_123
        var dice = Dice(state: seed)
        let office = try Office()
        let drops = Self.drops(&dice)
        let inbox = RawPath(office.inbox)
        let feeder = Thread { Self.feed(drops, into: inbox) }
        feeder.start()

        for _ in 0..<Self.kills {
            let process = try office.start("watch", settle: 0.4)
            usleep(UInt32.random(in: 30_000...1_400_000, using: &dice))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        while !feeder.isFinished { usleep(100_000) }
        let last = try office.start("batch", settle: 0.4)
        last.waitUntilExit()
        // 1 when a refused file was among its share.
        #expect([0, 1].contains(last.terminationStatus))

        let status = try office.status()
        #expect(status.problems == [], "seed \(seed)")
        #expect(status.inInbox == 0)
        let all = try office.ledger.deliveries(in: Set(DeliveryState.allCases))
        #expect(all.map(\.source.path).count == Self.files, "seed \(seed)")
        let byPath = Dictionary(grouping: all, by: \.source.path)
        var records = 0
        for drop in drops {
            let deliveries = byPath[drop.path.bytes] ?? []
            #expect(deliveries.count == 1, "seed \(seed): \(drop.path.string) was taken \(deliveries.count) times")
            guard let delivery = deliveries.first else { continue }
            let isRead = delivery.state == .read || (delivery.state == .duplicate && delivery.reason == nil)
            #expect(isRead == drop.isGood, "seed \(seed): \(drop.path.string) is \(delivery.state), \(delivery.reason ?? "-")")
            #expect(delivery.source.bytes == drop.pieces.joined().utf8.count, "seed \(seed): \(drop.path.string) was taken half")
            if drop.isGood { #expect(delivery.reason == nil) } else { #expect(delivery.reason?.isEmpty == false) }
            if delivery.state == .read { records += 1 }
            let runs = try office.ledger.attempts(of: delivery.id).filter { $0.ending != .interrupted }
            #expect(runs.allSatisfy { $0.ending != nil }, "seed \(seed): \(drop.path.string) has an attempt without an end")
            #expect(
                runs.count { $0.ending == .read } == (delivery.state == .read ? 1 : 0), "seed \(seed): \(drop.path.string) was read twice")
        }
        #expect(office.files("records").count == records)
        #expect(Set(all.filter { $0.state == .read }.compactMap(\.sha256)).count == records)
        #expect(office.files("scratch").isEmpty)
    }
}
