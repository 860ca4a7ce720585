/// The engines that read a page. They were trained apart, so that two of them seldom misread a word or a digit alike.
struct Engines {
    /// Reads everything.
    let first: TextEngine
    /// Reads figures again; nil where the machine has none: then the first reads them twice.
    let figures: TextEngine?
    /// Reads words again; nil where the machine has none: then words that are no figures are read once.
    let words: TextEngine?

    /// Forgets the last pictures, so that their memory is free while no page is read.
    func clear() {
        first.clear()
        figures?.clear()
        words?.clear()
    }
}
