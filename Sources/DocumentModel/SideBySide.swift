import Dispatch
import Synchronization

/// `change` of every element, computed on all cores, in the elements' order.
package func sideBySide<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ change: @Sendable (Element) -> Result
) -> [Result] {
    let results = Mutex([Int: Result]())
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
        let result = change(elements[index])
        results.withLock { $0[index] = result }
    }
    let computed = results.withLock { $0 }
    return elements.indices.compactMap { computed[$0] }
}
