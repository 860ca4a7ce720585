import Foundation
import Hummingbird
import Reporting

/// The style sheets, the script and the icon, held in the program: no request reaches a folder.
enum StaticRoutes {
    private static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="2" y="1" width="12" height="14" rx="1.5" fill="#0b5394"/>\
        <path d="M5 5h6M5 8h6M5 11h3" stroke="#fff" stroke-width="1.3"/></svg>
        """

    static func add(to router: Router<ReviewContext>) {
        let files: [(String, Data, String)] = [
            ("report.css", Data(ReportStyle.sheet.text.utf8), "text/css; charset=utf-8"),
            ("review.css", Data(PackageResources.review_css), "text/css; charset=utf-8"),
            ("review.js", Data(PackageResources.review_js), "text/javascript; charset=utf-8"),
            ("icon.svg", Data(icon.utf8), "image/svg+xml"),
        ]
        for (name, data, type) in files {
            // Asked for again after a day at most: a new version shows without anybody emptying a cache.
            router.get("/static/\(name)") { _, _ in Answer.bytes(data, type: type, cache: "max-age=300") }
        }
    }
}
