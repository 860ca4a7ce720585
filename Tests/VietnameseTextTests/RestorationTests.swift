import Foundation
import Testing

@testable import VietnameseText

/// How a test damages a line.
struct Damage: Sendable, CustomTestStringConvertible {
    var channel: LossyChannel
    /// Each gap becomes a space, and runs of spaces one; otherwise letters vanish without a trace.
    var gapsAsSpaces: Bool
    /// Share of syllables that must come out right.
    var target: Double

    /// The speed target is for the channels that documents come through most.
    var mustBeFast: Bool { channel != .outsideASCIIDropped }

    var testDescription: String { "\(channel)\(gapsAsSpaces ? ", gaps as spaces" : "")" }

    func apply(to line: String) -> String {
        guard gapsAsSpaces else { return channel.transmit(line) }
        var result = ""
        for scalar in line.unicodeScalars {
            let left = channel.transmit(String(scalar))
            result += left.isEmpty ? " " : left
        }
        return result.split(whereSeparator: { $0 == " " }).joined(separator: " ")
    }
}

@Suite(.serialized) struct RestorationTests {
    static let damages = [
        Damage(channel: .diacriticsStripped, gapsAsSpaces: false, target: 0.98),
        Damage(channel: .outsideLatin1Dropped, gapsAsSpaces: false, target: 0.975),
        Damage(channel: .outsideLatin1Dropped, gapsAsSpaces: true, target: 0.975),
        Damage(channel: .outsideASCIIDropped, gapsAsSpaces: true, target: 0.9),
        Damage(channel: .tcvn3WithoutSoftHyphen, gapsAsSpaces: false, target: 0.99),
    ]

    /// Lines apart in debug builds, which are some fifty times slower; scripts/measure-restoration takes all.
    static let stride = {
        #if DEBUG
            20
        #else
            1
        #endif
    }()

