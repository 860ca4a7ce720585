import Foundation
import MappingFiles
import VietnameseText

/// Values as check files write them.
extension MappingNode {
    var text: String? { string.map(nfc) }

    /// With a decimal comma or point.
    var number: Decimal? {
        text.flatMap { Decimal(string: $0.replacingOccurrences(of: ",", with: "."), locale: Locale(identifier: "en_US_POSIX")) }
    }
}
