import Foundation
import RecordModel
import Testing

@testable import Reporting

/// What the program prints is what `Mappings/schema` promises.
@Suite struct SchemaTests {
    enum Kind: String, CaseIterable {
        case record, scorecard
        case comparedScorecard = "compared scorecard"
        case batch = "batch-summary"

        func sample() throws -> String {
            switch self {
            case .record: try RecordJSON.text(SampleRecord.record, style: .pretty)
            case .scorecard: try RecordJSON.text(SampleScore.card, style: .pretty)
            case .comparedScorecard: try RecordJSON.text(SampleScore.compared, style: .pretty)
            case .batch: try RecordJSON.text(SampleBatch.summary, style: .pretty)
            }
        }

        var schema: URL { Self.package.appending(path: "Mappings/schema/\(rawValue.split(separator: " ").last ?? "").schema.json") }

        static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    @Test(arguments: Kind.allCases) func outputKeepsItsSchema(kind: Kind) throws {
        let validator = try SchemaValidator(Data(contentsOf: kind.schema))
        #expect(try validator.violations(Data(kind.sample().utf8)) == [])
    }

    @Test func schemaRefusesUnknownStatesAndMembers() throws {
        let validator = try SchemaValidator(Data(contentsOf: Kind.record.schema))
        let text = try Kind.record.sample()
            .replacingOccurrences(of: "\"state\": \"missing\"", with: "\"state\": \"lost\"")
            .replacingOccurrences(of: "\"media_type\"", with: "\"mime\"")
        let violations = try validator.violations(Data(text.utf8))
        #expect(violations.contains { $0.contains(".state") })
        #expect(violations.contains { $0.contains("lacks media_type") })
        #expect(violations.contains { $0.contains("unknown member mime") })
    }

    @Test(.enabled(if: PythonSchemaCheck.isAvailable), arguments: Kind.allCases)
    func outputKeepsItsSchemaForAnIndependentValidator(kind: Kind) throws {
        #expect(try PythonSchemaCheck.run(schema: kind.schema, instance: kind.sample()) == "")
    }
}

/// The `jsonschema` package of Python, where it is installed: a second opinion on the schemas themselves.
enum PythonSchemaCheck {
    static let isAvailable = (try? run(["-c", "import jsonschema"]))?.status == 0

    /// Empty when the instance is valid, else what the validator says.
    static func run(schema: URL, instance: String) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "phieu-schema-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(instance.utf8).write(to: file)
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator as V
            schema = json.load(open(sys.argv[1], encoding="utf-8")); V.check_schema(schema)
            for e in V(schema).iter_errors(json.load(open(sys.argv[2], encoding="utf-8"))): print(e.json_path, e.message)
            """
        return try run(["-c", script, schema.path, file.path]).output
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
