import Foundation
import RecordModel
import Testing

@testable import ReviewDesk

/// A wording that people confirmed is tried on the linter and on reference documents before anybody can accept it.
@Suite("Proposed wordings")
struct WordingTests {
    private static let form = "dien-bien-2019-q3"

    /// A desk whose one field was found under another wording, and confirmed; with one document of `Corpus` to try it on.
    private func desk(_ wording: String, corpus isThere: Bool = true) async throws -> TestDesk {
        let program = try #require(TestDesk.builtProgram, "phieu is not built: swift build")
        let golden = TestDesk.root.appending(path: "Corpus/dien-bien-docx")
        let known = try JSONDecoder().decode(Record.self, from: Data(contentsOf: golden.appending(path: "record.json")))
        var field = try #require(known.fields.first { $0.type == .count && $0.state == .filled })
        field.decision = .review
        field.reasonCodes = ["label-reworded"]
        field.evidence?.readAs = wording
        let corpus = FileManager.default.temporaryDirectory.appending(path: "phieu-corpus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: corpus, withIntermediateDirectories: true)
        if isThere { try FileManager.default.copyItem(at: golden, to: corpus.appending(path: "dien-bien-docx")) }
        let test = try await TestDesk(records: [Sample.record([field], form: Self.form)], program: program.path, corpus: corpus)
        _ = try await test.desk.settle(test.order(0, .confirm))
        return test
    }

    @Test("a wording that changes no reference document passes, counts once it is accepted, and can be put aside again")
    func passes() async throws {
        let test = try await desk("Số đơn vị hành chính cấp huyện hiện có theo cách gọi mới")
        defer { test.remove() }
        let proposal = try #require(try await test.desk.aliasProposals().first)
        #expect(proposal.state == .proposed && proposal.documents == 1)
        // Not before it was tried.
        await #expect(throws: DeskError.aliasNotTried) {
            try await test.desk.decideAlias(proposal.id, accept: true, who: "hoa", at: TestDesk.noon)
        }
        let tried = try await test.desk.tryAlias(proposal.id, who: "hoa", at: TestDesk.noon)
        #expect(tried.state == .passed && tried.findings.isEmpty)
        let file = test.folder.appending(path: "mappings/aliases/accepted.yaml")
        #expect(!FileManager.default.fileExists(atPath: file.path))
        #expect(try await test.desk.decideAlias(proposal.id, accept: true, who: "hoa", at: TestDesk.noon).state == .accepted)
        #expect(try String(contentsOf: file, encoding: .utf8).contains(proposal.wording))
        #expect(try await test.desk.decideAlias(proposal.id, accept: false, who: "hoa", at: TestDesk.noon).state == .rejected)
        #expect(try !String(contentsOf: file, encoding: .utf8).contains(proposal.wording))
    }

    @Test("without a reference document nothing passes")
    func untried() async throws {
        let test = try await desk("Số huyện theo cách gọi mới", corpus: false)
        defer { test.remove() }
        let proposal = try #require(try await test.desk.aliasProposals().first)
        let tried = try await test.desk.tryAlias(proposal.id, who: "hoa", at: TestDesk.noon)
        #expect(tried.state == .failed && tried.findings == ["Thư mục Corpus không có tài liệu nào."])
        await #expect(throws: DeskError.aliasNotTried) {
            try await test.desk.decideAlias(proposal.id, accept: true, who: "hoa", at: TestDesk.noon)
        }
    }

    @Test("the label of another row is refused: it would draw that row's value")
    func anothersLabel() async throws {
        let golden = TestDesk.root.appending(path: "Corpus/dien-bien-docx/record.json")
        let known = try JSONDecoder().decode(Record.self, from: Data(contentsOf: golden))
        let first = try #require(known.fields.first { $0.type == .count && $0.state == .filled })
        let other = try #require(known.fields.last { $0.type == .count && $0.label.count > 30 && $0.label != first.label })
        let test = try await desk(other.label)
        defer { test.remove() }
        let proposal = try #require(try await test.desk.aliasProposals().first)
        let tried = try await test.desk.tryAlias(proposal.id, who: "hoa", at: TestDesk.noon)
        #expect(tried.state == .failed && !tried.findings.isEmpty)
    }
}
