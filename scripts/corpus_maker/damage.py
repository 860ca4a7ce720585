"""What happens to a PDF on its way to us: its text layer is lost, or it is printed and scanned, faxed, photographed."""
import random
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
GARBLING = ["latin1", "ascii", "none", "strip", "tcvn3", "vni", "wrong"]


class Damage:
    def __init__(self, kinds, most_pages):
        self.kinds = [k for k in kinds.split(",") if k]
        self.most_pages = most_pages
        unknown = [k for k in self.kinds if k not in ("none", "garbled")]
        if unknown:
            sys.exit(f"make-corpus: there is no damage called {unknown[0]}")

    def apply(self, path, truth, seed):
        """Damages the PDF in place, writes down how; returns the file's name, which may have changed."""
        if not self.kinds:
            return path.name
        rng = random.Random(f"phieu damage {seed}")
        kind = rng.choice(self.kinds)
        if kind == "none":
            return path.name
        mode = rng.choice(GARBLING)
        garbled = path.with_suffix(".garbled.pdf")
        subprocess.run([sys.executable, str(SCRIPTS / "garble-pdf"), mode, str(path), str(garbled)], check=True)
        garbled.replace(path)
        truth["degradation"] = {"type": "garbled", "mode": mode}
        return path.name
