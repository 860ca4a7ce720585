import Foundation
import RecordModel

/// The pictures that a report shows, chosen before it is written: fields under review first, then accepted numbers in form order, until the
/// budget is spent.
struct PictureAlbum {
    /// Base64 makes four bytes of three; with the text of a long report this stays under 5 MB.
    static let budget = 3_300_000

    private var pictures: [Int: Data] = [:]
    /// Whether some field went without its picture because the budget was spent.
    private(set) var isCut = false

    /// `picture` is asked only for places on pages, and never again once the budget is spent.
    init(_ fields: [RecordField], picture: (Evidence) -> Data?) {
        let underReview = fields.indices.filter { fields[$0].decision == .review }
        let numbers = fields.indices.filter { fields[$0].decision == .accepted && fields[$0].state == .filled && fields[$0].type.isNumeric }
        var spent = 0
        for index in underReview + numbers {
            guard let evidence = fields[index].evidence, evidence.page != nil, evidence.bbox != nil else { continue }
            if isCut { break }
            guard let data = picture(evidence) else { continue }
            guard spent + data.count <= Self.budget else {
                isCut = true
                break
            }
            spent += data.count
            pictures[index] = data
        }
    }

    subscript(index: Int) -> Data? { pictures[index] }

    static func image(_ data: Data, alternative: String) -> HTML {
        """
        <img loading="lazy" decoding="async" alt="\(alternative)" src="data:image/png;base64,\(data.base64EncodedString())">
        """
    }
}
