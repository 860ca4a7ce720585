/// The URL or host name in a slot, without the spaces that line breaks put into it and without the blank's leaders; nil where there is none.
package func cleanedURL(_ text: String) -> String? {
    let joined = joinedAddress(text)
    guard joined.contains("."), joined.unicodeScalars.allSatisfy({ $0.value > 0x20 }), !joined.contains("@") else { return nil }
    let host = joined.split(separator: "/", omittingEmptySubsequences: true).first { !$0.hasSuffix(":") }
    guard let host, host.contains("."), host.unicodeScalars.allSatisfy({ $0.isASCII }), host.contains(where: \.isLetter) else { return nil }
    return joined
}

/// The e-mail address in a slot, cleaned in the same way; nil where there is none.
package func cleanedEmail(_ text: String) -> String? {
    let joined = joinedAddress(text)
    let parts = joined.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), parts[1].allSatisfy({ $0.isASCII }) else { return nil }
    return joined
}

private func joinedAddress(_ text: String) -> String {
    var scalars = Array(plainSpaces(nfc(text)).unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xAD })
    let leaders: Set<Unicode.Scalar> = [".", "…", "_", ",", ";", ":", "-"]
    while let first = scalars.first, leaders.contains(first) { scalars.removeFirst() }
    while let last = scalars.last, leaders.contains(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
}
