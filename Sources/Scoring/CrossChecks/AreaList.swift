import Foundation
import VietnameseText

/// The districts of a province and their communes (`Mappings/areas/ID.yaml`), and how they are found in the names of agencies.
package struct AreaList: Sendable {
    package enum Level: String, CaseIterable, Sendable {
        case district, commune
    }

    package struct District: Hashable, Sendable {
        package var name: String
        package var communes: [String]
    }

    /// A district, or a commune of a district.
    package struct Area: Hashable, Sendable {
        package var district: Int
        /// Nil for the district itself.
        package var commune: Int?
    }

    package let id: String
    package let province: String
    package let districts: [District]
    /// The words for kinds of areas ("thị trấn") with their abbreviations, all as keys, longest first.
    private let kinds: [(words: [String], kind: Kind)]
    /// Areas by kind and name; several communes of a province may have one name.
    private let areas: [Kind: [[String]: [Area]]]
    private let longestName: Int

    private struct Kind: Hashable, Sendable {
        var level: Level
        var name: String
    }

    /// - Parameter units: for each level the words for its kinds of areas, with abbreviations.
    package init(id: String, province: String, units: [Level: [String: [String]]], districts: [District]) {
        self.id = id
        self.province = province
        self.districts = districts
        var kinds: [(words: [String], kind: Kind)] = []
        for (level, names) in units {
            for (name, abbreviations) in names {
                for written in [name] + abbreviations { kinds.append((Self.words(written), Kind(level: level, name: name))) }
            }
        }
        self.kinds = kinds.sorted { ($1.words.count, $0.words.joined()) < ($0.words.count, $1.words.joined()) }
        var areas: [Kind: [[String]: [Area]]] = [:]
        var longest = 0
        for (number, district) in districts.enumerated() {
            let named =
                [(district.name, Level.district, Area(district: number))]
                + district.communes.enumerated().map { ($1, .commune, Area(district: number, commune: $0)) }
            for (name, level, area) in named {
                guard let (kind, own) = Self.split(name, level, kinds) else { continue }
                areas[kind, default: [:]][own, default: []].append(area)
                longest = max(longest, own.count)
            }
        }
        self.areas = areas
        longestName = longest
    }

    /// The kind that a name of the list begins with, and the rest of its words.
    private static func split(_ name: String, _ level: Level, _ kinds: [(words: [String], kind: Kind)]) -> (kind: Kind, own: [String])? {
        let words = words(name)
        guard let start = kind(at: 0, of: words, among: kinds.filter { $0.kind.level == level }), start.length < words.count else {
            return nil
        }
        return (start.kind, Array(words.dropFirst(start.length)))
    }

    package func name(_ area: Area) -> String {
        area.commune.map { districts[area.district].communes[$0] } ?? districts[area.district].name
    }

    /// Whether the list has a kind for this name, so that it can be found at all.
    package func knows(_ name: String, _ level: Level) -> Bool {
        Self.split(name, level, kinds) != nil
    }

    /// The one district that the texts name, the first text that names any deciding.
    package func district(in texts: [String]) -> Area? {
        for text in texts {
            let named = Set(mentions(in: text).filter { $0.commune == nil })
            if !named.isEmpty { return named.count == 1 ? named.first : nil }
        }
        return nil
    }

    /// The one commune that the texts name: its own name comes from the first text that has one, its district, where that is not enough,
    /// from whichever text names one.
    package func commune(in texts: [String]) -> Area? {
        let found = texts.map(mentions)
        guard let own = found.lazy.map({ Set($0.filter { $0.commune != nil }) }).first(where: { !$0.isEmpty }) else { return nil }
        for mentioned in found {
            let named = Set(mentioned.filter { $0.commune == nil }.map(\.district))
            guard !named.isEmpty else { continue }
            let inside = own.filter { named.contains($0.district) }
            return inside.count == 1 ? inside.first : nil
        }
        return own.count == 1 ? own.first : nil
    }

    // MARK: Names in texts

    private func mentions(in text: String) -> [Area] {
        let words = Self.words(text)
        var found: [Area] = []
        var place = 0
        while place < words.count {
            guard let start = Self.kind(at: place, of: words, among: kinds) else {
                place += 1
                continue
            }
            place += start.length
            // The longest name counts: "xã Vĩnh Thạnh Trung" is not "xã Vĩnh Thạnh".
            for length in stride(from: min(longestName, words.count - place), to: 0, by: -1) {
                guard let named = areas[start.kind]?[Array(words[place..<place + length])] else { continue }
                found += named
                place += length
                break
            }
        }
        return found
    }

    private static func kind(at place: Int, of words: [String], among kinds: [(words: [String], kind: Kind)]) -> (length: Int, kind: Kind)?
    {
        kinds.first { words[place...].starts(with: $0.words) }.map { ($0.words.count, $0.kind) }
    }

    /// Keys of the words, so that case, tone placement and punctuation make no difference.
    private static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { comparisonKey(String($0)) }.filter { !$0.isEmpty }
    }
}
