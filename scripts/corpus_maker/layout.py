"""From a form and a style to what stands on paper: blocks in order, with wording, rows and tables changed as another sender or quarter would."""
import re
from dataclasses import dataclass, field

from . import words
from .form import Node
from .values import is_boxed, list_rows, written
from .wording import bullet_styled, document_wide, number_styled, reworded, section_styled

UNICODE_BOXES = {"uni": ("☐", "☒"), "square": ("□", "■"), "sym": ("☐", "☒"), "sdt": ("☐", "☒"), "ff": ("☐", "☒")}


@dataclass
class Seg:
    """A stretch of text with one look. `kind`: text, box (value: ticked), field (a Word form field), del (tracked deletion), ins."""
    text: str
    bold: bool = False
    underline: bool = False
    italic: bool = False
    strike: bool = False
    kind: str = "text"
    ticked: bool = False


@dataclass
class Block:
    """A paragraph (`segs`) or a table (`columns`, `rows`). A row is {column: [Seg]}, or {"*": [Seg]} where one cell spans the table."""
    kind: str
    segs: list = field(default_factory=list)
    level: int = 0
    align: str = ""
    columns: list = field(default_factory=list)      # (id, role, title)
    rows: list = field(default_factory=list)
    sheet: str = ""
    slots: dict = field(default_factory=dict)        # row index -> {column: Slot}, for typed cells in workbooks


