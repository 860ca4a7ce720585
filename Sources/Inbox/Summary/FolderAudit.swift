import DocumentModel
import Foundation
import Store

/// Holds the ledger against the folders: which files must be there, which are, which are of no delivery.
struct FolderAudit {
    private let folders: WorkFolders
    private let deliveries: [Delivery]
    private let checkingContents: Bool
    private let present: [RawPath: Set<RawPath>]

    init(folders: WorkFolders, deliveries: [Delivery], checkingContents: Bool) {
        self.folders = folders
        self.deliveries = deliveries
        self.checkingContents = checkingContents
        let tops = [folders.taken, folders.archive, folders.quarantine, folders.records]
        present = Dictionary(uniqueKeysWithValues: tops.map { ($0, Set(FileTree.files(below: $0))) })
    }

    var counts: InboxStatus.FileCounts {
        let reasons = present[folders.quarantine]?.count { $0.string.hasSuffix(".ly-do.txt") } ?? 0
        return .init(
            taken: present[folders.taken]?.count ?? 0, archive: present[folders.archive]?.count ?? 0,
            quarantine: (present[folders.quarantine]?.count ?? 0) - reasons,
            records: present[folders.records]?.count { $0.string.hasSuffix(".json") } ?? 0)
    }

    func problems(in language: Language) -> [String] {
        let vietnamese = language == .vietnamese
        var problems: [String] = []
        var unexplained = present.values.reduce(into: Set<RawPath>()) { $0.formUnion($1) }
        let all = unexplained
        let numbers = Dictionary(grouping: unexplained) { number(of: $0) }
        for delivery in deliveries {
            // What a service at work is just moving is neither here nor there.
            guard delivery.isSettled || delivery.state == .taken else {
                unexplained.subtract(numbers[delivery.id] ?? [])
                continue
            }
            for file in expected(delivery) {
                if all.contains(file) {
                    unexplained.remove(file)
                } else {
                    problems.append(vietnamese ? "thiếu \(file.string)" : "\(file.string) is missing")
                }
            }
            // A record's derivatives lie beside it.
            for file in numbers[delivery.id] ?? [] where delivery.state == .read && folders.records.contains(file) {
                unexplained.remove(file)
            }
            if let file = folders.originalFile(delivery), checkingContents, all.contains(file), let sha256 = delivery.sha256,
                (try? Disk.hash(file)) != sha256
            {
                problems.append(vietnamese ? "nội dung đã đổi: \(file.string)" : "\(file.string) is not what it was")
            }
        }
        return problems
            + unexplained.map(\.string).sorted().map { vietnamese ? "tệp không có trong sổ cái: \($0)" : "\($0) is in no ledger" }
    }

    private func expected(_ delivery: Delivery) -> [RawPath] {
        var files: [RawPath] = []
        if delivery.originalRemovedAt == nil, let original = folders.originalFile(delivery) {
            files.append(original)
            if delivery.state.isFinal && delivery.reason != nil { files.append(folders.reasonFile(delivery)) }
        }
        if delivery.state == .read && delivery.recordRemovedAt == nil { files.append(folders.recordFile(delivery)) }
        return files
    }

    /// The number before a file's name; in `taken`, that of its folder.
    private func number(of file: RawPath) -> Int64? {
        let bytes = folders.taken.contains(file) ? file.parent.lastComponent : file.lastComponent
        return Int64(String(decoding: bytes.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
    }
}
