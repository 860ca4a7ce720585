// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "phieu",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CTesseract", pkgConfig: "tesseract", providers: [.apt(["libtesseract-dev", "libleptonica-dev"])]),
        .target(name: "OCRReading", dependencies: ["CTesseract", "DocumentModel", "VietnameseText"]),
        .testTarget(name: "OCRReadingTests", dependencies: ["OCRReading"]),
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CPoppler", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
        .target(name: "DocumentModel"),
        .target(name: "RecordModel", dependencies: ["DocumentModel"]),
        .target(name: "VietnameseText"),
        .target(
            name: "FormMapping",
            dependencies: ["DocumentModel", "RecordModel", "VietnameseText", .product(name: "Yams", package: "Yams")]),
    ],
    swiftLanguageModes: [.v6]
)
