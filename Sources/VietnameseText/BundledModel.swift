import Foundation

extension LanguageModel {
    /// The model that comes with the program; read once. The only file that this module opens.
    package static func bundled() throws -> LanguageModel { try bundledResult.get() }

    private static let bundledResult = Result { try LanguageModel(bytes: [UInt8](Data(contentsOf: bundledURL()))) }

    /// Where the model's file lies: in the resource folder beside the program, or beside the test bundle. (Bundle.module would end the program
    /// where the folder is missing.)
    package static func bundledURL() throws -> URL {
        let file = "administrative-vietnamese.lm"
        let folder = "phieu_VietnameseText.resources"
        let places = [
            Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent(), Bundle(for: BundleAnchor.self).bundleURL,
        ]
        .compactMap { $0 }
        .flatMap { [$0, $0.deletingLastPathComponent()] }
        .map { $0.appending(path: folder).appending(path: file) }
        guard let url = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw LoadingError.missing(places.map(\.path).joined(separator: ", "))
        }
        return url
    }

    private final class BundleAnchor {}
}
