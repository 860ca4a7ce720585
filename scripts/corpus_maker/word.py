"""Blocks to DOCX: runs, boxes, controls and tables as Word and its relatives write them."""
import unicodedata

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class WordWriter:
    def __init__(self, style, rng):
        self.style, self.rng = style, rng
        self.doc = docx.Document()
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = style.font, Pt(style.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), style.font)
        self.control = 0
        section = self.doc.sections[0]
        if style.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        if style.footer:
            self.page_number(section.footer.paragraphs[0])

    def page_number(self, paragraph):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for part in ('<w:fldChar w:fldCharType="begin"/>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
                     '<w:fldChar w:fldCharType="separate"/>', '<w:t>1</w:t>', '<w:fldChar w:fldCharType="end"/>'):
            paragraph._p.append(parse_xml(f'<w:r xmlns:w="{W}">{part}</w:r>'))

    def text(self, text):
        if self.style.nbsp:
            text = "".join("\u00a0" if c == " " and self.rng.random() < self.style.nbsp else c for c in text)
        return unicodedata.normalize("NFD" if self.style.nfd else "NFC", text)

    # --- runs

    def run(self, text, seg, deleted=False):
        run = OxmlElement("w:r")
        if seg.bold or seg.underline or seg.italic or seg.strike:
            look = OxmlElement("w:rPr")
            for wanted, tag in ((seg.bold, "w:b"), (seg.italic, "w:i"), (seg.strike, "w:strike")):
                if wanted:
                    look.append(OxmlElement(tag))
            if seg.underline:
                line = OxmlElement("w:u")
                line.set(qn("w:val"), "single")
                look.append(line)
            run.append(look)
        for part in _pieces(text):
            if part == "\t":
                run.append(OxmlElement("w:tab"))
            elif part == "\n":
                run.append(OxmlElement("w:br"))
            else:
                leaf = OxmlElement("w:delText" if deleted else "w:t")
                leaf.set(qn("xml:space"), "preserve")
                leaf.text = part
                run.append(leaf)
        return run

    def runs(self, seg):
        """Runs of one segment; cut at random places where the style says so."""
        text = self.text(seg.text)
        if not text:
            return []
        if self.style.split and len(text) > 1 and self.rng.random() < self.style.split:
            cuts = sorted(self.rng.sample(range(1, len(text)), min(len(text) - 1, self.rng.randint(1, 3))))
            return [self.run(text[a:b], seg) for a, b in zip([0, *cuts], [*cuts, len(text)])]
        return [self.run(text, seg)]

    def elements(self, seg):
        if seg.kind == "box" and self.style.box in ("sym", "sdt", "ff"):
            return {"sym": self.symbol, "sdt": self.checkbox_control, "ff": self.checkbox_field}[self.style.box](seg)
        if seg.kind in ("ins", "del"):
            change = OxmlElement(f"w:{seg.kind}")
            self.control += 1
            for key, value in (("id", str(9000 + self.control)), ("author", "Văn thư"), ("date", "2019-06-01T08:00:00Z")):
                change.set(qn(f"w:{key}"), value)
            change.append(self.run(self.text(seg.text), seg, deleted=seg.kind == "del"))
            return [change]
        return self.runs(seg)

    def symbol(self, seg):
        run, sym = OxmlElement("w:r"), OxmlElement("w:sym")
        sym.set(qn("w:font"), "Wingdings")
        sym.set(qn("w:char"), ("F0FE" if self.style.tick == "x" else "F0FD") if seg.ticked else "F0A8")
        run.append(sym)
        return [run]

    def checkbox_control(self, seg):
        self.control += 1
        return [parse_xml(
            f'<w:sdt xmlns:w="{W}" xmlns:w14="{W14}"><w:sdtPr><w:id w:val="{70000 + self.control}"/><w14:checkbox><w14:checked w14:val='
            f'"{int(seg.ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
            f'</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{seg.text}</w:t></w:r></w:sdtContent></w:sdt>')]

    def checkbox_field(self, seg):
        self.control += 1
        parts = [f'<w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check{self.control}"/><w:enabled/><w:calcOnExit w:val="0"/><w:checkBox>'
                 f'<w:sizeAuto/><w:default w:val="0"/>{"<w:checked/>" if seg.ticked else ""}</w:checkBox></w:ffData></w:fldChar>',
                 '<w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText>', '<w:fldChar w:fldCharType="separate"/>',
                 '<w:fldChar w:fldCharType="end"/>']
        return [parse_xml(f'<w:r xmlns:w="{W}">{p}</w:r>') for p in parts]

    # --- blocks

    def fill(self, paragraph, segs, bold=False):
        for seg in segs:
            if bold:
                seg.bold = True
            for element in self.elements(seg):
                paragraph._p.append(element)

    def fill_cell(self, cell, segs, bold=False):
        """A cell's text; a line break that starts a guide becomes a paragraph of its own."""
        paragraph = cell.paragraphs[0]
        for seg in segs:
            if seg.text.startswith("\n") and len(seg.text) > 2 and not seg.text.startswith("\n\n"):
                paragraph = cell.add_paragraph()
                seg.text = seg.text[1:]
            self.fill(paragraph, [seg], bold)

    def write(self, blocks):
        for block in blocks:
            if block.kind == "p":
                paragraph = self.doc.add_paragraph()
                if block.align == "center":
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if self.style.leader == "tab":
                    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(9))
                self.fill(paragraph, block.segs)
            else:
                self.table(block)
                self.doc.add_paragraph()

    def table(self, block):
        columns = [c[0] for c in block.columns]
        head = header_rows(block)
        table = self.doc.add_table(rows=0, cols=len(columns))
        if block.kind in ("table", "list") and self.style.borders == "all":
            table.style = "Table Grid"
        elif block.kind in ("table", "list") and self.style.borders == "horizontal":
            self.lines(table)
        for row in head:
            self.header(table, row)
        self.widths(table, block)
        centred = block.kind in ("letterhead", "signature") and self.style.centred
        for row in block.rows:
            if row.get("header"):
                for line in head:
                    self.header(table, line)
                continue
            cells = table.add_row().cells
            if "*" in row:
                merged = cells[0].merge(cells[-1])
                self.fill_cell(merged, row["*"])
                continue
            for cell, column in zip(cells, columns):
                self.fill_cell(cell, row.get(column, []))
                if centred:
                    for paragraph in cell.paragraphs:
                        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def widths(self, table, block):
        """Columns as wide as their kind of content needs, within a page of 16 cm."""
        want = {"number": 1.3, "label": 7.5, "unit": 2.2, "value": 2.5, "option": 1.5, "note": 3.0, "other": 2.0, "list": 2.0}
        widths = [1.0 if c[0] == "tt" else 3.5 if c[0] in ("name", "url") else want.get(c[1], 2.0) for c in block.columns]
        if block.kind in ("letterhead", "signature"):
            widths = [8.0] * len(widths)
        scale = 16.5 / sum(widths)
        table.autofit = False
        for column, width in zip(table.columns, widths):
            column.width = Cm(width * scale)

    def lines(self, table):
        borders = parse_xml(f'<w:tblBorders xmlns:w="{W}"><w:top w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/>'
                            f'<w:insideH w:val="single" w:sz="4"/></w:tblBorders>')
        table._tbl.tblPr.append(borders)

    def header(self, table, row):
        """One header row; `row` is [(title, first column, last column)]."""
        cells = table.add_row().cells
        for title, first, last in row:
            cell = cells[first].merge(cells[last]) if last > first else cells[first]
            run = cell.paragraphs[0].add_run(self.text(title))
            run.bold = True
            if self.style.shaded:
                cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:fill="D9E2F3"/>'))

    def save(self, path):
        self.doc.save(path)


def _pieces(text):
    piece = ""
    for char in text:
        if char in "\t\n":
            if piece:
                yield piece
            yield char
            piece = ""
        else:
            piece += char
    if piece:
        yield piece


def header_rows(block):
    """Header lines of a table, levels parted by ' / '; neighbours with the same upper title share a cell."""
    titles = [c[2].split(" / ") for c in block.columns]
    if not any(t[0] for t in titles):
        return []
    depth = min(2, max(len(t) for t in titles))
    titles = [t if len(t) <= 2 else [t[0], " / ".join(t[1:])] for t in titles]
    rows = []
    for level in range(depth):
        row, at = [], 0
        while at < len(titles):
            last = at
            title = titles[at][level] if level < len(titles[at]) else ""
            if level == 0 and len(titles[at]) > 1:
                while last + 1 < len(titles) and len(titles[last + 1]) > 1 and titles[last + 1][0] == title:
                    last += 1
            row.append((title, at, last))
            at = last + 1
        rows.append(row)
    if any(isinstance(c[3], dict) and c[3].get("number") for c in block.columns if len(c) > 3):
        rows.append([(c[3].get("number", ""), i, i) for i, c in enumerate(block.columns)])
    return rows
