import CSodium
import Foundation

/// Passwords as libsodium keeps them: Argon2id with a salt of its own, in the usual string form.
package enum PasswordHash {
    /// Shorter ones can be tried out (NIST SP 800-63B asks for 8 at least; 10 because nothing else protects an account here).
    package static let minimumLength = 10
    /// Longer input would only cost time.
    package static let maximumBytes = 1024

    /// False where the library cannot start (no source of randomness).
    static let isReady = sodium_init() >= 0

    /// Nil where there is not enough memory.
    package static func make(_ password: String) -> String? {
        guard isReady else { return nil }
        var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
        // "Interactive" of libsodium: 2 passes over 64 MiB, the amounts that it gives for logins on the web.
        let normal = password.precomposedStringWithCanonicalMapping
        let result = normal.withCString {
            crypto_pwhash_str(
                &text, $0, UInt64(normal.utf8.count), UInt64(crypto_pwhash_OPSLIMIT_INTERACTIVE), Int(crypto_pwhash_MEMLIMIT_INTERACTIVE))
        }
        guard result == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func verify(_ password: String, against hash: String) -> Bool {
        guard isReady, password.utf8.count <= maximumBytes else { return false }
        let normal = password.precomposedStringWithCanonicalMapping
        return normal.withCString { crypto_pwhash_str_verify(hash, $0, UInt64(normal.utf8.count)) == 0 }
    }
}

/// Random words for sessions and forms.
enum Token {
    /// 256 bits: not to be guessed.
    private static let bytes = 32

    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<bytes).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    /// Takes the same time wherever the two differ.
    static func same(_ left: String, _ right: String) -> Bool {
        let (one, two) = (Array(left.utf8), Array(right.utf8))
        guard one.count == two.count else { return false }
        return zip(one, two).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
