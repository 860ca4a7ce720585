import DocumentModel
import Foundation

/// What is wrong with an account that somebody wants to add, as a sentence in both languages.
package enum AccountProblem: Error, Hashable, Sendable {
    case name
    case exists(String)
    case unknown(String)
    case shortPassword
    case longPassword
    case noMemory
    case file(String)

    package func message(in language: Language) -> String {
        let (vietnamese, english) =
            switch self {
            case .name:
                (
                    "Tên tài khoản gồm 2 đến 32 chữ thường a–z, số, “.”, “-”, “_”, bắt đầu bằng chữ.",
                    "An account's name has 2 to 32 of a–z, digits, “.”, “-”, “_”, and begins with a letter."
                )
            case .exists(let name):
                (
                    "Đã có tài khoản “\(name)”. Hãy xóa trước, hoặc chọn tên khác.",
                    "There is an account “\(name)” already. Remove it first, or take another name."
                )
            case .unknown(let name): ("Không có tài khoản “\(name)”.", "There is no account “\(name)”.")
            case .shortPassword:
                (
                    "Mật khẩu phải có ít nhất \(PasswordHash.minimumLength) ký tự.",
                    "A password has at least \(PasswordHash.minimumLength) characters."
                )
            case .longPassword: ("Mật khẩu quá dài.", "The password is too long.")
            case .noMemory: ("Không đủ bộ nhớ để mã hóa mật khẩu (cần 64 MB).", "There is not enough memory to hash the password (64 MB).")
            case .file(let why): ("Không đọc hoặc ghi được tệp tài khoản: \(why)", "The file of accounts cannot be read or written: \(why)")
            }
        return language == .vietnamese ? vietnamese : english
    }
}

/// The accounts, in one file of the work folder that only its owner can read. Read again whenever it changes, so that an account that was
/// removed is out at its next request.
package final class AccountBook: @unchecked Sendable {
    private let path: String
    private let lock = NSLock()
    private var accounts: [Account] = []
    private var stamp: Date?

    /// Throws `AccountProblem.file` where there is a file that cannot be read: a server without its accounts would be open.
    package init(work: String) throws {
        path = work + "/accounts.json"
        try reload()
    }

    package var all: [Account] {
        lock.withLock {
            // A file that cannot be read just now lets nobody in.
            do { try reload() } catch { accounts = [] }
            return accounts
        }
    }

    package subscript(name: String) -> Account? { all.first { $0.name == name } }

    package func add(_ name: String, role: Role, password: String) throws {
        guard name.wholeMatch(of: /[a-z][a-z0-9._\-]{1,31}/) != nil else { throw AccountProblem.name }
        guard password.count >= PasswordHash.minimumLength else { throw AccountProblem.shortPassword }
        guard password.utf8.count <= PasswordHash.maximumBytes else { throw AccountProblem.longPassword }
        guard let hash = PasswordHash.make(password) else { throw AccountProblem.noMemory }
        try lock.withLock {
            try reload()
            guard !accounts.contains(where: { $0.name == name }) else { throw AccountProblem.exists(name) }
            try write(accounts + [Account(name: name, role: role, hash: hash)])
        }
    }

    package func remove(_ name: String) throws {
        try lock.withLock {
            try reload()
            guard accounts.contains(where: { $0.name == name }) else { throw AccountProblem.unknown(name) }
            try write(accounts.filter { $0.name != name })
        }
    }

    private func reload() throws {
        guard FileManager.default.fileExists(atPath: path) else {
            (accounts, stamp) = ([], nil)
            return
        }
        do {
            let changed = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
            guard changed != stamp else { return }
            accounts = try JSONDecoder().decode([Account].self, from: Data(contentsOf: URL(filePath: path)))
            stamp = changed
        } catch {
            throw AccountProblem.file("\(path): \(error)")
        }
    }

    private func write(_ new: [Account]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        let draft = path + ".\(UUID().uuidString)"
        do {
            let data = try encoder.encode(new)
            guard FileManager.default.createFile(atPath: draft, contents: data, attributes: [.posixPermissions: 0o600]) else {
                throw AccountProblem.file(draft)
            }
            guard rename(draft, path) == 0 else { throw AccountProblem.file(path) }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error as? AccountProblem ?? AccountProblem.file("\(error)")
        }
        stamp = nil
        try reload()
    }
}
