import DocumentModel
import Testing

@testable import Pipeline

@Suite("What this machine lacks") struct MachineCheckupTests {
    @Test("a missing program and missing recognition data are named with the command that mends them", arguments: Language.allCases)
    func missing(language: Language) throws {
        let findings = MachineCheckup(language: language, programs: ["/no/such/soffice"], recognitionData: "/no/such/tessdata").findings()
        let broken = findings.filter { $0.failure != nil }
        #expect(
            broken.map(\.remedy) == [
                "apt-get install --no-install-recommends libreoffice-writer-nogui",
                "apt-get install --no-install-recommends libreoffice-calc-nogui",
                "apt-get install --no-install-recommends tesseract-ocr-vie tesseract-ocr-eng tesseract-ocr-script-viet",
            ])
        #expect(Set(broken.compactMap(\.failure)).count == 2)
    }
}
