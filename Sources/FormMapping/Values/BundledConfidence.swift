import Foundation

extension ConfidenceModel {
    enum LoadingError: Error, CustomStringConvertible {
        case missing(String)
        case invalid(String)

        var description: String {
            switch self {
            case .missing(let places): "confidence.json was not found in any of: \(places)"
            case .invalid(let why): "confidence.json cannot be used: \(why)"
            }
        }
    }

    /// The model that comes with the program; read once. Where it cannot be read nothing is accepted without a look, and `problem` says why.
    package static let bundled: ConfidenceModel = (try? bundledResult.get()) ?? ConfidenceModel(acceptance: [:], parts: [])

    /// Why the bundled model cannot be used; nil where it can.
    package static var problem: String? {
        if case .failure(let error) = bundledResult { "\(error)" } else { nil }
    }

    private static let bundledResult = Result { try read(Data(contentsOf: bundledURL())) }

    /// - Throws: `LoadingError` where the file is none of ours or would make the arithmetic fail.
    package static func read(_ data: Data) throws -> ConfidenceModel {
        let model: ConfidenceModel
        do {
            model = try JSONDecoder().decode(ConfidenceModel.self, from: data)
        } catch {
            throw LoadingError.invalid("\(error)")
        }
        guard model.schema == schemaName else { throw LoadingError.invalid("its schema is \(model.schema)") }
        guard model.acceptance.values.allSatisfy({ $0 > 0 && $0 <= 1 }) else { throw LoadingError.invalid("an acceptance beyond 0…1") }
        for part in model.parts {
            let name = "\(part.source.rawValue) \(part.claim.rawValue)"
            guard part.weights.keys.allSatisfy({ Doubt(rawValue: $0) != nil }) else { throw LoadingError.invalid("\(name): unknown doubt") }
            guard part.weights.values.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
                throw LoadingError.invalid("\(name): a weight below 0")
            }
            guard part.curve.allSatisfy({ $0.count == 2 && $0[1] > 0 && $0[1] < 1 }) else { throw LoadingError.invalid("\(name): curve") }
            let isFalling = zip(part.curve, part.curve.dropFirst()).allSatisfy { $0[0] < $1[0] && $0[1] >= $1[1] }
            guard isFalling else { throw LoadingError.invalid("\(name): more doubt would mean more confidence") }
        }
        return model
    }

    /// Beside the program, or beside the test bundle. (Bundle.module would end the program where the folder is missing.)
    private static func bundledURL() throws -> URL {
        let places = [
            Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent(), Bundle(for: BundleAnchor.self).bundleURL,
        ]
        .compactMap { $0 }
        .flatMap { [$0, $0.deletingLastPathComponent()] }
        .map { $0.appending(path: "phieu_FormMapping.resources").appending(path: "confidence.json") }
        guard let url = places.first(where: { FileManager.default.fileExists(atPath: $0.path) }) else {
            throw LoadingError.missing(places.map(\.path).joined(separator: ", "))
        }
        return url
    }

    private final class BundleAnchor {}
}
