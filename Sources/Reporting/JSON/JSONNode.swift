/// A JSON value whose members keep their order, so that a person reads a record in the order of its contract.
indirect enum JSONNode: Equatable {
    struct Member: Equatable {
        var name: String
        var value: JSONNode
    }

    case null
    case bool(Bool)
    /// As it is to be printed.
    case number(String)
    case string(String)
    case array([JSONNode])
    case object([Member])
}
