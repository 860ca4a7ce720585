import Foundation
import Inbox
import Store

extension StoreDesk {
    package func aliasProposals() async throws -> [AliasProposal] { try ledger.aliases() }

    package func tryAlias(_ id: Int64, who: String, at now: Date) async throws -> AliasProposal {
        let alias = try alias(id)
        guard alias.state != .accepted else { return alias }
        let folder = folders.scratch.appending("mappings-\(UUID().uuidString)")
        let candidate = URL(filePath: folder.string, directoryHint: .isDirectory)
        defer { try? FileManager.default.removeItem(at: candidate) }
        let line = AliasFile.Line(form: alias.form, field: alias.field, wording: alias.wording, accepted: "")
        try write(try accepted() + [line], to: folder)
        let trial = AliasTrial(
            mappings: configuration.mappings, corpus: configuration.corpus, program: pictures.program, scratch: folders.scratch,
            language: configuration.language)
        let findings = try await trial.findings(line, candidate: candidate)
        try ledger.updateAlias(id, state: findings.isEmpty ? .passed : .failed, findings: findings, who: who, at: now)
        return try self.alias(id)
    }

    package func decideAlias(_ id: Int64, accept: Bool, who: String, at now: Date) async throws -> AliasProposal {
        let alias = try alias(id)
        if accept {
            guard alias.state == .passed else { throw DeskError.aliasNotTried }
            let line = AliasFile.Line(
                form: alias.form, field: alias.field, wording: alias.wording, accepted: "\(who), \(now.formatted(.iso8601))")
            try write(try accepted() + [line], to: folders.mappings)
        } else if alias.state == .accepted {
            try write(
                try accepted().filter { $0.form != alias.form || $0.field != alias.field || $0.wording != alias.wording },
                to: folders.mappings)
        }
        try ledger.updateAlias(id, state: accept ? .accepted : .rejected, findings: nil, who: who, at: now)
        return try self.alias(id)
    }

    private func alias(_ id: Int64) throws -> AliasProposal {
        guard let alias = try ledger.aliases().first(where: { $0.id == id }) else { throw DeskError.noSuchAlias(id) }
        return alias
    }

    private func accepted() throws -> [AliasFile.Line] {
        try ledger.aliases().filter { $0.state == .accepted }.sorted { $0.id < $1.id }.map { alias in
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
