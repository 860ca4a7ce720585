// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "phieu",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
        .systemLibrary(name: "CLinux"),
        .target(name: "DocumentModel"),
        .target(name: "RecordModel", dependencies: ["DocumentModel"]),
        .target(name: "Intake", dependencies: ["CGLib", "DocumentModel"]),
        .testTarget(name: "IntakeTests", dependencies: ["Intake", "DocumentModel"]),
        .target(name: "Store", dependencies: ["RecordModel", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(name: "StoreTests", dependencies: ["Store", "RecordModel"]),
        .target(
            name: "Inbox",
            dependencies: [
                "CLinux", "DocumentModel", "Intake", "RecordModel", "Store", .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ]),
        .testTarget(name: "InboxTests", dependencies: ["Inbox", "Store", "RecordModel", "InboxTestService"]),
        .executableTarget(name: "InboxTestService", dependencies: ["Inbox", "Intake", "RecordModel"], path: "Tests/InboxTestService"),
    ],
    swiftLanguageModes: [.v6]
)