class Layout:
    def __init__(self, form, style, facts, rng):
        self.form, self.style, self.facts, self.rng = form, style, facts, rng
        self.blocks, self.tables, self.dropped, self.extra = [], [], [], []
        self.sections = 0
        self.sheet = ""
        self.last_section = None

    # --- wording

    def words(self, text):
        for name, _ in self.style.words:
            text = document_wide(name, text)
        return text

    def label(self, text):
        text = self.words(text)
        if self.style.reword and self.rng.random() < self.style.reword:
            text = reworded(self.rng, text)
        return bullet_styled(self.style, text)

    # --- changes of the form itself

    def change(self):
        """Drops, adds and moves rows and lines; decides before the slots are filled."""
        rng, style = self.rng, self.style
        for parent in [Node("root", items=self.form.body)] + [n for b in self.form.body for n in b.walk()]:
            items = parent.items
            kept = []
            for node in items:
                simple = node.kind in ("row", "line") and node.slots and not node.items and not self.essential(node)
                if simple and rng.random() < style.drop:
                    for slot in node.slots:
                        slot.dropped = True
                    self.dropped += [s.field for s in node.slots]
                    continue
                kept.append(node)
                if simple and rng.random() < style.add and node.kind in ("row", "line"):
                    kept.append(self.addition(node))
            if style.move and len(kept) > 3 and rng.random() < style.move * 5:
                plain = [i for i, n in enumerate(kept[:-1]) if all(k.kind == n.kind and not k.items and k.slots and not self.essential(k)
                                                                  and not re.match(r"^\s*(?:- )?(Tỷ lệ|Trong đó)", k.text) for k in (n, kept[i + 1]))]
                if plain:
                    at = rng.choice(plain)
                    kept[at], kept[at + 1] = kept[at + 1], kept[at]
            parent.items[:] = kept
        if style.reorder_sections:
            heads = [i for i, n in enumerate(self.form.body) if n.kind == "section"]
            if len(heads) > 3:
                at = rng.choice(heads[1:-2])
                following = heads[heads.index(at) + 1]
                self.form.body[at], self.form.body[following] = self.form.body[following], self.form.body[at]

    @staticmethod
    def essential(node):
        return any(s.field.startswith(("agency.", "report.", "contact.")) for s in node.slots)

    def addition(self, beside):
        text, unit, _ = self.rng.choice(words.EXTRA_ROWS)
        number = self.rng.randint(1, 400)
        value = written(self.style, number) if self.rng.random() > self.style.sparse else ""
        bullet = "- " if beside.text.startswith("-") else ""
        above = next((s for s in beside.slots), None)
        self.extra.append({"label": bullet + text, "unit": unit, "raw": value, "value": number if value else None, "kind": beside.kind,
                           "section": beside.section, "parents": above.parents if above else []})
        if beside.kind == "line":
            return Node("line", f"{bullet}{text}: {{}} {unit}", section=beside.section, extra=True, value=value)
        return Node("row", bullet + text, section=beside.section, unit=unit, extra=True, value=value, raw=beside.raw)

    # --- slots as they are typed

    def leader(self):
        rng, kind = self.rng, self.style.leader
        if kind == "mixed":
            kind = rng.choice(["dots", "ellipsis", "both"])
        count = rng.randint(3, 9)
        return {"dots": "." * (count * 2), "ellipsis": "…" * count, "both": "…" + "." * (count * 2), "underscore": "_" * (count + 4),
                "tab": "." * (count * 2)}[kind]

    def typed(self, slot, after):
        """Segments of one inline slot; `after` is the printed text that follows."""
        if is_boxed(slot):
            return self.boxes(slot)
        glue = " " if after[:1].isalnum() else ""
        if slot.blank:
            if slot.blanks and slot.type == "phone":
                return [Seg(slot.blanks[0] + self.leader())]
            return [Seg(self.leader())]
        return self.value(str(slot.raw), glue, slot)

    def value(self, text, glue="", slot=None):
        how = self.style.fill if self.rng.random() >= self.style.mix else self.rng.choice(["mid", "replace", "head", "tail", "bold", "underline"])
        if slot is not None:
            slot.style = how
        dots = self.leader()[:4]
        value = Seg(text)
        if self.rng.random() < self.style.tracked:
            value.kind = "ins"
        if how == "mid":
            return [Seg(dots), value, Seg(dots)]
        if how == "head":
            return [value, Seg(dots)]
        if how == "tail":
            return [Seg(dots), value, Seg(glue)]
        if how == "bold":
            value.bold = True
        if how == "underline":
            return [Seg("  ", underline=True), Seg(text, underline=True), Seg("  ", underline=True), Seg(glue)]
        old = [Seg(dots, kind="del")] if value.kind == "ins" else []
        return [*old, value, Seg(glue)]

    def boxes(self, slot):
        style = self.style.box
        if style == "word" and slot.type == "yesno" and self.style.strike and not slot.blank:
            return [Seg(slot.options[0], strike=slot.options[0] != slot.raw), Seg("/ "), Seg(slot.options[1], strike=slot.options[1] != slot.raw), Seg("?")]
        if style == "word" and slot.type == "yesno":
            return [Seg("/ ".join(slot.options) + "?" if slot.blank else str(slot.raw))]
        if style == "word":
            style = "uni"
        segs = []
        for index, option in enumerate(slot.options):
            ticked = not slot.blank and option == slot.raw
            if segs:
                segs.append(Seg(self.rng.choice(["\t\t", "\t", "    "])))
            if style in ("paren", "bracket"):
                left, right = ("(", ")") if style == "paren" else ("[", "]")
                segs.append(Seg(left + (self.style.tick if ticked else " ") + right + " "))
            else:
                segs.append(Seg(UNICODE_BOXES[style][ticked], kind="box", ticked=ticked))
                segs.append(Seg(" "))
            segs.append(Seg(option))
        return segs

    # --- blocks

    def compose(self):
        if self.style.letterhead:
            self.letterhead()
        if self.style.cover:
            facts, rng = self.facts, self.rng
            for text in words.COVER:
                self.paragraph(text.format(n=rng.randint(100, 999), agency=facts.agency, a=rng.randint(2, 6), b=rng.randint(20, 200), c=rng.randint(50, 100)))
        for node in self.form.body:
            self.node(node, None)
        if self.style.join_tables:
            self.join()
        if self.style.annex:
            self.annex()
        return self.blocks

    def annex(self):
        """Another document behind the form in the same file."""
        rng = self.rng
        self.sheet = "Phu luc" if self.sheet else ""
        if self.style.annex == "letter":
            for text in words.ANNEX:
                self.paragraph(text.format(n=rng.randint(100, 999), agency=self.facts.agency, a=rng.randint(2, 6), b=rng.randint(20, 200)))
            return
        self.paragraph([Seg("PHỤ LỤC KÈM THEO: DANH SÁCH CÁN BỘ THAM GIA TẬP HUẤN", bold=True)], align="center")
        columns = [("a", "other", "STT", {}), ("b", "other", "Họ và tên", {}), ("c", "other", "Phòng, ban", {}), ("d", "other", "Số buổi", {})]
        rows = [{"a": [Seg(str(i + 1))], "b": [Seg(self.facts.name())], "c": [Seg(rng.choice(words.UNITS))], "d": [Seg(str(rng.randint(1, 9)))]}
                for i in range(rng.randint(3, 12))]
        self.blocks.append(Block("list", columns=columns, rows=rows, sheet=self.sheet))

    def letterhead(self):
        facts = self.facts
        left = [Seg(f"UBND TỈNH {facts.province.upper()}\n"), Seg(facts.kind.upper() + "\n", bold=True), Seg(f"Số: {facts.number}")]
        place = facts.province
        right = [Seg("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", bold=True), Seg("Độc lập - Tự do - Hạnh phúc\n", bold=True),
                 Seg(f"{place}, ngày {facts.date.day:02d} tháng {facts.date.month:02d} năm {facts.date.year}", italic=True)]
        self.blocks.append(Block("letterhead", columns=[("left", "other", ""), ("right", "other", "")], rows=[{"left": left, "right": right}]))

    def paragraph(self, text, **look):
        segs = text if isinstance(text, list) else [Seg(text)]
        self.blocks.append(Block("p", segs, sheet=self.sheet, **look))

    def node(self, node, table):
        handler = getattr(self, "on_" + node.kind)
        handler(node, table)

    def children(self, node, table):
        for item in node.items:
            self.node(item, table)

    def on_section(self, node, table):
        self.sheet = node.sheet or self.sheet
        if node.text:
            title = section_styled(self.style, self.words(node.text), self.sections)
            self.sections += 1
            if table is None:
                self.paragraph([Seg(title, bold=True)])
            else:
                self.wide(table, title)
        self.children(node, table)

    def wide(self, table, text):
        table.rows.append({"*": [Seg(text, bold=True)]})

    def numbered(self, node):
        number = number_styled(self.style, node.number)
        lead = f"{number} " if number and not number.endswith(".") and self.style.numbering != "form" else (f"{number.rstrip('.')}. " if number else "")
        return lead

    def on_heading(self, node, table):
        text = self.label(node.text)
        if table is None:
            self.paragraph([Seg(self.numbered(node) + text, bold=True)])
            if node.note:
                self.paragraph([Seg(self.words(node.note), italic=True)])
        else:
            segs = [Seg(text, bold=True)]
            if node.note:
                segs.append(Seg("\n" + self.words(node.note), italic=True))
            if self.style.merge_headings and not node.number:
                table.rows.append({"*": segs})
            else:
                row = {"number": [Seg(number_styled(self.style, node.number))], "label": segs}
                if node.printed_note:
                    row["note"] = [Seg(self.words(node.printed_note))]
                self.row(table, row, [], node)
        self.children(node, table)

    def on_text(self, node, table):
        text = self.words(node.text)
        if table is None:
            self.paragraph([Seg(text, italic=text.startswith(("Ghi chú", "(")))])
        else:
            self.wide(table, text)

    def on_line(self, node, table):
        text = node.text
        # the printed number of a line is part of its text
        if self.style.numbering != "form":
            text = re.sub(r"^(\d+(?:\.\d+)*|[a-zđ])([.)]) ?", lambda m: number_styled(self.style, m.group(1)) + " ", text, count=1)
        parts = [self.words(p) for p in text.split("{}")]
        parts[0] = bullet_styled(self.style, parts[0])
        if self.style.reword and self.rng.random() < self.style.reword:
            parts[0] = reworded(self.rng, parts[0])
        for slot in node.slots:
            slot.label_doc = self.words(slot.label)
        if node.slots and parts[0]:
            own = re.sub(r"^(?:[-+*–] ?|\d[\d.]*[.)]? (?:- )?|[a-zđ][.)] ?)", "", parts[0]).strip(" :\n\t")
            if own and len(node.slots) == 1:
                node.slots[0].label_doc = own.split("\n")[0].rstrip(" :") or node.slots[0].label_doc
        segs = []
        for index, part in enumerate(parts):
            segs.append(Seg(part))
            if index == len(parts) - 1:
                break
            if node.extra:
                segs += self.value(node.value, " ") if node.value else [Seg(self.leader())]
                continue
            slot = node.slots[index]
            if self.style.notes and index == 0 and part.rstrip().endswith(":") and self.rng.random() < self.style.notes:
                segs[-1] = Seg(part.rstrip().rstrip(":") + " " + self.rng.choice(words.INSERTED_NOTES) + ": ")
            segs += self.typed(slot, parts[index + 1])
        if table is None:
            self.paragraph(segs)
        else:
            row = {"label": segs}
            extra = [s for s in node.slots[len(parts) - 1:]]
            self.row(table, row, extra, node)
        self.children(node, table)

    def on_below(self, node, table):
        slot, lead = node.slots[0], node.text.split("{}")[0]
        lines = slot.raw if isinstance(slot.raw, list) else [slot.raw] if slot.raw else []
        wanted = max(len(lines), self.rng.choice([1, 2, 3]))
        for index in range(wanted):
            if index < len(lines):
                segs = [Seg(lead), *(self.value(lines[index]) if len(lines[index]) < 60 else [Seg(lines[index])])]
            elif lines and self.rng.random() < 0.5:
                break
            else:
                segs = [Seg(lead), Seg(self.leader() * 6)]
            self.paragraph(segs)

    # --- tables

    def on_table(self, node, _):
        columns = [(c["id"], c["role"], self.words(c.get("title", "")), c) for c in node.columns]
        if self.style.extra_column:
            columns.insert(len(columns) if self.rng.random() < 0.5 else 2, ("extra", "other", self.style.extra_column, {}))
        if self.style.swap_columns and len(columns) > 3:
            columns[2], columns[3] = columns[3], columns[2]
        block = Block("table", columns=columns, sheet=self.sheet)
        self.blocks.append(block)
        self.children(node, block)
        pieces = [block]
        if self.rng.random() < self.style.split_tables and len(block.rows) > 8:
            at = self.rng.randint(3, len(block.rows) - 3)
            second = Block("table", columns=columns, rows=block.rows[at:], sheet=self.sheet)
            second.slots = {i - at: s for i, s in block.slots.items() if i >= at}
            block.rows = block.rows[:at]
            block.slots = {i: s for i, s in block.slots.items() if i < at}
            self.blocks.append(Block("p", [Seg("")], sheet=self.sheet))
            self.blocks.append(second)
            pieces.append(second)
        if self.style.repeat_header and len(pieces) == 1 and len(block.rows) > 20:
            at = self.rng.randint(10, len(block.rows) - 5)
            block.rows.insert(at, {"header": True})
            block.slots = {i + (i >= at): s for i, s in block.slots.items()}

    def on_row(self, node, table):
        if table is None:
            return
        label = self.label(node.text)
        note = [Seg("\n" + self.words(node.note), italic=True)] if node.note else []
        for slot in node.slots:
            slot.label_doc = label
        row = {"number": [Seg(number_styled(self.style, node.number))], "label": [Seg(label), *note], "unit": [Seg(self.words(node.unit))]}
        if node.extra:
            row["value"] = [Seg(node.value)]
        if node.printed_note:
            row["note"] = [Seg(self.words(node.printed_note))]
            for slot in node.slots:
                if slot.type == "note-column" and slot.blank:
                    slot.note = slot.raw = slot.value = row["note"][0].text
        self.row(table, row, node.slots, node)
        self.children(node, table)

    def row(self, table, row, slots, node):
        """Puts the values of a row's slots into the table's columns; keys of `row` are roles until here."""
        by_role = {}
        for column in table.columns:
            by_role.setdefault(column[1], column[0])
        cells = {by_role[role]: segs for role, segs in row.items() if role in by_role}
        typed = {}
        for slot in slots:
            target = slot.column or by_role.get("value")
            if slot.type == "note-column":
                target = by_role.get("note") or by_role.get("value")
            ticks = [c for c in table.columns if c[1] == "option" and c[3].get("slot") == slot.column]
            if ticks:
                for column in ticks:
                    if not slot.blank and column[3]["option"] == slot.raw:
                        cells[column[0]] = [Seg(self.style.tick)]
                continue
            if target == by_role.get("label"):
                cells[target] = cells.get(target, []) + [Seg(": ")] + self.typed(slot, "")
                continue
            if slot.blank:
                if slot.blanks:
                    cells[target] = [Seg(slot.blanks[0])]
                continue
            text = str(slot.raw)
            if slot.type == "percent" and self.style.percent:
                text += self.style.percent
                slot.raw = text
            elif self.style.unit_after and slot.type == "count" and slot.unit and len(slot.unit) < 9 and slot.unit[0] not in "(1":
                text = f"{text} {slot.unit}"
                slot.raw = text
            cells[target] = [Seg(text)]
            typed[target] = slot
        if "extra" in [c[0] for c in table.columns] and node.slots and self.rng.random() < 0.6:
            title = next(c[2] for c in table.columns if c[0] == "extra")
            cells["extra"] = [Seg({"Mã số": f"M{len(table.rows):03d}", "Kỳ trước": str(self.rng.randint(1, 90)), "Nguồn số liệu": "Văn phòng"}[title])]
        table.slots[len(table.rows)] = typed
        table.rows.append(cells)

    def join(self):
        """Fixed tables of the same columns, nothing but headings between them, become one."""
        out = []
        for block in self.blocks:
            before = out[-1] if out else None
            between = []
            at = len(out)
            while at and out[at - 1].kind == "p" and len(between) < 2:
                at -= 1
                between.insert(0, out[at])
            anchor = out[at - 1] if at else None
            if block.kind == "table" and anchor is not None and anchor.kind == "table" and between and len(between) < 2 and \
                    [c[0] for c in anchor.columns] == [c[0] for c in block.columns] and anchor.sheet == block.sheet:
                for paragraph in between:
                    anchor.rows.append({"*": paragraph.segs})
                start = len(anchor.rows)
                anchor.rows += block.rows
                anchor.slots.update({i + start: s for i, s in block.slots.items()})
                del out[at:]
                continue
            out.append(block)
        self.blocks = out

    def on_list(self, node, _):
        self.sheet = node.sheet or self.sheet
        title = self.words(node.text)
        rows, heads = list_rows(node, self.style, self.facts, self.rng)
        self.paragraph([Seg(title, bold=True)], align="center")
        for note in node.raw.get("notes", []):
            self.paragraph([Seg(note, italic=True)])
        columns = [(c["id"], "list", c.get("title", ""), c) for c in node.columns]
        block = Block("list", columns=columns, sheet=self.sheet)
        last = None
        for row, head in zip(rows, heads):
            if head and head != last:
                block.rows.append({"*": [Seg(head, bold=True)]})
                last = head
            block.rows.append({c[0]: [Seg(cell)] for c, cell in zip(columns, row)})
        if not rows:
            block.rows += [{} for _ in range(3)]
        self.blocks.append(block)
        self.tables.append({"title": title, "columns": [c[2] for c in columns], "rows": rows, "groups": heads})

    def on_signature(self, node, _):
        by_name = {s.field: s for s in node.slots}
        cells, columns = {}, []
        for index, signer in enumerate(node.raw["signature"]):
            place, date, name = (by_name.get(signer.get(k, "")) for k in ("place", "date", "name"))
            segs = []
            if place is not None and (signer.get("line") or not place.blank or not date.blank):
                segs.append(Seg((place.raw or "……") + ", " + (date.raw or "ngày ...... tháng ...... năm ......") + "\n", italic=True))
            segs.append(Seg(signer["role"] + "\n", bold=True))
            if signer.get("note"):
                segs.append(Seg(signer["note"] + "\n", italic=True))
            segs.append(Seg("\n\n" + ((name.raw or "") if name is not None else ""), bold=True))
            key = f"signer{index}"
            columns.append((key, "other", "", {}))
            cells[key] = segs
        self.blocks.append(Block("signature", columns=columns, rows=[cells], sheet=self.sheet))
