"""What a person would take instead of phieu; each call reads one file and writes the rows and lines that it found."""
import json
import subprocess
import tempfile
from pathlib import Path


def run(name, source, target):
    rows = {"pdfplumber": pdfplumber_rows, "camelot": camelot_rows, "img2table": img2table_rows, "img2table-ocr": img2table_ocr_rows,
            "ocrmypdf": ocrmypdf_rows, "libreoffice+pdfplumber": office_rows}[name](source)
    target.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def joined(cells):
    return " ".join(str(c).replace("\n", " ") for c in cells if c is not None)


def pdfplumber_rows(source):
    import pdfplumber
    rows = []
    with pdfplumber.open(source) as pdf:
        for page in pdf.pages:
            for table in page.extract_tables():
                rows += [joined(row) for row in table]
            rows += (page.extract_text() or "").splitlines()
    return rows


def office_rows(source):
    from .reports import convert
    with tempfile.TemporaryDirectory() as folder:
        return pdfplumber_rows(convert(source, Path(folder)))


def camelot_rows(source):
    import camelot
    rows = []
    for flavor in ("lattice", "stream"):
        tables = camelot.read_pdf(str(source), pages="all", flavor=flavor)
        for table in tables:
            rows += [joined(row) for row in table.df.values.tolist()]
    return rows


def img2table_rows(source, ocr=None):
    from img2table.document import PDF
    rows = []
    for tables in PDF(str(source)).extract_tables(ocr=ocr, borderless_tables=False).values():
        for table in tables:
            rows += [joined(row) for row in table.df.values.tolist()]
    return rows


def img2table_ocr_rows(source):
    from img2table.ocr import TesseractOCR
    return img2table_rows(source, TesseractOCR(n_threads=2, lang="vie"))


def ocrmypdf_rows(source):
    import sys
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text.txt"
        subprocess.run([sys.executable, "-m", "ocrmypdf", "--quiet", "-l", "vie", "--jobs", "2", "--output-type", "pdf", "--deskew", "--sidecar",
                        str(text), str(source), str(Path(folder) / "out.pdf")], check=True)
        return text.read_text(encoding="utf-8").splitlines()
