import Testing

@testable import FormMapping

struct TrigramIndexTests {
    @Test func countsWhatComparingOneByOneCounts() {
        let texts = ["tongsomaytinh", "tongsomaytinhmaytinhmaytinh", "", "a", "hethongthudientu", "aaaaaa"].map { TextProfile(key: $0) }
        let index = TrigramIndex(texts)
        for label in ["maytinh", "somaytinhtaidonvi", "aaaa", "", "thudientu", "khac"].map({ TextProfile(key: $0) }) {
            #expect(index.common(with: label) == texts.map { label.common(with: $0) })
        }
    }

    @Test func theQuickLooksNeverSayNoWhereTheFullOneSaysYes() {
        let texts = ["tongsomaytinh", "tongsomaytinhtaidonvi", "somaytinh", "thudientu", "tong"].map { TextProfile(key: $0) }
        for label in texts {
            for text in texts {
                for threshold in [0.1, 0.36, 0.45, 0.8] {
                    #expect(label.isLike(text, above: threshold) == (label.similarity(to: text) > threshold))
                    if label.containment(in: text) > threshold { #expect(label.mayBeContained(in: text, above: threshold)) }
                    let fit = text.size.fit(label.size, common: label.common(with: text), isRow: false)
                    if fit > threshold { #expect(label.mayFit(text, above: threshold)) }
                }
            }
        }
    }

    @Test func noCharacterThatIsANumberIsOverlooked() {
        for value in UInt32(0)...0x1FFFF {
            guard let scalar = Unicode.Scalar(value), Character(scalar).isNumber else { continue }
            #expect(mayHoldNumber(String(scalar)), "\(value)")
        }
        #expect(!mayHoldNumber("Tổng số máy tính – đơn vị"))
        #expect(holdsNumber("mức độ 3"))
    }
}
