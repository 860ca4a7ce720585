"""Form definitions of the project as a tree of printed things, and every slot in the form's order."""
from dataclasses import dataclass, field

import yaml


@dataclass
class Slot:
    """One blank: what the definition says, and what this document has in it."""
    field: str
    label: str
    type: str
    section: str
    number: str = ""
    unit: str = ""
    parents: list = field(default_factory=list)
    options: list = field(default_factory=list)
    blanks: list = field(default_factory=list)
    column: str = ""
    under: str = ""
    prefilled: str = ""
    group: str = ""
    table: str = ""
    # what this document says
    raw: object = None
    value: object = None
    note: str = ""
    label_doc: str = ""
    style: str = ""
    dropped: bool = False

    @property
    def blank(self):
        return self.value is None and not self.note if self.type == "note-column" else self.raw in (None, "", [])


@dataclass
class Node:
    kind: str                                   # section heading line row text table list signature below
    text: str = ""
    number: str = ""
    section: str = ""
    slots: list = field(default_factory=list)
    items: list = field(default_factory=list)
    note: str = ""
    printed_note: str = ""
    unit: str = ""
    sheet: str = ""
    columns: list = field(default_factory=list)
    raw: dict = field(default_factory=dict)
    extra: bool = False
    value: str = ""                             # of a row that the form does not have

    def walk(self):
        yield self
        for item in self.items:
            yield from item.walk()


class Form:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            tree = yaml.load(file, Loader=yaml.BaseLoader)
        self.id, self.name, self.layout = tree["form"], tree["name"], tree.get("layout", "inline")
        self.slots = []
        self.body = self._nodes(tree["body"], "", [], "", None)

    def _nodes(self, items, section, parents, number, table):
        return [n for i in items for n in self._node(i, section, parents, table)]

    def _slot(self, raw, section, parents, row=None, table=None):
        labels = list(parents)
        if raw.get("under"):
            above = next(s for s in reversed(self.slots) if s.field == raw["under"])
            labels = above.parents + [above.label]
        row = row or {}
        slot = Slot(field=raw["field"], label=raw.get("label", row.get("label", "")), type=raw.get("type", "text"), section=section,
                    number=raw.get("number", row.get("number", "")), unit=raw.get("unit", ""), parents=labels, options=raw.get("options", []),
                    blanks=raw.get("blank", []), column=raw.get("column", ""), under=raw.get("under", ""), prefilled=raw.get("prefilled", ""),
                    table=table["key"] if table else "")
        self.slots.append(slot)
        return slot

    def _node(self, item, section, parents, table):
        if "section" in item:
            node = Node("section", item.get("title", item["section"]), section=item["section"], sheet=item.get("sheet", ""), raw=item)
            node.items = self._nodes(item.get("items", []), item["section"], [], "", table)
        elif "heading" in item:
            node = self._plain("heading", item["heading"], item, section)
            node.items = self._nodes(item.get("items", []), section, parents + [item["heading"]], "", table)
        elif "line" in item:
            node = self._plain("line", item["line"], item, section)
            node.slots = [self._slot(s, section, parents, table=table) for s in item.get("slots", [])]
            if "below" in item:
                below = item["below"]
                node.items.append(Node("below", below.get("lines", "{}"), section=section, slots=[self._slot(below, section, parents)], raw=below))
            label = node.slots[0].label if node.slots else item["line"]
            node.items += self._nodes(item.get("items", []), section, parents + [label], "", table)
        elif "field" in item or ("slots" in item and "label" in item) or ("label" in item and table):
            node = self._plain("row" if "field" in item or "slots" in item else "heading", item.get("label", ""), item, section)
            if "field" in item:
                node.slots = [self._slot(item, section, parents, table=table)]
            node.slots += [self._slot(s, section, parents, item, table) for s in item.get("slots", [])]
            node.items = self._nodes(item.get("items", []), section, parents + [item["label"]], "", table)
        elif "table" in item:
            inner = dict(item["table"])
            inner["key"] = f"table{len(self.slots)}"
            node = Node("table", section=section, columns=inner["columns"], raw=inner)
            node.items = self._nodes(inner["rows"], section, parents, "", inner)
        elif "list" in item:
            node = Node("list", item["title"], section=section, columns=item["columns"], sheet=item.get("sheet", ""), raw=item)
        elif "signature" in item:
            node = Node("signature", section=section, raw=item)
            for signer in item["signature"]:
                name = f"{signer['role']} {signer['note']}" if signer.get("note") else signer["role"]
                for key, kind, label in (("place", "text", "Địa danh"), ("date", "date", "ngày ... tháng ... năm"), ("name", "name", name)):
                    if key in signer:
                        slot = Slot(field=signer[key], label=label, type=kind, section=section, parents=[signer["role"]], group="signature")
                        self.slots.append(slot)
                        node.slots.append(slot)
        else:
            node = Node("text", item.get("text", ""), section=section, raw=item)
        return [node]

    @staticmethod
    def _plain(kind, text, item, section):
        return Node(kind, text, number=item.get("number", ""), section=section, note=item.get("note", ""),
                    printed_note=item.get("printed_note", ""), unit=item.get("unit", ""), raw=item)
