import Foundation
import Store

/// Counts what came in and what people found, by day and by confidence.
struct AccuracyCount {
    let arrivals: [DeskArrival]
    /// Settlements that hold, with what the machine had known.
    let settled: [(at: Date, line: CalibrationLine)]
    var zone = TimeZone.current

    /// Narrow where the promise is made: nearly all accepted fields lie above 0.98.
    private static let edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1]

    var accuracy: Accuracy {
        Accuracy(
            days: days, sampled: bins(settled.map(\.line).filter(\.isSample)), doubtful: bins(settled.map(\.line).filter { !$0.isSample }))
    }

    private var days: [Accuracy.Day] {
        var days: [String: Accuracy.Day] = [:]
        // A quarter has tens of thousands of settlements; in no zone does a day begin within a quarter of an hour.
        var names: [Int: String] = [:]
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        func change(_ at: Date, _ body: (inout Accuracy.Day) -> Void) {
            let quarter = Int((at.timeIntervalSince1970 / 900).rounded(.down))
            let name = names[quarter] ?? Self.name(at, calendar)
            names[quarter] = name
            var day =
                days[name]
                ?? Accuracy.Day(day: name, fields: 0, accepted: 0, confirmed: 0, corrected: 0, sampled: 0, sampledWrong: 0)
            body(&day)
            days[name] = day
        }
        for arrival in arrivals {
            change(arrival.at) { day in
                day.fields += arrival.fields
                day.accepted += arrival.accepted
            }
        }
        for (at, line) in settled {
            guard let isRight = line.isRight else { continue }
            change(at) { day in
                if isRight { day.confirmed += 1 } else { day.corrected += 1 }
                if line.isSample {
                    day.sampled += 1
                    if !isRight { day.sampledWrong += 1 }
                }
            }
        }
        return days.values.sorted { $0.day < $1.day }
    }

    private func bins(_ lines: [CalibrationLine]) -> [Accuracy.Bin] {
        zip(Self.edges, Self.edges.dropFirst()).compactMap { from, to in
            let inside = lines.filter { $0.isRight != nil && $0.confidence >= from && ($0.confidence < to || to == 1) }
            guard !inside.isEmpty else { return nil }
            return Accuracy.Bin(
                from: from, to: to, fields: inside.count, meanConfidence: inside.reduce(0) { $0 + $1.confidence } / Double(inside.count),
                right: inside.count { $0.isRight == true })
        }
    }

    private static func name(_ at: Date, _ calendar: Calendar) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: at)
        func digits(_ number: Int?, _ count: Int) -> String {
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
    }
}
