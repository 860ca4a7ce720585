import CLibXML2

/// Reads one XML part from its beginning to its end: elements, attributes and text, nothing from outside.
///
/// Alternatives for other programs (`mc:AlternateContent`) are resolved here: of each only the branch that we understand is seen, as if
/// it stood in the place of the whole. Depths count from 0 for the outermost element and do not count those wrappers.
struct XMLPartReader<Name: XMLVocabulary>: ~Copyable {
    /// The name of the part, for errors and places.
    let part: String
    /// The depth of the element that was entered last.
    private(set) var depth = 0

    private let reader: xmlTextReaderPtr
    /// libxml2 reads from these bytes until the reader is freed.
    private let storage: UnsafeMutableBufferPointer<UInt8>
    private let maximumDepth: Int
    private var names = XMLNameCache<Name>()
    private var alternatives: [Alternative] = []
    /// The reader stands on an element without content, for which libxml2 reports no end.
    private var isOnEmptyElement = false

    private struct Alternative {
        var depth: Int
        var isTaken: Bool
    }

    private enum Event {
        case start(Name, depth: Int)
        case end(depth: Int)
        case text
    }

    /// Throws `doctypeRefused` for a part that begins with a document type.
    init(_ bytes: [UInt8], part: String, maximumDepth: Int) throws {
        guard !Self.declaresDocumentType(bytes) else { throw OfficeReadingError.doctypeRefused(part: part) }
        guard let size = Int32(exactly: bytes.count), size > 0 else {
            throw OfficeReadingError.malformedXML(part: part, line: 1, message: "no content")
        }
        XMLLibrary.prepare()
        let storage = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = storage.initialize(fromContentsOf: bytes)
        // No NOENT (entities stay unresolved), no HUGE (depth and text limits hold), nothing from the network, nothing to standard error.
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let address = UnsafeRawPointer(storage.baseAddress)?.assumingMemoryBound(to: CChar.self)
        guard let reader = xmlReaderForMemory(address, size, nil, nil, Int32(options)) else {
            storage.deallocate()
            throw OfficeReadingError.malformedXML(part: part, line: 1, message: "the XML reader cannot be made")
        }
        self.part = part
        self.reader = reader
        self.storage = storage
        self.maximumDepth = maximumDepth
    }

    deinit {
        xmlFreeTextReader(reader)
        storage.deallocate()
    }

    /// Enters the outermost element.
    mutating func openRoot() throws -> Name {
        while let event = try advance() {
            if case .start(let name, let depth) = event {
                self.depth = depth
                return name
            }
        }
        throw OfficeReadingError.malformedXML(part: part, line: 1, message: "no element")
    }

    /// Enters the next element directly inside the element at `parent`; nil when that one ends. What was left unread is passed over.
    mutating func nextChild(of parent: Int) throws -> Name? {
        if isOnEmptyElement && depth == parent {
            isOnEmptyElement = false
            return nil
        }
        while let event = try advance() {
            switch event {
            case .start(let name, let depth) where depth == parent + 1:
                self.depth = depth
                return name
            case .end(let depth) where depth == parent:
                self.depth = depth
                return nil
            default: continue
            }
        }
        return nil
    }

    /// Enters the next element anywhere inside the element at `ancestor`; nil when that one ends.
    mutating func nextDescendant(of ancestor: Int) throws -> Name? {
        if isOnEmptyElement && depth == ancestor {
            isOnEmptyElement = false
            return nil
        }
        while let event = try advance() {
            switch event {
            case .start(let name, let depth):
                self.depth = depth
                return name
            case .end(let depth) where depth == ancestor:
                self.depth = depth
                return nil
            default: continue
            }
        }
        return nil
    }

    /// The text directly and indirectly inside the element that was entered last, up to its end.
    mutating func text() throws -> String {
        if isOnEmptyElement {
            isOnEmptyElement = false
            return ""
        }
        let element = depth
        var text = ""
        while let event = try advance() {
            switch event {
            case .text:
                if let content = xmlTextReaderCurrentNode(reader)?.pointee.content {
                    if text.isEmpty { text = String(cString: content) } else { text += String(cString: content) }
                }
            case .end(let depth) where depth == element: return text
            default: continue
            }
        }
        return text
    }

    /// Whether the file asks to keep white space at the ends of the text of the element that was entered last.
    var preservesSpace: Bool {
        xmlNodeGetSpacePreserve(xmlTextReaderCurrentNode(reader)) == 1
    }

    /// The value of the attribute of this local name, whatever its namespace, of the element that was entered last and not yet read.
    func attribute(_ local: StaticString) -> String? {
        var attribute = xmlTextReaderCurrentNode(reader)?.pointee.properties
        while let current = attribute {
            if let name = current.pointee.name, XMLLibrary.equals(name, local) { return Self.value(of: current) }
            attribute = current.pointee.next
        }
        return nil
    }

    /// The local name of the element that was entered last and not yet read, as the file writes it.
    var localName: String {
        xmlTextReaderCurrentNode(reader)?.pointee.name.map { String(cString: $0) } ?? ""
    }

    /// nil for what is no integer of 32 bits, the widest that Office writes.
    func integerAttribute(_ local: StaticString) -> Int? {
        attribute(local).flatMap { Int32($0) }.map { Int($0) }
    }

    /// A switch: an element without `val` is on.
    func isOn(_ local: StaticString = "val") -> Bool {
        switch attribute(local) {
        case "0", "false", "off", "none": false
        default: true
        }
    }

