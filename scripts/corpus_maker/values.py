"""Made-up values for every slot, coherent where it is cheap: shares follow from counts, the address from the province."""
import datetime
import unicodedata

from . import words

BOXED = ("yesno", "choice")


def plain(text):
    text = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in text if c.isalnum() and ord(c) < 128).lower()


def is_boxed(slot):
    """Answered by ticking one of printed options."""
    return slot.type in BOXED and slot.options and slot.options != ["1", "0"]


class Facts:
    """What the whole report shares: sender, place, period, dates."""

    def __init__(self, rng, form):
        self.rng = rng
        self.province = rng.choice(words.PROVINCES)
        if "2a" in form.id:
            self.kind, self.short = "UBND huyện " + rng.choice(words.LOCALITIES), "UBND"
        elif "3a" in form.id:
            self.kind, self.short = rng.choice(["UBND xã ", "UBND phường ", "UBND thị trấn "]) + rng.choice(words.LOCALITIES), "UBND"
        else:
            self.kind, self.short = rng.choice(words.DEPARTMENTS)
        self.agency = rng.choice([self.kind, self.kind, f"{self.kind} tỉnh {self.province}", self.kind.upper()])
        self.host = f"{plain(self.short)}.{plain(self.province)}.example.vn"
        year = 2019 if "2019" in form.id else 2018
        self.year = year + rng.choice([0, 0, 0, 1])
        self.quarter = rng.choice([1, 2, 3, 4])
        self.roman = ["I", "II", "III", "IV"][self.quarter - 1]
        self.period = rng.choice([f"Quý {self.roman}/{self.year}", f"Quý {self.roman} năm {self.year}", f"Quý {self.quarter}/{self.year}"])
        self.date = datetime.date(self.year, min(12, self.quarter * 3), rng.randint(1, 28))
        self.number = f"{rng.randint(3, 999)}/BC-{self.short}"
        self.staff, self.machines = rng.randint(15, 140), rng.randint(15, 160)
        self.person = self.name()

    def name(self):
        return " ".join((self.rng.choice(words.SURNAMES), self.rng.choice(words.MIDDLES), self.rng.choice(words.GIVEN)))

    def day(self):
        day = self.date + datetime.timedelta(days=self.rng.randint(0, 2))
        form = self.rng.choice(["ngày {0:02d} tháng {1:02d} năm {2}", "ngày {0} tháng {1} năm {2}"])
        return form.format(day.day, day.month, day.year), day.isoformat()


def written(style, number, places=0):
    """A number as this sender types it."""
    text = f"{number:,.{places}f}" if places else f"{int(number):,}"
    text = text.replace(",", "\0").replace(".", style.decimal)
    return text.replace("\0", style.thousands)


def share(style, rng, number):
    places = style.places
    text = f"{number:.{places}f}"
    if places and rng.random() < 0.5 and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", style.decimal), float(text)


def fill(form, style, facts, rng):
    counted = None
    for slot in form.slots:
        if slot.dropped:
            continue
        if slot.prefilled and rng.random() < 0.8:
            slot.raw, slot.value = slot.prefilled, slot.prefilled
            continue
        if rng.random() < style.sparse and not slot.field.startswith(("agency.name", "report.period")):
            counted = None
            continue
        if style.absent and slot.type in ("text", "longtext") and slot.group != "signature" and not slot.field.startswith(("agency.", "contact.", "report.")) \
                and rng.random() < 4 * style.absent:
            slot.raw = slot.value = rng.choice(["Không có", "Không", "không"])
            continue
        counted = give(slot, style, facts, rng, counted)
        slot.style = style.fill


def give(slot, style, facts, rng, counted):
    """Fills one slot; returns (count, whole) for the share that may follow it."""
    kind = slot.type
    if kind in ("count", "money"):
        whole = {"người": facts.staff, "chiếc": facts.machines, "máy": facts.machines}.get(slot.unit.lower())
        top = whole or (900000 if any(w in slot.field for w in ("visits", "files", "documents")) else 60)
        number = rng.randint(0, top if rng.random() < 0.8 or whole else top * 20)
        if slot.field == "staff.total":
            number = facts.staff
        slot.value, slot.raw = number, written(style, number)
        if style.lead0 and 0 < number < 10:
            slot.raw = f"0{number}"
        return (number, whole) if whole else None
    if kind == "percent":
        number = 100 * counted[0] / counted[1] if counted else rng.choice([100, 0, rng.uniform(0, 100), rng.uniform(0, 100), rng.uniform(20, 100)])
        slot.raw, slot.value = share(style, rng, number)
        return None
    if kind == "decimal":
        number = rng.choice([rng.randint(1, 300), round(rng.uniform(0.1, 60), 2), round(rng.uniform(0.1, 9), 1)])
        slot.raw, slot.value = str(number).replace(".", style.decimal), number
        return None
    if kind in ("ratio_numerator", "ratio_denominator"):
        number = rng.randint(1, 900)
        slot.raw, slot.value = written(style, number), number
        return None
    if kind == "ratio":
        a, b = sorted((rng.randint(1, 400), rng.randint(1, 900)))
        slot.raw, slot.value = f"{a}/{b}", {"num": a, "den": b}
        return None
    if kind == "yesno":
        yes = rng.random() < 0.6
        if is_boxed(slot):
            slot.value, slot.raw = yes, slot.options[0 if yes else 1]
        else:
            words_of = style.yes if style.yes != ("x", "") else ("1", "0")
            if slot.options == ["1", "0"] or slot.unit.startswith("1/0"):
                words_of = style.yes if rng.random() < 0.9 and style.yes != ("x", "") else ("1", "0")
            elif words_of == ("1", "0"):
                words_of = ("Có", "Không")
            slot.value, slot.raw = yes, words_of[0 if yes else 1]
        return None
    if kind == "choice":
        slot.value = slot.raw = rng.choice(slot.options)
        return None
    text = wording(slot, facts, rng)
    if isinstance(text, tuple):
        slot.raw, slot.value = text
    elif kind == "note-column":
        slot.note = slot.raw = slot.value = text
    else:
        slot.raw = slot.value = text
    return None


