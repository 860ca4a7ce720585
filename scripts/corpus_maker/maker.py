"""One document after the other: form, style, values, layout, file, truth."""
import json
import os
import random
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from .damage import Damage
from .form import Form
from .layout import Layout
from .sheet import SheetWriter
from .style import make_style
from .values import Facts, fill
from .word import WordWriter

# Seconds; some tables make LibreOffice lay out pages for ever.
LONGEST_CONVERSION = 150
CONVERTED = {"pdf": "docx", "doc": "docx", "odt": "docx", "xls": "xlsx"}


def make(given, forms_folder):
    given.output.mkdir(parents=True, exist_ok=True)
    forms = [f for f in given.forms.split(",") if f] or sorted(p.stem for p in forms_folder.glob("*.yaml"))
    formats = given.formats.split(",")
    damage = Damage(given.damage, given.pages)
    for index in range(given.count):
        seed = given.seed + index
        form = Form(forms_folder / f"{forms[seed % len(forms)]}.yaml")
        kind = formats[(seed // len(forms)) % len(formats)]
        try:
            print(document(given, form, kind, seed, damage), flush=True)
        except subprocess.TimeoutExpired:
            print(f"{form.id}-{seed:05d}.{kind}: LibreOffice does not finish it; left out", flush=True)


def document(given, form, kind, seed, damage):
    rng = random.Random(f"phieu {seed}")
    facts = Facts(rng, form)
    blank = rng.random() < given.blank
    style = make_style(rng, rng.random() < given.calm, kind)
    # decided apart from the document's own draws, so that the rest of it stays the same
    if style.borders != "all" and random.Random(f"phieu open {seed}").random() >= given.open_tables:
        style.borders = "all"
    if blank:
        style.sparse, style.letterhead, style.cover, style.drop, style.add = 2, False, False, 0, 0
    layout = Layout(form, style, facts, rng)
    layout.change()
    if blank:
        for slot in form.slots:
            slot.raw = slot.value = slot.prefilled or None
    else:
        fill(form, style, facts, rng)
    blocks = layout.compose()
    source = CONVERTED.get(kind, kind)
    writer = SheetWriter(style, rng) if source == "xlsx" else WordWriter(style, rng)
    writer.write(blocks)
    name = f"{form.id}-{seed:05d}.{kind}"
    path = given.output / name
    if source == kind:
        writer.save(path)
    else:
        with tempfile.TemporaryDirectory() as folder:
            start = Path(folder) / f"{Path(name).stem}.{source}"
            writer.save(start)
            convert(start, kind, path)
    truth = describe(name, form, layout, style, facts, seed, blank)
    if kind == "pdf":
        name = damage.apply(path, truth, seed)
    (given.output / f"{name}.truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")
    return name


def convert(start, kind, path):
    """LibreOffice with a profile of its own, so that a running one is not in the way."""
    with tempfile.TemporaryDirectory() as folder:
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind, "--outdir", folder, str(start)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            office.wait(timeout=LONGEST_CONVERSION)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()
            raise
        shutil.move(str(Path(folder) / f"{start.stem}.{kind}"), path)


def describe(name, form, layout, style, facts, seed, blank):
    fields = []
    for order, slot in enumerate(form.slots, 1):
        if slot.dropped:
            continue
        entry = {"id": slot.field, "order": order, "section": slot.section, "number": slot.number, "label": slot.label, "parents": slot.parents,
                 "unit": slot.unit, "type": slot.type, "raw": slot.raw, "value": slot.value, "blank": slot.blank}
        if slot.label_doc and slot.label_doc != slot.label:
            entry["label_doc"] = slot.label_doc
        if slot.type == "note-column":
            entry["note"] = slot.note
        for key in ("column", "options", "group", "prefilled"):
            if getattr(slot, key):
                entry[key] = getattr(slot, key)
        fields.append(entry)
    # rows that the sender added inside a table are fields of no id, as in the founders' truth files; added lines are text
    fields += [{"id": None, "order": len(fields) + 1, "section": row["section"], "number": "", "label": row["label"], "parents": row["parents"],
                "unit": row["unit"], "type": "count", "raw": row["raw"], "value": row["value"], "blank": False, "inserted": True}
               for row in layout.extra if row["kind"] == "row" and row["raw"]]
    agency = next((s for s in form.slots if s.field == "agency.name" and not s.dropped), None)
    period = next((s for s in form.slots if s.field == "report.period" and not s.dropped), None)
    return {
        "file": name, "form": form.id, "source": f"made seed={seed}", "variant": "blank" if blank else "filled", "degradation": None,
        "agency": agency.raw if agency else None, "period": period.raw if period else None,
        "doc_number": facts.number if style.letterhead else None, "date": facts.date.isoformat() if style.letterhead else None,
        "unicode": "NFD" if style.nfd else "NFC", "style": style.summary(), "fields": fields, "tables": layout.tables,
        "dropped": layout.dropped, "extra_fields": layout.extra}