    private static func value(of attribute: UnsafeMutablePointer<_xmlAttr>) -> String {
        guard let first = attribute.pointee.children else { return "" }
        guard first.pointee.next != nil else { return first.pointee.content.map { String(cString: $0) } ?? "" }
        var value = ""
        var child: xmlNodePtr? = first
        while let current = child {
            if let content = current.pointee.content { value += String(cString: content) }
            child = current.pointee.next
        }
        return value
    }

    // MARK: Events

    private mutating func advance() throws -> Event? {
        isOnEmptyElement = false
        while true {
            guard let type = try step() else { return nil }
            switch type {
            case XML_READER_TYPE_ELEMENT:
                let depth = Int(xmlTextReaderDepth(reader))
                guard depth < maximumDepth else { throw OfficeReadingError.limitExceeded(what: .xmlDepth, limit: maximumDepth) }
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                let (name, namespace) = names.name(of: xmlTextReaderCurrentNode(reader))
                if namespace == .compatibility, try passAlternative(depth: depth, isEmpty: isEmpty) { continue }
                isOnEmptyElement = isEmpty
                return .start(name, depth: depth - 2 * alternatives.count)
            case XML_READER_TYPE_END_ELEMENT:
                let depth = Int(xmlTextReaderDepth(reader))
                if let open = alternatives.last {
                    if depth == open.depth { alternatives.removeLast() }
                    if depth <= open.depth + 1 { continue }
                }
                return .end(depth: depth - 2 * alternatives.count)
            case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA, XML_READER_TYPE_SIGNIFICANT_WHITESPACE, XML_READER_TYPE_WHITESPACE:
                return .text
            case XML_READER_TYPE_DOCUMENT_TYPE:
                throw OfficeReadingError.doctypeRefused(part: part)
            case XML_READER_TYPE_ENTITY_REFERENCE:
                throw malformed(message: "entity reference")
            default: continue
            }
        }
    }

    /// The type of the next node, nil at the end of the part.
    private func step() throws -> xmlReaderTypes? {
        switch xmlTextReaderRead(reader) {
        case 1: return xmlReaderTypes(rawValue: numericCast(xmlTextReaderNodeType(reader)))
        case 0: return nil
        default: throw lastError()
        }
    }

    /// Handles a wrapper of alternatives; false when the element is none, and is to be seen as any other.
    private mutating func passAlternative(depth: Int, isEmpty: Bool) throws -> Bool {
        guard let name = xmlTextReaderCurrentNode(reader)?.pointee.name else { return false }
        if XMLLibrary.equals(name, "AlternateContent") {
            if !isEmpty { alternatives.append(Alternative(depth: depth, isTaken: false)) }
            return true
        }
        guard let last = alternatives.indices.last, depth == alternatives[last].depth + 1 else { return false }
        let isFallback = XMLLibrary.equals(name, "Fallback")
        if !alternatives[last].isTaken && (isFallback || understandsRequirements()) {
            alternatives[last].isTaken = true
        } else if !isEmpty {
            try skipContent(depth: depth)
        }
        return true
    }

    private func skipContent(depth: Int) throws {
        while let type = try step() {
            if type == XML_READER_TYPE_END_ELEMENT && Int(xmlTextReaderDepth(reader)) == depth { return }
        }
    }

    /// Whether all namespaces that an `mc:Choice` requires are of Office itself: their text boxes and controls are read.
    private func understandsRequirements() -> Bool {
        guard let node = xmlTextReaderCurrentNode(reader), let prefixes = attribute("Requires") else { return false }
        return prefixes.split(separator: " ").allSatisfy { prefix in
            guard let href = xmlSearchNs(node.pointee.doc, node, String(prefix))?.pointee.href else { return false }
            let uri = String(cString: href)
            return ["word/", "drawing/", "spreadsheetml/"].contains { uri.hasPrefix("http://schemas.microsoft.com/office/\($0)") }
        }
    }

    // MARK: Errors

    private func lastError() -> OfficeReadingError {
        let error = xmlGetLastError()
        let message = (error?.pointee.message).map { String(cString: $0) } ?? "unknown"
        // What follows on more lines is the document's own text, which belongs into no log.
        let words = message.prefix { !$0.isNewline }.split(separator: " ")
        let oneLine = words.joined(separator: " ")
        if oneLine.hasPrefix("Excessive depth") { return .limitExceeded(what: .xmlDepth, limit: maximumDepth) }
        return .malformedXML(part: part, line: Int(error?.pointee.line ?? 0), message: oneLine)
    }

    private func malformed(message: String) -> OfficeReadingError {
        .malformedXML(part: part, line: Int(xmlTextReaderGetParserLineNumber(reader)), message: message)
    }

    /// Looks for a document type before anything is parsed, so that its entities are never even read. Other encodings than UTF-8 are
    /// caught when libxml2 reports the node.
    private static func declaresDocumentType(_ bytes: [UInt8]) -> Bool {
        let mark = Array("<!DOCTYPE".utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index + mark.count <= buffer.count {
                if buffer[index] == UInt8(ascii: "<") {
                    if buffer[index..<(index + mark.count)].elementsEqual(mark) { return true }
                    let next = buffer[index + 1]
                    // Only a declaration, a comment or an instruction may stand before the outermost element.
                    if next != UInt8(ascii: "!") && next != UInt8(ascii: "?") { return false }
                }
                index += 1
            }
            return false
        }
    }
}
