import Foundation
import Testing

@testable import VietnameseText

@Suite struct ChannelDetectorTests {
    static let damages = [
        Damage(channel: .intact, gapsAsSpaces: false, target: 1), Damage(channel: .diacriticsStripped, gapsAsSpaces: false, target: 1),
        Damage(channel: .outsideLatin1Dropped, gapsAsSpaces: false, target: 1),
        Damage(channel: .outsideLatin1Dropped, gapsAsSpaces: true, target: 1),
        Damage(channel: .outsideASCIIDropped, gapsAsSpaces: true, target: 1),
        Damage(channel: .tcvn3AsLatin1, gapsAsSpaces: false, target: 1),
        Damage(channel: .vniAsLatin1, gapsAsSpaces: false, target: 1), Damage(channel: .visciiAsLatin1, gapsAsSpaces: false, target: 1),
        Damage(channel: .vpsAsLatin1, gapsAsSpaces: false, target: 1), Damage(channel: .cp1258AsLatin1, gapsAsSpaces: false, target: 1),
    ]

    /// Texts of some forty words.
    private func texts() throws -> [String] {
        var texts: [String] = []
        var current = ""
        for line in try RestorationTestSet.lines() {
            current += line + "\n"
            if current.split(separator: " ").count >= 40 {
                texts.append(current)
                current = ""
            }
        }
        return texts
    }

    @Test(arguments: damages)
    func knowsTheChannelOfFortyWords(damage: Damage) throws {
        let texts = try texts().enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
        let verdicts = texts.map { ChannelDetector.detect(damage.apply(to: $0)) }
        let right = verdicts.count { $0.channel == damage.channel }
        let wrong = verdicts.count { $0.channel != nil && $0.channel != damage.channel }
        print("\(damage.testDescription): \(right) of \(texts.count) right, \(wrong) wrong")
        let missed = zip(texts, verdicts).filter { $0.1.channel != damage.channel }.map {
            "\($0.1.channel as LossyChannel?) \($0.1.votes)\n\(damage.apply(to: $0.0))"
        }
        #expect(Double(right) >= 0.98 * Double(texts.count), "\(missed)")
        #expect(Double(wrong) <= 0.01 * Double(texts.count))
    }

    @Test(arguments: ["", "342.628\n17\n100 %\n51,7", "1 2 3 a)", "Mbps", "58 chi c"])
    func cannotTellFromSparseText(text: String) {
        let verdict = ChannelDetector.detect(text)
        #expect(verdict.channel == nil)
        #expect(verdict.unknown == .tooFewWords)
    }

    @Test func cannotTellFromOtherLanguages() {
        let english =
            "The quarterly report of the department shows how many computers were bought and how they are used in every office of it."
        #expect(ChannelDetector.detect(english).unknown == .notVietnamese)
        let wrongGlyphs =
            "K9t qu; th?c hi_n công t@c b;o v_ bR mBt nhà n%&c cGa t=nh nDm n#y v\\ c@c c* quan tr:c thu{c t^i đKa ph%*ng kh@c"
        #expect(ChannelDetector.detect(wrongGlyphs).channel != .intact)
    }

    @Test func takesAFewGoodWordsForIntact() {
        #expect(ChannelDetector.detect("Sở Tư pháp").channel == .intact)
        #expect(ChannelDetector.detect("Số liệu báo cáo 58").channel == .intact)
    }

    @Test func saysWhyInBothLanguages() {
        let verdict = ChannelDetector.detect("T ng s máy tính t i c quan, n v c a UBND t nh Tuyên Quang, trong ó máy tính xách tay")
        #expect(verdict.channel == .outsideLatin1Dropped)
        #expect(verdict.reasons(inVietnamese: true).count >= 2)
        #expect(verdict.reasons(inVietnamese: false).first?.contains("fragments") == true)
    }

    @Test(
        .enabled(if: SharedCorpus.hasPdftotext && SharedCorpus.has("corpus/tabular")),
        arguments: [
            ("tabular/tuyen-quang-2019-q2.pdf", LossyChannel.intact), ("tabular/dien-bien-2019-q3.pdf", .intact),
            ("tabular/random-103.pdf", .intact),
            ("inline/an-giang-1a-f2.pdf", .intact), ("inline/gia-lai-2018-q4-f2.pdf", .intact), ("inline/phu-yen-2019-q3-f2.pdf", .intact),
            ("inline/phu-yen-2019-q3-f3.pdf", .intact), ("tabular/tuyen-quang-2019-q2-garbled-latin1.pdf", .outsideLatin1Dropped),
            ("tabular/tuyen-quang-2019-q2-fromxls-garbled-latin1.pdf", .outsideLatin1Dropped),
            ("inline/an-giang-2a-f2.pdf", .outsideLatin1Dropped),
            ("tabular/tuyen-quang-2019-q2-garbled-strip.pdf", .diacriticsStripped),
            ("tabular/tuyen-quang-2019-q2-garbled-tcvn3.pdf", .tcvn3AsLatin1),
        ])
    func judgesEveryPageOfTheCorpus(path: String, channel: LossyChannel) throws {
        let pages = try SharedCorpus.textLayer("corpus/" + path).split(separator: "\u{C}").map(String.init)
        for (index, page) in pages.enumerated() {
            let verdict = ChannelDetector.detect(page)
            #expect(verdict.channel == channel || verdict.unknown == .tooFewWords, "page \(index + 1): \(verdict)")
        }
    }
}
