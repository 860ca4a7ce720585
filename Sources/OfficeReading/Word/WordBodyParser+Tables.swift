import DocumentModel

extension WordBodyParser {
    /// Reads `w:tbl`, which was entered last. A table is counted when it begins, so that outer ones come before those nested in them.
    mutating func readTable() throws -> Table {
        tableCount += 1
        let outer = place
        place = WordPlace(part: outer.part, table: tableCount, row: 0)
        var builder = WordTableBuilder(number: tableCount)
        try readRows(into: &builder)
        place = outer
        return builder.table()
    }

    private mutating func readRows(into table: inout WordTableBuilder) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .tblPr: try readTableProperties(into: &table)
            case .tr: try readRow(into: &table)
            case .sdt: try readControl(isInline: false) { parser in try parser.readRows(into: &table) }
            case .customXml, .ins, .moveTo: try readRows(into: &table)
            default: continue
            }
        }
    }

    private mutating func readTableProperties(into table: inout WordTableBuilder) throws {
        let element = xml.depth
        var byStyle: Bool?
        var direct: Bool?
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .tblStyle: byStyle = xml.attribute("val").map { styles.tableHasBorders(style: $0) }
            case .tblBorders: direct = try xml.readBorders()
            default: continue
            }
        }
        table.hasBorders = direct ?? byStyle ?? false
    }

    private mutating func readRow(into table: inout WordTableBuilder) throws {
        let element = xml.depth
        var row = WordTableBuilder.Row()
        let number = place.row ?? 0
        place = WordPlace(part: place.part, table: place.table, row: number + 1, cell: 0)
        var isLeftOut = false
        while let child = try xml.nextChild(of: element) {
            if child == .trPr { isLeftOut = try readRowProperties(into: &row) }
            if !isLeftOut { try readCells(child, into: &row) }
        }
        if isLeftOut {
            place = WordPlace(part: place.part, table: place.table, row: number)
        } else {
            table.append(row, findings: &findings)
        }
    }

    /// Returns whether the row is not part of the final text: deleted with change tracking, or hidden.
    private mutating func readRowProperties(into row: inout WordTableBuilder.Row) throws -> Bool {
        let element = xml.depth
        var isLeftOut = false
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .tblHeader: row.isHeader = xml.isOn()
            case .gridBefore: row.columnCount = min(max(0, xml.integerAttribute("val") ?? 0), limits.tableColumns)
            case .del, .moveFrom: isLeftOut = true
            case .hidden:
                guard xml.isOn() else { continue }
                isLeftOut = true
                findings.hiddenRows += 1
            default: continue
            }
        }
        return isLeftOut
    }

    private mutating func readCells(_ element: WordElement, into row: inout WordTableBuilder.Row) throws {
        switch element {
        case .tc: try readCell(into: &row)
        case .sdt: try readControl(isInline: false) { parser in try parser.readInnerCells(into: &row) }
        case .customXml, .ins, .moveTo: try readInnerCells(into: &row)
        default: break
        }
    }

    private mutating func readInnerCells(into row: inout WordTableBuilder.Row) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) { try readCells(child, into: &row) }
    }

    private mutating func readCell(into row: inout WordTableBuilder.Row) throws {
        cellCount += 1
        guard cellCount <= limits.cells else { throw OfficeReadingError.limitExceeded(what: .cells, limit: limits.cells) }
        place = WordPlace(part: place.part, table: place.table, row: place.row, cell: (place.cell ?? 0) + 1)
        var cell = WordTableBuilder.RowCell(place: place.cellPlace)
        var list = BlockList()
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            if child == .tcPr { try readCellProperties(into: &cell) } else { try readBlock(child, into: &list) }
        }
        cell.blocks = list.finished()
        row.append(cell, columnLimit: limits.tableColumns)
    }

    private mutating func readCellProperties(into cell: inout WordTableBuilder.RowCell) throws {
        let element = xml.depth
        while let child = try xml.nextChild(of: element) {
            switch child {
            case .gridSpan: cell.span = min(max(1, xml.integerAttribute("val") ?? 1), limits.tableColumns)
            // Without a value the cell continues the one above.
            case .vMerge: cell.verticalMerge = xml.attribute("val") == "restart" ? .begins : .continues
            case .hMerge: cell.continuesLeft = xml.attribute("val") != "restart"
            case .cellDel: cell.isDeleted = true
            case .tcBorders: cell.hasBorders = try xml.readBorders()
            default: continue
            }
        }
    }
}
