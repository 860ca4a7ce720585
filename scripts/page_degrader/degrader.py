"""From a clean PDF to a file of damaged pages, and its truth."""
import hashlib
import io
import json
import subprocess
import tempfile
from pathlib import Path

import img2pdf
import numpy as np
import pikepdf
from PIL import Image

from .effects import array, image
from .recipes import RECIPES

RANDOM = [name for name in RECIPES if name != "mixed"]


def degrade(given):
    given.output.mkdir(parents=True, exist_ok=True)
    wanted = [int(p) for p in given.pages.split(",") if p]
    for path in given.files:
        names = given.recipe.split(",")
        if given.recipe == "random":
            names = [RANDOM[number(given.seed, path.name, "recipe") % len(RANDOM)]]
        for name in names:
            yield one(path, name, given, wanted)


def number(*parts):
    return int.from_bytes(hashlib.sha256(" ".join(map(str, parts)).encode()).digest()[:8], "big")


def one(path, name, given, wanted):
    recipe = RECIPES[name]
    count = len(pikepdf.open(path).pages)
    pages = wanted or list(range(1, count + 1))
    if given.kind in ("jpg", "png"):
        pages = pages[:1]
    scanned = [p for p in pages if name != "mixed" or p % 3 == 1]
    held = []
    for page in scanned:
        rng = np.random.default_rng(number(given.seed, path.name, name, page))
        picture = damaged(path, page, page % count + 1, recipe, rng)
        dpi = recipe.dpi
        dpi = recipe.dpi
        if rng.random() < given.turn:
            angle = int(rng.choice([90, 180, 270]))
            picture = picture.rotate(angle, expand=True)
            # a page lying on its side has its two resolutions exchanged
            dpi = dpi if angle == 180 else dpi[::-1]
        held.append((picture, dpi))
    target = given.output / f"{path.stem}-{name}-{given.seed}.{given.kind}"
    if given.kind == "pdf":
        write_pdf(held, recipe, target)
        if name == "mixed":
            weave(path, target, pages, scanned)
    elif given.kind == "tiff":
        pictures = [p.convert("1") if recipe.bilevel else p for p, _ in held]
        pictures[0].save(target, save_all=True, append_images=pictures[1:], dpi=recipe.dpi, compression="group4" if recipe.bilevel else "tiff_deflate")
    elif given.kind == "jpg":
        # phones write no resolution worth believing
        held[0][0].save(target, quality=recipe.quality, dpi=(72, 72) if "photo" in name or name == "snapshot" else held[0][1])
    else:
        held[0][0].save(target, dpi=held[0][1])
    truth(path, target, name, given, None if pages == list(range(1, count + 1)) else pages)
    return target.name


def render(path, page, dpi):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-f", str(page), "-l", str(page), "-rx", str(dpi[0]), "-ry", str(dpi[1]), str(path), f"{folder}/p"], check=True)
        with Image.open(next(Path(folder).glob("p*.ppm"))) as picture:
            return array(picture)


def damaged(path, page, back, recipe, rng):
    front = render(path, page, recipe.dpi)
    made = recipe.make(front, render(path, back, recipe.dpi) if recipe.make.__name__ == "worn" else front, rng, recipe.dpi[0])
    picture = image(made)
    return picture if recipe.colour else picture.convert("L")


def write_pdf(held, recipe, target):
    files = []
    for picture, dpi in held:
        memory = io.BytesIO()
        if recipe.bilevel:
            picture.point(lambda v: 255 if v > 127 else 0).convert("1").save(memory, "TIFF", compression="group4", dpi=dpi)
        else:
            picture.save(memory, "JPEG", quality=recipe.quality, dpi=dpi)
        files.append(memory.getvalue())
    target.write_bytes(img2pdf.convert(files, nodate=True))


def weave(path, target, pages, scanned):
    """The scanned pages take their places among the others."""
    with pikepdf.open(path) as source, pikepdf.open(target, allow_overwriting_input=True) as scans:
        woven = pikepdf.new()
        for page in pages:
            woven.pages.append(scans.pages[scanned.index(page)] if page in scanned else source.pages[page - 1])
        woven.save(target, deterministic_id=True)


def truth(path, target, name, given, pages):
    source = next((p for p in (Path(f"{path}.truth.json"), path.with_suffix(".truth.json")) if p.exists()), None)
    if source is None:
        return
    told = json.loads(source.read_text(encoding="utf-8"))
    told["file"] = target.name
    told["degradation"] = {"type": "mixed" if name == "mixed" else name, "seed": given.seed, "turn": given.turn, "from": path.name}
    if pages is not None and any("page" in f for f in told["fields"]):
        told["pages"] = pages
        for key in ("fields", "headings", "tables"):
            told[key] = [f for f in told.get(key, []) if f.get("page", pages[0]) in pages]
    Path(f"{target}.truth.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
