"""How one document is written: fonts, marks, number style, wording. Everything that two senders do differently."""
import random
from dataclasses import dataclass, field


@dataclass
class Style:
    calm: bool
    font: str
    size: float
    borders: str                # all, horizontal, none
    shaded: bool
    fill: str                   # mid replace head tail bold underline
    mix: float                  # chance of another fill
    leader: str                 # dots ellipsis mixed underscore tab
    box: str                    # uni square paren bracket sym sdt ff word
    tick: str
    decimal: str
    thousands: str
    places: int
    percent: str                # what follows a percent value in a cell
    yes: tuple                  # words of yes and no in cells
    sparse: float               # share of slots left blank
    section: str                # form, MUC, PHAN, Muc, roman
    numbering: str              # form, paren, bare, dash
    bullet: str                 # form, +, *, –, none
    split: float                # chance that a run is cut in pieces
    tracked: float
    nbsp: float
    nfd: bool
    unit_after: bool            # the unit typed again after the value
    lead0: bool
    cover: bool
    letterhead: bool
    words: list = field(default_factory=list)
    reword: float = 0.0
    drop: float = 0.0
    add: float = 0.0
    move: float = 0.0
    notes: float = 0.0
    repeat_header: bool = False
    merge_headings: bool = False
    split_tables: float = 0.0
    join_tables: bool = False
    extra_column: str = ""
    swap_columns: bool = False
    reorder_sections: bool = False
    number_cells: bool = True
    centred: bool = True        # letterhead and signatures
    landscape: bool = False
    footer: bool = False        # page numbers
    absent: float = 0.0         # chance that "nothing to report" is written out: "không có", "-"
    annex: str = ""             # what stands behind the form in the same file
    strike: bool = False        # of box == "word": the answer that does not hold is struck through

    def summary(self):
        keep = {k: v for k, v in self.__dict__.items() if v not in (0.0, False, "", []) and k not in ("words",)}
        keep["words"] = [name for name, _ in self.words]
        return keep


WORDING = ["cbccvc", "donvi", "tochuc", "tile", "tone", "ttdt", "dvctt_long", "dvctt_short", "plus_soluong", "tongso_soluong", "drop_brackets", "i_y", "tight"]


def make_style(rng: random.Random, calm, kind):
    flip = rng.random
    style = Style(
        calm=calm, font=rng.choice(["Times New Roman", "Times New Roman", "Arial", "Tinos", "Noto Serif", "DejaVu Sans"]),
        size=rng.choice([11, 12, 13, 13, 14]), borders=rng.choice(["all", "all", "all", "horizontal", "none"]), shaded=flip() < 0.3,
        fill=rng.choice(["mid", "replace", "head", "tail", "bold", "underline"]), mix=rng.choice([0, 0.2, 0.5]),
        leader=rng.choice(["dots", "ellipsis", "mixed", "mixed", "underscore", "tab"]),
        box=rng.choice(["uni", "square", "paren", "bracket", "sym", "sdt", "ff", "word"]), tick=rng.choice(["x", "X"]),
        decimal=rng.choice([",", ",", "."]), thousands="", places=rng.choice([0, 1, 2, 2]), percent=rng.choice(["", "", "%", " %"]),
        yes=rng.choice([("1", "0"), ("1", "0"), ("Có", "Không"), ("có", "không"), ("x", "")]), sparse=rng.choice([0.02, 0.1, 0.3, 0.6]),
        section="form", numbering="form", bullet="form", split=rng.choice([0, 0, 0.2, 0.7]), tracked=rng.choice([0, 0, 0, 0.1]),
        nbsp=rng.choice([0, 0, 0.1]), nfd=flip() < 0.12, unit_after=flip() < 0.15, lead0=flip() < 0.3, cover=flip() < 0.25, letterhead=flip() < 0.8,
        number_cells=flip() < 0.7)
    style.centred, style.landscape, style.footer = flip() < 0.85, flip() < 0.1, flip() < 0.5
    style.absent, style.annex, style.strike = rng.choice([0, 0, 0.05]), rng.choice(["", "", "", "table", "letter"]), flip() < 0.5
    style.thousands = rng.choice(["", "." if style.decimal == "," else ",", " "])
    if calm:
        return style
    style.section = rng.choice(["form", "form", "MUC", "PHAN", "Muc", "roman"])
    style.numbering = rng.choice(["form", "form", "paren", "bare", "dash"])
    style.bullet = rng.choice(["form", "form", "+", "*", "–", "none"])
    style.words = [(name, None) for name in rng.sample(WORDING, rng.choice([1, 2, 3, 4]))]
    style.reword = rng.choice([0, 0.1, 0.2])
    style.drop = rng.choice([0, 0.03, 0.08])
    style.add = rng.choice([0, 0.02, 0.05])
    style.move = rng.choice([0, 0.03])
    style.notes = rng.choice([0, 0, 0.06])
    style.repeat_header = flip() < 0.2
    style.merge_headings = flip() < 0.3
    style.split_tables = rng.choice([0, 0, 0.5])
    style.join_tables = flip() < 0.2
    style.extra_column = rng.choice(["", "", "", "Mã số", "Kỳ trước", "Nguồn số liệu"])
    style.swap_columns = flip() < 0.15
    style.reorder_sections = flip() < 0.15
    return style