    @Test(arguments: damages)
    func restoresTheExampleDocuments(damage: Damage) throws {
        let lines = try RestorationTestSet.lines().enumerated().filter { $0.offset % Self.stride == 0 }.map(\.element)
        let restorer = Restorer(model: try RestorationTestSet.model(), channel: damage.channel)
        var tally = Tally()
        let damaged = lines.map(damage.apply)
        let clock = ContinuousClock()
        var restored: [RestoredText] = []
        let time = clock.measure { restored = damaged.map { restorer.restore($0, gaps: damage.gapsAsSpaces ? .spaced : .closed) } }
        for (line, result) in zip(lines, restored) { tally.compare(line, result) }
        let speed = Double(tally.syllables) / (Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
        print("\(damage.testDescription): \(tally.summary), \(Int(speed)) syllables a second")
        if ProcessInfo.processInfo.environment["RESTORATION_ERRORS"] != nil { print(tally.commonErrors) }
        #expect(tally.accuracy >= (Self.stride == 1 ? damage.target : damage.target - 0.02))
        if Self.stride == 1, damage.mustBeFast { #expect(speed >= 5000) }
    }

    private func restored(_ text: String, _ channel: LossyChannel = .outsideLatin1Dropped, gaps: Restorer.GapStyle = .detected) throws
        -> RestoredText
    {
        try Restorer(model: .bundled(), channel: channel).restore(text, gaps: gaps)
    }

    @Test(arguments: [
        ("- T ng s máy tính c a c quan, n v :", "- Tổng số máy tính của cơ quan, đơn vị:"),
        ("H T NG K THU T CÔNG NGH THÔNG TIN", "HẠ TẦNG KỸ THUẬT CÔNG NGHỆ THÔNG TIN"),
        ("n v tính", "Đơn vị tính"),
        ("Quy t nh s 45/2016/Q -TTg c a Th t ng Chính ph", "Quyết định số 45/2016/QĐ-TTg của Thủ tướng Chính phủ"),
        ("y ban nhân dân t nh i n Biên", "Ủy ban nhân dân tỉnh Điện Biên"),
        ("Ph n m m dùng chung ph c v công tác i u hành", "Phần mềm dùng chung phục vụ công tác điều hành"),
    ])
    func putsLettersBackThatLeftSpaces(text: String, truth: String) throws {
        let result = try restored(text, gaps: .spaced).text
        #expect(result == truth)
    }

    @Test(arguments: [
        ("Tong so may tinh tai co quan, don vi: 58", "Tổng số máy tính tại cơ quan, đơn vị: 58"),
        ("UY BAN NHAN DAN TINH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("Dich vu cong truc tuyen muc do 4 cua HDND", "Dịch vụ công trực tuyến mức độ 4 của HĐND"),
    ])
    func putsMarksBack(text: String, truth: String) throws {
        #expect(try restored(text, .diacriticsStripped).text == truth)
    }

    @Test func insertsWordsThatVanished() throws {
        let result = try restored("T ng s ph n m m c s d ng  ph c v công tác qu n lý")
        #expect(result.text == "Tổng số phần mềm được sử dụng để phục vụ công tác quản lý")
        #expect(result.words.contains { $0.isInserted && $0.text == "để" })
    }

    @Test func seesByItselfWhetherGapsAreSpaces() throws {
        #expect(try restored("T ng s cán b công ch c c a c quan").text == "Tổng số cán bộ công chức của cơ quan")
        #expect(try restored("Tng s cán b công chc ca c quan").text == "Tổng số cán bộ công chức của cơ quan")
    }

    @Test func leavesNumbersAddressesAndUndamagedWordsAlone() throws {
        let text = "Sheet \"10.Giaithich\": http://stp.gov.vn (342.628) Tổng số"
        #expect(try restored(text).text == text)
        #expect(try restored("Tỷ lệ (%) co tren 100", .diacriticsStripped).text.hasPrefix("Tỷ lệ (%) c"))
    }

    @Test func doesNotRestoreNamesInSilence() throws {
        let result = try restored("Ngay 5 thang 6 nam 2019, nguoi thuc hien: Nguyen Thi Thuc", .diacriticsStripped)
        let names = result.words.filter(\.isName)
        #expect(names.map(\.original) == ["Nguyen", "Thi", "Thuc"])
        #expect(names.allSatisfy { $0.confidence <= 0.5 })
        #expect(names.last?.alternatives.isEmpty == false)
        #expect(result.words.first { $0.original == "nguoi" }?.confidence ?? 0 > 0.9)
        let told = try Restorer(model: .bundled(), channel: .outsideLatin1Dropped).restore("Ph m c Th nh", isName: true)
        #expect(told.words.count { $0.isName } == told.words.count)
    }

    @Test func returnsTextOfOtherChannelsAsItIs() throws {
        #expect(try restored("Tổng số", .intact) == RestoredText(text: "Tổng số", words: []))
        #expect(try restored("", .diacriticsStripped).text == "")
        #expect(try restored(" - … 58 ", .outsideLatin1Dropped).text == " - … 58 ")
    }

    @Test func offersAlternativesWithTheirConfidence() throws {
        let result = try restored("ban", .diacriticsStripped)
        let word = try #require(result.words.first)
        #expect(!word.alternatives.isEmpty)
        #expect(word.confidence + word.alternatives.reduce(0) { $0 + $1.confidence } <= 1.0001)
        #expect(word.confidence < 0.9)
    }

    @Test(
        .enabled(if: SharedCorpus.hasPdftotext && SharedCorpus.has("corpus/tabular") && stride == 1),
        arguments: [("garbled-latin1", LossyChannel.outsideLatin1Dropped), ("garbled-strip", .diacriticsStripped)])
    func restoresTheTextLayerOfAGarbledPDF(name: String, channel: LossyChannel) throws {
        let folder = "corpus/tabular/tuyen-quang-2019-q2"
        let clean = try SharedCorpus.textLayer(folder + ".pdf")
        let layer = try SharedCorpus.textLayer("\(folder)-\(name).pdf")
        var tally = Tally()
        tally.compare(clean, try restored(layer, channel))
        print("text layer \(name): \(tally.summary)")
        if ProcessInfo.processInfo.environment["RESTORATION_ERRORS"] != nil { print(tally.commonErrors) }
        // pdftotext tears cells apart and puts some lines in another order than in the clean file; a reader that knows the cells does better.
        #expect(Double(tally.right) >= (channel == .diacriticsStripped ? 0.95 : 0.87) * Double(tally.syllables))
    }

    @Test func loadsTheModelQuickly() throws {
        let url = try LanguageModel.bundledURL()
        let bytes = [UInt8](try Data(contentsOf: url))
        let clock = ContinuousClock()
        let time = try clock.measure { _ = try LanguageModel(bytes: bytes) }
        print("language model: \(bytes.count) bytes, loaded in \(time)")
        #expect(bytes.count < 15_000_000)
        if Self.stride == 1 { #expect(time < .milliseconds(100)) }
    }

    @Test func refusesDamagedModels() throws {
        let bytes = [UInt8](try Data(contentsOf: try LanguageModel.bundledURL()))
        #expect(throws: LanguageModel.LoadingError.self) { try LanguageModel(bytes: []) }
        #expect(throws: LanguageModel.LoadingError.self) { try LanguageModel(bytes: Array(bytes.prefix(bytes.count / 2))) }
        #expect(throws: LanguageModel.LoadingError.self) { try LanguageModel(bytes: [1] + bytes) }
    }
}

/// Counts syllables by aligning the restored with the true ones.
struct Tally {
    var syllables = 0
    var right = 0
    var rightWithCase = 0
    var inserted = 0
    var errors: [String: Int] = [:]
    /// Of ten bands of confidence: words and right ones.
    var bands = Array(repeating: (words: 0, right: 0), count: 11)

    /// Right syllables less those that should not be there, of all.
    var accuracy: Double { Double(right - inserted) / Double(max(syllables, 1)) }

    var summary: String {
        let calibration = bands.enumerated().filter { $0.element.words > 0 }.map { index, band in
            "\(index < 10 ? "≥\(Double(index) / 10)" : "≥0.99"): \(band.right)/\(band.words)"
        }.joined(separator: " ")
        func percent(_ part: Int) -> String { String(format: "%.2f %%", 100 * Double(part) / Double(max(syllables, 1))) }
        return
            "\(percent(right)) of \(syllables) syllables right (\(percent(rightWithCase)) with case), \(inserted) inserted; by confidence \(calibration)"
    }

    var commonErrors: String {
        errors.sorted { $0.value > $1.value }.prefix(60).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    mutating func compare(_ line: String, _ result: RestoredText) {
        let truth = Self.words(line)
        let restored = Self.words(result.text)
        syllables += truth.count
        let pairs = Self.alignment(truth.map(Self.folded), restored.map(Self.folded))
        var truthOfWord: [Int: Int] = [:]
        for pair in pairs {
            switch pair {
            case (let t?, let r?):
                truthOfWord[r] = t
                if Self.folded(truth[t]) == Self.folded(restored[r]) {
                    right += 1
                    if placingTones(truth[t], .old) == placingTones(restored[r], .old) { rightWithCase += 1 }
                } else {
                    errors["\(truth[t])→\(restored[r])", default: 0] += 1
                }
            case (let t?, nil): errors["\(truth[t])→∅", default: 0] += 1
            case (nil, let r?):
                inserted += 1
                errors["∅→\(restored[r])", default: 0] += 1
            case (nil, nil): break
            }
        }
        guard result.words.count == restored.count else { return }
        for (index, word) in result.words.enumerated() {
            let band = word.confidence >= 0.99 ? 10 : min(9, Int(word.confidence * 10))
            bands[band].words += 1
            if let t = truthOfWord[index], Self.folded(truth[t]) == Self.folded(restored[index]) { bands[band].right += 1 }
        }
    }

    static func folded(_ word: String) -> String { placingTones(word.lowercased(), .old) }

    static func words(_ text: String) -> [String] {
        text.split(whereSeparator: { !($0.isLetter) }).map(String.init)
    }

    /// Levenshtein alignment.
    static func alignment(_ a: [String], _ b: [String]) -> [(Int?, Int?)] {
        var cost = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { cost[i][0] = i }
        for j in 0...b.count { cost[0][j] = j }
        for i in stride(from: 1, through: a.count, by: 1) {
            for j in stride(from: 1, through: b.count, by: 1) {
                cost[i][j] = min(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
            }
        }
        var pairs: [(Int?, Int?)] = []
        var (i, j) = (a.count, b.count)
        while i > 0 || j > 0 {
            if i > 0, j > 0, cost[i][j] == cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1) {
                (i, j) = (i - 1, j - 1)
                pairs.append((i, j))
            } else if i > 0, cost[i][j] == cost[i - 1][j] + 1 {
                i -= 1
                pairs.append((i, nil))
            } else {
                j -= 1
                pairs.append((nil, j))
            }
        }
        return pairs.reversed()
    }
}
