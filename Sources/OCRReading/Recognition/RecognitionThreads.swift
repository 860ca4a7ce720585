import Foundation

/// Tesseract's own threads cost more than they bring: without a limit a page takes four times the processor seconds (5.1 against 1.2, twelve pages of 300 dpi
/// on two cores, by `/usr/bin/time`). `OMP_THREAD_LIMIT` is only looked for when a process starts; this limit holds from the call on, for the calling
/// thread.
enum RecognitionThreads {
    /// OpenMP's `omp_set_max_active_levels` (OpenMP 5.0, 3.2.16), of the library that tesseract has loaded; with 0 levels every parallel region runs in one thread.
    private static let setMostLevels: (@convention(c) (Int32) -> Void)? = {
        guard let symbol = dlsym(nil, "omp_set_max_active_levels") else { return nil }
        return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Void).self)
    }()

    /// Where tesseract was built without OpenMP there is nothing to limit.
    static func useOne() { setMostLevels?(0) }
}
