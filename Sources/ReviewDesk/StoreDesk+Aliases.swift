import Foundation
import Inbox
import Store

extension StoreDesk {
    package func aliasProposals() async throws -> [AliasProposal] { try ledger.aliases().map(AliasProposal.init) }

    package func tryAlias(_ id: Int64, who: String, at now: Date) async throws -> AliasProposal {
        let alias = try alias(id)
        guard alias.state != AliasProposal.State.accepted.rawValue else { return AliasProposal(alias) }
        let folder = folders.scratch.appending("mappings-\(UUID().uuidString)")
        let candidate = URL(filePath: folder.string, directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: candidate) }
        let line = AliasFile.Line(form: alias.form, field: alias.field, wording: alias.wording, accepted: "")
        try write(try accepted() + [line], to: folder)
        let trial = AliasTrial(
            mappings: configuration.mappings, corpus: configuration.corpus, program: pictures.program, scratch: folders.scratch,
            language: configuration.language)
        let findings = try await trial.findings(line, candidate: candidate)
        try ledger.updateAlias(
            id, state: (findings.isEmpty ? AliasProposal.State.passed : .failed).rawValue, findings: findings, who: who, at: now)
        return AliasProposal(try self.alias(id))
    }

    package func decideAlias(_ id: Int64, accept: Bool, who: String, at now: Date) async throws -> AliasProposal {
        let alias = try alias(id)
        if accept {
            guard alias.state == AliasProposal.State.passed.rawValue else { throw DeskError.aliasNotTried }
            let line = AliasFile.Line(
                form: alias.form, field: alias.field, wording: alias.wording, accepted: "\(who), \(now.formatted(.iso8601))")
            try write(try accepted() + [line], to: folders.mappings)
        } else if alias.state == AliasProposal.State.accepted.rawValue {
            try write(
                try accepted().filter { $0.form != alias.form || $0.field != alias.field || $0.wording != alias.wording },
                to: folders.mappings)
        }
        try ledger.updateAlias(
            id, state: (accept ? AliasProposal.State.accepted : .rejected).rawValue, findings: nil, who: who, at: now)
        return AliasProposal(try self.alias(id))
    }

    private func alias(_ id: Int64) throws -> AliasRow {
        guard let alias = try ledger.aliases().first(where: { $0.id == id }) else { throw DeskError.noSuchAlias(id) }
        return alias
    }

    private func accepted() throws -> [AliasFile.Line] {
        try ledger.aliases().filter { $0.state == AliasProposal.State.accepted.rawValue }.sorted { $0.id < $1.id }.map { alias in
            AliasFile.Line(
                form: alias.form, field: alias.field, wording: alias.wording,
                accepted: [alias.decidedBy, alias.decidedAt?.formatted(.iso8601)].compactMap { $0 }.joined(separator: ", "))
        }
    }

    private func write(_ lines: [AliasFile.Line], to folder: RawPath) throws {
        try WorkerOnce.write(
            Array(AliasFile(lines: lines).yaml.utf8), to: folder.appending("aliases").appending("accepted.yaml"), scratch: folders.scratch)
    }
}

extension AliasProposal {
    init(_ row: AliasRow) {
        self.init(
            id: row.id, form: row.form, field: row.field, label: row.label, wording: row.wording, documents: row.documents,
            state: State(rawValue: row.state) ?? .proposed, findings: row.findings, decidedBy: row.decidedBy, decidedAt: row.decidedAt)
    }
}
