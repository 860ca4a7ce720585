import Foundation

/// Tesseract's own threads cost more than they bring: without a limit a page takes four times the processor seconds (5.1 against 1.2, twelve pages of 300 dpi
/// on two cores). OpenMP looks for the limit once, when the process starts, so that a process without it starts itself again with it.
enum RecognitionThreads {
    private static let variable = "OMP_THREAD_LIMIT"

    static func limit() {
        guard getenv(variable) == nil else { return }
        setenv(variable, "1", 1)
        // Comes back only when it fails; then all works, only slower.
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }
}
