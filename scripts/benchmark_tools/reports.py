"""The reports that everything is measured on, made once."""
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
FORMS = ["dien-bien-2019-q3", "tuyen-quang-2019-q2", "gia-lai-2018-q4"]
SEED = 7000
SCANNED_PAGES = 4


def make(work):
    """{kind: [(file, truth file, pages)]}"""
    work.mkdir(parents=True, exist_ok=True)
    kinds = {"DOCX": [], "XLSX": [], "PDF": [], "PDF, garbled": [], "scan, 300 dpi": []}
    for number, form in enumerate(FORMS):
        word, sheet = one(work, form, "docx", SEED + number), one(work, form, "xlsx", SEED + 20 + number)
        pdf = converted(word)
        garbled = work / f"{word.stem}-garbled.pdf"
        if not garbled.exists():
            python = SCRIPTS.parent / ".build" / "make-corpus" / "bin" / "python3"
            subprocess.run([str(python), str(SCRIPTS / "garble-pdf"), "latin1", str(pdf), str(garbled)], check=True)
        scan = work / f"{pdf.stem}-clean300-1.pdf"
        if not scan.exists():
            wanted = ",".join(str(p) for p in range(1, SCANNED_PAGES + 1))
            subprocess.run([str(SCRIPTS / "degrade-pages"), "--output", str(work), "--recipe", "clean300", "--pages", wanted, str(pdf)], check=True,
                           stdout=subprocess.DEVNULL)
        pages = count_pages(pdf)
        truth, sheet_truth = Path(f"{word}.truth.json"), Path(f"{sheet}.truth.json")
        kinds["DOCX"].append((word, truth, pages))
        kinds["XLSX"].append((sheet, sheet_truth, count_pages(converted(sheet))))
        kinds["PDF"].append((pdf, truth, pages))
        kinds["PDF, garbled"].append((garbled, truth, pages))
        kinds["scan, 300 dpi"].append((scan, truth, count_pages(scan)))
    return kinds


def one(work, form, ending, seed):
    found = sorted(work.glob(f"{form}-{seed:05d}.{ending}"))
    if not found:
        subprocess.run([str(SCRIPTS / "make-corpus"), "--output", str(work), "--forms", form, "--formats", ending, "--seed", str(seed), "--count", "1",
                        "--calm", "1", "--blank", "0"], check=True, stdout=subprocess.DEVNULL)
        found = sorted(work.glob(f"{form}-{seed:05d}.{ending}"))
    return found[0]


def converted(path):
    target = path.with_name(f"{path.stem}-{path.suffix[1:]}.pdf")
    if not target.exists():
        with tempfile.TemporaryDirectory() as folder:
            shutil.move(convert(path, Path(folder)), target)
    return target


def convert(path, folder):
    """LibreOffice, as a user without phieu would have to."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return folder / f"{path.stem}.pdf"


def count_pages(pdf):
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))


def pairs(truth):
    """(label, value as written) of every filled row but boxes; the whole report, also of scans of a part: nobody can find what is not there."""
    told = json.loads(truth.read_text(encoding="utf-8"))
    return [(f.get("label_doc") or f["label"], f["raw"] if isinstance(f["raw"], str) else "; ".join(f["raw"])) for f in told["fields"]
            if not f["blank"] and f["type"] not in ("yesno", "choice", "note-column") and f["raw"]]
