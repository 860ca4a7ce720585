"""Blocks to XLSX: sheets as the form names them, merged cells, numbers kept as numbers or typed as text, percent formats, formulas with their values."""
import re
import unicodedata
import zipfile

import openpyxl
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from .word import header_rows


class SheetWriter:
    def __init__(self, style, rng):
        self.style, self.rng = style, rng
        self.book = openpyxl.Workbook()
        self.book.remove(self.book.active)
        self.sheets = {}
        self.formulas = []          # (sheet title, cell, value shown): the values are put beside the formulas after saving
        line = Side(style="thin")
        self.border = Border(left=line, right=line, top=line, bottom=line) if style.borders != "none" else Border()
        self.offset = rng.choice([0, 0, 1])

    def sheet(self, name):
        name = re.sub(r"[\[\]:*?/\\]", " ", name or "Bao cao")[:31]
        if name not in self.sheets:
            self.sheets[name] = [self.book.create_sheet(name), 1]
        return self.sheets[name]

    def text(self, segs):
        text = "".join(s.text for s in segs if s.kind != "del")
        return unicodedata.normalize("NFD" if self.style.nfd else "NFC", text)

    def put(self, sheet, row, column, value, bold=False, italic=False, border=False):
        cell = sheet.cell(row=row, column=column + self.offset)
        cell.value = value
        cell.font = Font(name=self.style.font, size=self.style.size, bold=bold, italic=italic)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if border:
            cell.border = self.border
        return cell

    def write(self, blocks):
        for block in blocks:
            state = self.sheet(block.sheet)
            if block.kind == "p":
                text = self.text(block.segs)
                for line in text.split("\n") if text else [""]:
                    if line:
                        self.put(state[0], state[1], 1, line, bold=block.segs[0].bold)
                        if self.rng.random() < 0.5:
                            state[0].merge_cells(start_row=state[1], end_row=state[1], start_column=1 + self.offset, end_column=5 + self.offset)
                    state[1] += 1
            elif block.kind in ("letterhead", "signature"):
                for index, column in enumerate(block.columns):
                    lines = [x for x in self.text(block.rows[0].get(column[0], [])).split("\n")]
                    for down, line in enumerate(lines):
                        if line:
                            self.put(state[0], state[1] + down, 1 + index * 3, line)
                state[1] += 9
            else:
                self.table(state, block)
                state[1] += 1
        for sheet, _ in self.sheets.values():
            for column, width in ((1, 7), (2, 60), (3, 18), (4, 16), (5, 24)):
                sheet.column_dimensions[get_column_letter(column + self.offset)].width = width
        if len(self.sheets) > 1 and self.rng.random() < 0.3:
            notes = self.book.create_sheet("Nhap")
            notes["A1"], notes["B1"] = "Nháp, không báo cáo", 12345
            notes.sheet_state = "hidden"

    def header(self, sheet, at, block):
        for row in header_rows(block):
            for title, first, last in row:
                self.put(sheet, at, first + 1, title, bold=True, border=True)
                if last > first:
                    sheet.merge_cells(start_row=at, end_row=at, start_column=first + 1 + self.offset, end_column=last + 1 + self.offset)
            at += 1
        return at

    def table(self, state, block):
        sheet, at = state
        at = self.header(sheet, at, block)
        for index, row in enumerate(block.rows):
            if row.get("header"):
                at = self.header(sheet, at, block)
                continue
            if "*" in row:
                self.put(sheet, at, 1, self.text(row["*"]), bold=True, border=True)
                sheet.merge_cells(start_row=at, end_row=at, start_column=1 + self.offset, end_column=len(block.columns) + self.offset)
                at += 1
                continue
            slots = block.slots.get(index, {})
            for position, column in enumerate(block.columns):
                text = self.text(row.get(column[0], []))
                cell = self.put(sheet, at, position + 1, text or None, border=True)
                if column[0] in slots:
                    self.typed(sheet, cell, slots[column[0]], text)
                elif column[1] == "list" and column[0] == "tt" and text.isdigit():
                    cell.value = int(text)
            at += 1
            if self.rng.random() < 0.004:
                self.put(sheet, at, 2, "Dòng ẩn: số liệu kỳ trước")
                self.put(sheet, at, 4, 999)
                sheet.row_dimensions[at].hidden = True
                at += 1
        state[1] = at

    def typed(self, sheet, cell, slot, text):
        """A number may be kept as a number, a share as a percent format, a total as a formula."""
        if slot.type not in ("count", "percent", "decimal", "money", "yesno") or not self.style.number_cells:
            return
        value = slot.value
        if slot.type == "yesno":
            if text in ("0", "1"):
                cell.value = int(text)
            return
        plain = str(slot.raw)
        if not re.fullmatch(r"[\d.,]+ ?%?", plain):
            return
        cell.value = value
        if slot.type == "percent" and plain.endswith("%") and self.rng.random() < 0.7:
            decimals = len(plain.rstrip(" %").split(self.style.decimal)[1]) if self.style.decimal in plain else 0
            cell.value = round(value / 100, 6)
            cell.number_format = "0%" if not decimals else "0." + "0" * decimals + "%"
        elif slot.type == "count" and value > 999:
            cell.number_format = "#,##0"
        elif slot.type == "percent":
            cell.number_format = self.rng.choice(["General", "0.00", "0.0#"])
        if slot.type == "count" and value > 1 and self.rng.random() < 0.08:
            cell.value = f"={value - 1}+1"
            self.formulas.append((sheet.title, cell.coordinate, value))

    def save(self, path):
        self.book.save(path)
        if self.formulas:
            self.put_cached_values(path)

    def put_cached_values(self, path):
        """openpyxl writes formulas without their last values; a workbook saved by Excel has them."""
        wanted = {}
        for title, cell, value in self.formulas:
            index = self.book.sheetnames.index(title) + 1
            wanted.setdefault(f"xl/worksheets/sheet{index}.xml", {})[cell] = value
        with zipfile.ZipFile(path) as old:
            parts = [(i, old.read(i.filename)) for i in old.infolist()]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            for info, data in parts:
                if info.filename in wanted:
                    text = data.decode("utf-8")
                    for cell, value in wanted[info.filename].items():
                        text = re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/>', rf"\g<1><v>{value}</v>", text)
                        text = re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v></v>', rf"\g<1><v>{value}</v>", text)
                    data = text.encode("utf-8")
                new.writestr(info.filename, data)
