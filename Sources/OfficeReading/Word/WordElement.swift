/// The elements that the readers of Word's parts know. Raw values are the local names in Word's own namespace.
enum WordElement: String, XMLVocabulary {
    // Document, blocks and wrappers
    case document, body, p, pPr, sectPr, tbl, sdt, sdtPr, sdtContent, customXml, smartTag, altChunk, txbxContent
    // Parts beside the body
    case hdr, ftr, footnotes, endnotes, footnote, endnote
    // Tables
    case tblPr, tblStyle, tblBorders, tr, trPr, tblHeader, gridBefore, gridAfter, tc, tcPr, tcBorders, gridSpan, vMerge, hMerge, cellDel
    case top, left, start, bottom, right, end, insideH, insideV, hidden
    // Runs and what stands in them
    case r, rPr, t, tab, ptab, br, cr, noBreakHyphen, softHyphen, sym, drawing, pict, object, ruby, rubyBase
    case hyperlink, fldSimple, fldChar, instrText, dir, bdo, ins, del, moveFrom, moveTo
    // Properties
    case b, i, u, strike, dstrike, vanish, rFonts, sz, rStyle, pStyle, numPr, ilvl, numId
    // Controls and form fields
    case showingPlcHdr, date
    case textControl = "text"
    case dropDownList, comboBox, docPartObj, docPartList, group, picture, citation, bibliography, equation
    case ffData, checkBox, textInput, ddList, checked, listEntry, result
    case `default`
    // Styles and numbering
    case docDefaults, rPrDefault, style, basedOn
    case abstractNum, num, abstractNumId, lvl, lvlOverride, startOverride, numFmt, lvlText, isLgl, lvlRestart, numStyleLink
    // Other namespaces; the colon keeps them apart from names of Word's own
    case checkbox2010 = "w14:checkbox"
    case checked2010 = "w14:checked"
    case repeatingSection = "w15:repeatingSection"
    case mathText = "m:t"
    case math = "m:"
    case majorFont = "a:majorFont"
    case minorFont = "a:minorFont"
    case latin = "a:latin"
    case blip = "a:blip"
    case imageData = "v:imagedata"
    case other = "*"

    static func element(_ local: String, in namespace: XMLNamespace) -> WordElement {
        switch (namespace, local) {
        case (.word, _): WordElement(rawValue: local) ?? .other
        case (.word2010, "checkbox"): .checkbox2010
        case (.word2010, "checked"): .checked2010
        case (.math, "t"): .mathText
        case (.math, _): .math
        case (.drawing, "majorFont"): .majorFont
        case (.drawing, "minorFont"): .minorFont
        case (.drawing, "latin"): .latin
        case (.drawing, "blip"): .blip
        case (.other, "repeatingSection"), (.other, "repeatingSectionItem"): .repeatingSection
        case (.other, "imagedata"): .imageData
        default: .other
        }
    }
}
