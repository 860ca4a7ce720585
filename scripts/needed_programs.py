"""Programs of the system that the scripts call: told before the work begins, not by a traceback in the middle of it."""
import shutil
import sys

PACKAGES = {"pdftoppm": "poppler-utils", "pdftotext": "poppler-utils", "soffice": "libreoffice-writer-nogui libreoffice-calc-nogui"}


def require(script, *programs):
    missing = [program for program in programs if shutil.which(program) is None]
    if missing:
        packages = " ".join(sorted({PACKAGES[program] for program in missing}))
        sys.exit(f"{script}: {', '.join(missing)} not found. Run scripts/setup, or: apt-get install {packages}")
