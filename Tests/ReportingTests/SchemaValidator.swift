import Foundation

/// Validates against the part of JSON Schema 2020-12 that the project's own schemas use. An unknown keyword is an error, so that no rule is
/// passed over in silence.
struct SchemaValidator {
    private let root: [String: Any]
    private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description"]

    init(_ schema: Data) throws {
        root = try JSONSerialization.jsonObject(with: schema) as? [String: Any] ?? [:]
    }

    /// One sentence for each violation; none when the instance is valid.
    func violations(_ instance: Data) throws -> [String] {
        check(try JSONSerialization.jsonObject(with: instance, options: .fragmentsAllowed), root, "$")
    }

    private func check(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        schema.sorted { $0.key < $1.key }.flatMap { check(value, keyword: $0.key, $0.value, schema, path) }
    }

    private func check(_ value: Any, keyword: String, _ rule: Any, _ schema: [String: Any], _ path: String) -> [String] {
        switch (keyword, rule) {
        case (_, _) where Self.annotations.contains(keyword):
            return []
        case ("$ref", let name as String):
            let definitions = root["$defs"] as? [String: Any]
            guard let target = definitions?[name.replacingOccurrences(of: "#/$defs/", with: "")] as? [String: Any] else {
                return ["\(path): no definition \(name)"]
            }
            return check(value, target, path)
        case ("type", let name as String):
            return Self.types(of: value).contains(name) ? [] : ["\(path): is not of type \(name)"]
        case ("type", let names as [String]):
            return Self.types(of: value).isDisjoint(with: names) ? ["\(path): is not of type \(names)"] : []
        case ("const", let constant):
            return (value as? NSObject) == (constant as? NSObject) ? [] : ["\(path): is not \(constant)"]
        case ("enum", let choices as [NSObject]):
            return choices.contains { $0 == (value as? NSObject) } ? [] : ["\(path): is none of \(choices)"]
        case ("anyOf", let choices as [[String: Any]]):
            return choices.contains { check(value, $0, path).isEmpty } ? [] : ["\(path): fits none of the choices"]
        case ("required", let names as [String]):
            let object = value as? [String: Any]
            return names.filter { object?[$0] == nil }.map { "\(path): lacks \($0)" }
        case ("properties", let properties as [String: [String: Any]]):
            guard let object = value as? [String: Any] else { return [] }
            return properties.sorted { $0.key < $1.key }.flatMap { name, rule in object[name].map { check($0, rule, path + "." + name) } ?? [] }
        case ("additionalProperties", let rule):
            guard let object = value as? [String: Any] else { return [] }
            let known = (schema["properties"] as? [String: Any]).map { Set($0.keys) } ?? []
            let others = object.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
            if let rule = rule as? [String: Any] { return others.flatMap { check($0.value, rule, path + "." + $0.key) } }
            return (rule as? Bool) == true ? [] : others.map { "\(path): has unknown member \($0.key)" }
        case ("items", let rule as [String: Any]):
            guard let elements = value as? [Any] else { return [] }
            return elements.enumerated().flatMap { check($0.element, rule, "\(path)[\($0.offset)]") }
        case ("minItems", let count as Int):
            return ((value as? [Any])?.count ?? count) < count ? ["\(path): has fewer than \(count) elements"] : []
        case ("maxItems", let count as Int):
            return ((value as? [Any])?.count ?? count) > count ? ["\(path): has more than \(count) elements"] : []
        case ("minimum", let limit as Double):
            return (Self.number(value) ?? limit) < limit ? ["\(path): is less than \(limit)"] : []
        case ("maximum", let limit as Double):
            return (Self.number(value) ?? limit) > limit ? ["\(path): is more than \(limit)"] : []
        case ("exclusiveMinimum", let limit as Double):
            return (Self.number(value) ?? .infinity) <= limit ? ["\(path): is not more than \(limit)"] : []
        case ("pattern", let pattern as String):
            guard let text = value as? String else { return [] }
            return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path): does not match \(pattern)"] : []
        default:
            return ["\(path): the validator does not know \(keyword)"]
        }
    }

    private static func number(_ value: Any) -> Double? {
        types(of: value).contains("number") ? (value as? NSNumber)?.doubleValue : nil
    }

    private static func types(of value: Any) -> Set<String> {
        switch value {
        case is NSNull: return ["null"]
        case is String: return ["string"]
        case is [Any]: return ["array"]
        case is [String: Any]: return ["object"]
        case let number as NSNumber:
            // Booleans come as numbers; their C type tells them apart.
            if String(cString: number.objCType) == "c" { return ["boolean"] }
            return number.doubleValue == number.doubleValue.rounded() ? ["number", "integer"] : ["number"]
        default: return []
        }
    }
}
