"""What happens to a sheet from printer to file, in the order in which it happens."""
from dataclasses import dataclass
from typing import Callable

from . import effects as e


@dataclass
class Recipe:
    about: str
    dpi: tuple
    """Horizontal and vertical pixels an inch of the outcome."""
    make: Callable
    """(page at 300 dpi or dpi[0], back of the sheet, random generator, dpi) → page"""
    colour: bool = False
    bilevel: bool = False
    quality: int = 60


def clean(page, back, rng, dpi):
    page = e.skewed(page, rng.uniform(-0.4, 0.4))
    return e.noise(e.blurred(page, 0.4 * dpi / 300), rng, 2)


def office(page, back, rng, dpi):
    page = e.seal(page, rng, dpi)
    page = e.signature(page, rng, dpi)
    page = e.blurred(page, 0.5 * dpi / 300)
    page = e.skewed(page, rng.uniform(-0.9, 0.9))
    page = e.faded(page, rng.uniform(20, 50), rng.uniform(236, 250))
    return e.noise(page, rng, 3)


def low(page, back, rng, dpi):
    page = e.blurred(page, rng.uniform(0.3, 0.6))
    page = e.skewed(page, rng.uniform(-1.5, 1.5))
    page = e.faded(page, rng.uniform(30, 60), rng.uniform(225, 245))
    return e.noise(page, rng, 4)


def faint(page, back, rng, dpi):
    page = e.uneven_ink(page, rng, 0.5)
    page = e.faded(page, rng.uniform(90, 125), rng.uniform(215, 235))
    page = e.blurred(page, 0.6 * dpi / 300)
    page = e.skewed(page, rng.uniform(-1, 1), fill=225)
    return e.noise(page, rng, 4)


def worn(page, back, rng, dpi):
    page = e.bleed_through(page, back, rng.uniform(0.12, 0.28))
    page = e.broken_lines(page, rng, 14)
    page = e.speckle(page, rng, 1.2, dpi)
    page = e.fold(page, rng)
    page = e.skewed(page, rng.uniform(-1.2, 1.2))
    page = e.edge_shadow(page, rng, rng.uniform(0.5, 0.9))
    page = e.punch_holes(page, dpi)
    page = e.staple(page, rng, dpi)
    return e.noise(page, rng, 3)


def copied(page, back, rng, dpi):
    for _ in range(2):
        page = e.skewed(e.blurred(page, rng.uniform(0.6, 0.9) * dpi / 300), rng.uniform(-0.6, 0.6))
        page = e.uneven_ink(e.noise(page, rng, 9), rng, 0.25)
        page = e.bilevel(page, rng, rng.uniform(140, 175))
    page = e.eroded(page, rng, 0.03)
    return e.speckle(page, rng, 1.5, dpi)


def fax(page, back, rng, dpi):
    page = e.blurred(page, 0.5)
    page = e.skewed(page, rng.uniform(-0.7, 0.7))
    page = e.noise(page, rng, 12)
    page = e.bilevel(page, rng, rng.uniform(150, 185))
    return e.speckle(page, rng, 0.5, dpi)


def photo(page, back, rng, dpi):
    page = e.photographed(page, rng, tilt=0.025, bend=rng.uniform(0, 0.004))
    return e.noise(e.blurred(page, rng.uniform(0.4, 0.8)), rng, 4)


def snapshot(page, back, rng, dpi):
    page = e.seal(page, rng, dpi)
    page = e.photographed(page, rng, tilt=0.055, bend=rng.uniform(0.002, 0.008))
    return e.noise(e.blurred(page, rng.uniform(0.6, 1.0)), rng, 6)


RECIPES = {
    "clean300": Recipe("flat-bed scan, 300 dpi, gray", (300, 300), clean, quality=70),
    "office300": Recipe("300 dpi in colour, red seal, blue signature, skew", (300, 300), office, colour=True, quality=60),
    "low200": Recipe("200 dpi, gray, skew, strong JPEG", (200, 200), low, quality=40),
    "low150": Recipe("150 dpi, gray, skew", (150, 150), low, quality=55),
    "faint300": Recipe("weak toner on grayish paper, 300 dpi", (300, 300), faint, quality=55),
    "worn300": Recipe("back shining through, scratches over the rulings, dust, fold, shadow, holes, staple", (300, 300), worn, quality=55),
    "copied300": Recipe("copy of a copy, 1 bit, 300 dpi", (300, 300), copied, bilevel=True),
    "fax": Recipe("fax, fine resolution: 1 bit, 204 × 196 dpi", (204, 196), fax, bilevel=True),
    "photo": Recipe("photograph with a steady hand, about 250 dpi", (250, 250), photo, colour=True, quality=82),
    "snapshot": Recipe("photograph from aside, bent paper, seal, about 200 dpi", (200, 200), snapshot, colour=True, quality=75),
    "mixed": Recipe("every third page a 300-dpi scan, the others as they were (pdf only)", (300, 300), clean, quality=60),
}
