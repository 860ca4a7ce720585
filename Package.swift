// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "phieu",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    ],
    targets: [
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CLinux"),
        .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]),
        .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

        .target(name: "DocumentModel"),
        .target(name: "RecordModel", dependencies: ["DocumentModel"]),
        .target(name: "VietnameseText", resources: [.copy("Resources/administrative-vietnamese.lm")]),
        .target(name: "Intake", dependencies: ["CGLib", "DocumentModel"]),
        .target(name: "OfficeReading", dependencies: ["CLibXML2", "CLibZip", "DocumentModel"]),
        .target(name: "TableStitching", dependencies: ["DocumentModel"]),
        .target(name: "OpenTables", dependencies: ["DocumentModel", "TableStitching"]),
        .target(name: "PDFReading", dependencies: ["CPoppler", "DocumentModel", "OpenTables", "TableStitching", "VietnameseText"]),
        .target(name: "OCRReading", dependencies: ["CTesseract", "DocumentModel", "OpenTables", "TableStitching", "VietnameseText"]),
        .target(name: "MappingFiles", dependencies: ["DocumentModel", .product(name: "Yams", package: "Yams")]),
        .target(
            name: "FormMapping", dependencies: ["DocumentModel", "MappingFiles", "RecordModel", "VietnameseText"],
            resources: [.copy("Resources/confidence.json")]),
        .target(name: "Checking", dependencies: ["DocumentModel", "MappingFiles", "RecordModel", "VietnameseText"]),
        .target(
            name: "Scoring",
            dependencies: ["DocumentModel", "MappingFiles", "RecordModel", "VietnameseText", .product(name: "Yams", package: "Yams")]),
        .target(name: "Reporting", dependencies: ["CXlsxWriter", "DocumentModel", "RecordModel"]),
        .target(
            name: "Pipeline",
            dependencies: [
                "DocumentModel", "RecordModel", "Intake", "OfficeReading", "PDFReading", "OCRReading", "TableStitching", "FormMapping",
                "Checking",
                "VietnameseText",
            ]),
        .target(name: "Evaluation", dependencies: ["DocumentModel", "FormMapping", "RecordModel", "Reporting", "VietnameseText"]),
        .target(name: "Store", dependencies: ["RecordModel", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(
            name: "Inbox",
            dependencies: [
                "CLinux", "DocumentModel", "Intake", "RecordModel", "Reporting", "Store", .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .target(
            name: "ReviewDesk",
            dependencies: [
                "DocumentModel", "RecordModel", "Checking", "FormMapping", "MappingFiles", "Inbox", "Pipeline", "Reporting", "Scoring",
                "Store",
                "VietnameseText",
            ]),
        .target(
            name: "ReviewServer",
            dependencies: [
                "CSodium", "DocumentModel", "RecordModel", "Inbox", "Reporting", "ReviewDesk", "Store",
                .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Logging", package: "swift-log"),
            ],
            resources: [.embedInCode("Resources/review.css"), .embedInCode("Resources/review.js")]),
        .executableTarget(
            name: "phieu",
            dependencies: [
                "DocumentModel", "RecordModel", "Intake", "FormMapping", "MappingFiles", "Checking", "Evaluation", "Pipeline", "PDFReading",
                "Reporting",
                "Scoring",
                "Inbox",
                "Store", "ReviewDesk", "ReviewServer", .product(name: "Logging", package: "swift-log"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        .testTarget(name: "VietnameseTextTests", dependencies: ["VietnameseText"], resources: [.copy("Resources")]),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "DocumentModel"]),
        .testTarget(name: "OfficeReadingTests", dependencies: ["CLibZip", "DocumentModel", "OfficeReading"]),
        .testTarget(name: "PDFReadingTests", dependencies: ["PDFReading", "DocumentModel"]),
        .testTarget(name: "OCRReadingTests", dependencies: ["DocumentModel", "OCRReading", "TableStitching"]),
        .testTarget(name: "TableStitchingTests", dependencies: ["DocumentModel", "TableStitching"]),
        .testTarget(
            name: "FormMappingTests", dependencies: ["FormMapping", "DocumentModel", "MappingFiles", "RecordModel", "VietnameseText"]),
        .testTarget(
            name: "CheckingTests", dependencies: ["Checking", "DocumentModel", "RecordModel", .product(name: "Yams", package: "Yams")]),
        .testTarget(name: "ScoringTests", dependencies: ["Scoring", "RecordModel", .product(name: "Yams", package: "Yams")]),
        .testTarget(name: "ReportingTests", dependencies: ["DocumentModel", "RecordModel", "Reporting"]),
        .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "RecordModel"]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "RecordModel"]),
        .testTarget(name: "InboxTests", dependencies: ["Inbox", "Store", "RecordModel", "Reporting", "InboxTestService"]),
        .executableTarget(name: "InboxTestService", dependencies: ["Inbox", "Intake", "RecordModel"], path: "Tests/InboxTestService"),
        .testTarget(
            name: "ReviewDeskTests",
            dependencies: [
                "phieu", "ReviewDesk", "DocumentModel", "FormMapping", "Inbox", "Pipeline", "RecordModel", "Store",
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(
            name: "ReviewServerTests",
            dependencies: [
                "ReviewServer", "ReviewDesk", "DocumentModel", "RecordModel", "Reporting", "Inbox", "Store", "CLinux",
                .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        .testTarget(name: "PipelineTests", dependencies: ["DocumentModel", "Intake", "PDFReading", "Pipeline"]),
        .testTarget(
            name: "CorpusTests",
            dependencies: ["Checking", "DocumentModel", "Intake", "Pipeline", "FormMapping", "RecordModel", "Reporting", "VietnameseText"]),
        .testTarget(name: "CommandLineTests", dependencies: ["phieu"]),
        .testTarget(
            name: "BrowserTests",
            dependencies: ["phieu", "RecordModel", "ReviewDesk", "Store", .product(name: "GRDB", package: "GRDB.swift")]),
    ],
    swiftLanguageModes: [.v6]
)
