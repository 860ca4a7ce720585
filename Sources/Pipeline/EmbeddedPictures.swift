import DocumentModel
import OCRReading

/// Reads the pictures of an office document: reports come as scans pasted into Word.
struct EmbeddedPictures: Sendable {
    /// A picture with fewer words is a logo, a seal, a photograph of people: nothing of a report.
    private static let fewestWords = 8
    /// Smaller files hold no page that could be read.
    private static let smallest = 8_000

    /// The document with the text of its pictures in their places.
    ///
    /// - Throws: `OCRReadingError` where recognition cannot run at all; a picture that cannot be read gives a finding.
    func read(_ document: Document, progress: (_ done: Int) -> Void) throws -> Document {
        var document = document
        let pictures = document.pictures
        document.pictures = []
        let worthReading = pictures.map { $0.bytes.count >= Self.smallest && PictureReader.mayHoldRows($0.bytes) }
        guard worthReading.contains(true), !document.sections.isEmpty else { return document }
        let reader = PictureReader(reader: try PageReader())
        var added = 0
        for (index, picture) in pictures.enumerated() where worthReading[index] {
            do {
                let read = try reader.read(picture.bytes, firstPage: document.pages.count + 1)
                let blocks = read.sections.flatMap(\.blocks)
                if blocks.reduce(0, { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }) >= Self.fewestWords {
                    document.sections[0].blocks.insert(contentsOf: blocks, at: picture.blocksBefore + added)
                    added += blocks.count
                    document.pages += read.pages
                    document.warnings += read.warnings
                }
            } catch let error as OCRReadingError {
                if case .engineUnavailable = error { throw error }
                document.warnings.append(
                    Finding(
                        vietnamese: "Hình thứ \(index + 1) trong tệp không đọc được: \(error.message(in: .vietnamese))",
                        english: "Picture \(index + 1) of the file could not be read: it \(error.message(in: .english))"))
            }
            progress(index + 1)
        }
        return document
    }
}
