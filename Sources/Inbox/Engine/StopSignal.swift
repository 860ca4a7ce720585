import CLinux
import Foundation

/// SIGTERM, SIGINT and SIGHUP as something to wait for, so that they never interrupt the engine in the middle of a step.
package final class StopSignal {
    package let descriptor: Int32

    /// To be made on the main thread before others exist: they inherit what is held back here.
    package init() { descriptor = phieu_stop_signals() }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    package var hasCome: Bool {
        guard descriptor >= 0 else { return false }
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }
}
