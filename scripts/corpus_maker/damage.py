"""What happens to a PDF on its way to us: its text layer is lost, or it is printed and scanned, faxed, photographed."""
import json
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
GARBLING = ["latin1", "ascii", "none", "strip", "tcvn3", "vni", "wrong"]
# Letters of a label that are looked for on the pages: enough to tell rows apart, few enough that no line break hides them all.
SOUGHT = 28


class Damage:
    """Damages PDFs in turn by the kinds asked for: `garbled`, `none`, or a recipe of scripts/degrade-pages."""

    def __init__(self, kinds, pages):
        self.kinds = [k for k in kinds.split(",") if k]
        self.pages = pages

    def apply(self, path, truth, seed):
        """Damages the PDF, writes down how, and returns the name of the file that took its place."""
        if not self.kinds:
            return path.name
        rng = random.Random(f"phieu damage {seed}")
        kind = rng.choice(self.kinds)
        if kind == "garbled":
            return self.garble(path, truth, rng.choice(GARBLING))
        return path.name if kind == "none" else self.degrade(path, truth, kind, seed)

    @staticmethod
    def garble(path, truth, mode):
        garbled = path.with_suffix(".garbled.pdf")
        subprocess.run([sys.executable, str(SCRIPTS / "garble-pdf"), mode, str(path), str(garbled)], check=True)
        garbled.replace(path)
        truth["degradation"] = {"type": "garbled", "mode": mode}
        return path.name

    def degrade(self, path, truth, recipe, seed):
        texts = page_texts(path)
        kept = list(range(1, min(self.pages or len(texts), len(texts)) + 1))
        command = [str(SCRIPTS / "degrade-pages"), "--output", str(path.parent), "--recipe", recipe, "--seed", str(seed), str(path)]
        subprocess.run(command + ["--pages", ",".join(map(str, kept))], check=True, stdout=subprocess.DEVNULL)
        path.unlink()
        target = path.with_name(f"{path.stem}-{recipe}-{seed}.pdf")
        truth["file"] = target.name
        truth["degradation"] = {"type": recipe, "seed": seed}
        if len(kept) < len(texts):
            keep_fields_of(truth, texts, kept)
        return target.name


def page_texts(path):
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True).stdout
    return [letters(page) for page in text.split("\f")[:-1]]


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text or "").lower() if c.isalpha())


def keep_fields_of(truth, texts, kept):
    """Leaves in the truth what certainly stands on the pages that were kept: rows whose label is found there, and whose neighbours are as well."""
    whole = "".join(texts)
    ends, end = [], 0
    for text in texts:
        end += len(text)
        ends.append(end)
    pages, position = [], 0
    for field in truth["fields"]:
        label = letters(field.get("label_doc") or field["label"])[:SOUGHT]
        found = whole.find(label, position) if label else -1
        if found < 0 and label and whole.count(label) == 1:
            found = whole.find(label)
        pages.append(next((n for n, e in enumerate(ends, 1) if found < e), None) if found >= 0 else None)
        if found >= position:
            position = found + len(label)
    told = []
    for index, field in enumerate(truth["fields"]):
        around = [p for p in pages[max(0, index - 1):index + 2]]
        if pages[index] and None not in around and all(p in kept for p in around) and around == sorted(around):
            field["page"] = pages[index]
            told.append(field)
    truth["fields"], truth["tables"], truth["pages"] = told, [], kept
    for fact in ("agency", "period"):
        if not any(f["id"] in ("agency.name", "report.period") and fact in f["id"] for f in told):
            truth[fact] = None