def wording(slot, facts, rng):
    kind, name = slot.type, slot.field
    if kind == "date":
        return facts.day()
    if kind == "period":
        text = str(facts.year) if "ăm" in slot.label and "uý" not in slot.label else facts.period
        return text
    if kind == "phone":
        lead = "09" if "mobile" in name else f"02{rng.randint(10, 99)}"
        digits = lead + "".join(str(rng.randint(0, 9)) for _ in range(10 - len(lead) if lead == "09" else 7))
        return rng.choice([digits, f"{digits[:4]} {digits[4:7]} {digits[7:]}", f"{digits[:4]}.{digits[4:7]}.{digits[7:]}", f"{digits[:4]} {digits[4:]}"])
    if kind == "email":
        return f"{plain(facts.person)}@{facts.host}"
    if kind == "url":
        return rng.choice(["https://", "http://", "", "www."]) + facts.host
    if kind == "name":
        return facts.person if "head" not in name else facts.name()
    if kind == "list":
        lines = rng.sample(words.APPLICATIONS, rng.randint(1, 3))
        return lines, list(lines)
    if kind == "longtext":
        return " ".join(rng.sample(words.OPINIONS[:4], rng.randint(1, 2)))
    if slot.group == "signature":
        return facts.province
    if name == "agency.name":
        return facts.agency
    if "address" in name:
        return f"Số {rng.randint(1, 400)} {rng.choice(words.STREETS)}, phường {rng.choice(words.LOCALITIES)}, tỉnh {facts.province}"
    if name == "contact.unit":
        return rng.choice(words.UNITS)
    if name == "contact.position":
        return rng.choice(words.POSITIONS)
    if name.endswith("document") or "văn bản" in slot.label.lower():
        return rng.choice(words.DOCUMENTS).format(n=rng.randint(2, 990), d=f"{rng.randint(1, 28):02d}", m=f"{rng.randint(1, 12):02d}", y=facts.year,
                                                  k=facts.short, h=facts.host)
    if name.endswith(".note"):
        return rng.choice(words.NOTES)
    if any(w in slot.label.lower() for w in ("ứng dụng", "phần mềm", "liệt kê", "danh sách")):
        return "; ".join(rng.sample(words.APPLICATIONS, rng.randint(1, 2)))
    return rng.choice(words.TEXTS)


def list_rows(node, style, facts, rng):
    """Rows of a list table, and the group heading before each (or None)."""
    groups = [(g.get("number", "") + " " + g.get("text", "")).strip() if isinstance(g, dict) else str(g) for g in node.raw.get("groups", [])]
    rows, heads = [], []
    for index in range(rng.choice([0, 1, 3, 6, 12])):
        row = []
        for column in node.columns:
            key, kind = column["id"], column.get("type", "text")
            service = "service" in node.raw["list"]
            if key == "tt":
                text = str(index + 1)
            elif key == "name":
                text = rng.choice(words.SERVICES if service else words.APPLICATIONS)
            elif key == "group":
                text = rng.choice(words.SERVICE_GROUPS)
            elif key == "owner":
                text = rng.choice(words.DEPARTMENTS)[0]
            elif kind == "url":
                text = f"https://dichvucong.{facts.host}/{rng.randint(100, 9999)}"
            elif kind == "count":
                text = written(style, rng.randint(0, 3000)) if rng.random() < 0.7 else ""
            elif kind == "percent":
                text = share(style, rng, rng.uniform(0, 100))[0] if rng.random() < 0.3 else ""
            elif key in ("payment",):
                text = rng.choice(words.PAYMENTS)
            elif key in ("note",):
                text = rng.choice(words.NOTES) if rng.random() < 0.2 else ""
            elif key in ("connected", "signature"):
                text = rng.choice(["1", "0", ""])
            else:
                text = style.tick if rng.random() < 0.4 else ""
            row.append(text)
        rows.append(row)
        heads.append(groups[min(index * len(groups) // 6, len(groups) - 1)] if groups else None)
    return rows, heads
