import CLibXML2

/// What all readers of XML parts share of libxml2.
enum XMLLibrary {
    /// libxml2 wants to be set up once before threads use it.
    static func prepare() {
        _ = isPrepared
    }

    private static let isPrepared: Bool = {
        xmlInitParser()
        return true
    }()

    static func equals(_ name: UnsafePointer<xmlChar>, _ other: StaticString) -> Bool {
        xmlStrEqual(name, other.utf8Start) == 1
    }
}

/// Knows the elements of a part by the addresses of their names, which libxml2 keeps once each for the life of a reader.
struct XMLNameCache<Name: XMLVocabulary> {
    private struct Key: Hashable {
        var local: UInt
        var namespace: XMLNamespace
    }

    private var names: [Key: Name] = [:]
    /// URIs are compared by content: libxml2 frees and reuses their memory.
    private var namespaces: [(uri: [UInt8], namespace: XMLNamespace)] = []

    mutating func name(of node: xmlNodePtr?) -> (Name, XMLNamespace) {
        guard let node, let local = node.pointee.name else { return (Name.element("", in: .other), .other) }
        let namespace = namespace(of: node)
        let key = Key(local: UInt(bitPattern: local), namespace: namespace)
        if let known = names[key] { return (known, namespace) }
        let name = Name.element(String(cString: local), in: namespace)
        names[key] = name
        return (name, namespace)
    }

    private mutating func namespace(of node: xmlNodePtr) -> XMLNamespace {
        guard let href = node.pointee.ns?.pointee.href else { return .other }
        for known in namespaces where xmlStrEqual(href, known.uri) == 1 { return known.namespace }
        let uri = String(cString: href)
        let namespace = XMLNamespace(uri: uri)
        // A part uses a handful; one that declares ever new ones shall not slow the search.
        if namespaces.count < Self.remembered { namespaces.append((Array(uri.utf8) + [0], namespace)) }
        return namespace
    }

    private static var remembered: Int { 32 }
}
