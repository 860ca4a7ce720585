"""What paper, scanners and cameras do to a page. Each takes and gives a float array, height × width × 3, 0 black … 255 white."""
import io
import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONT = "/usr/share/fonts/truetype/croscore/Tinos-Bold.ttf"


def image(page):
    return Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))


def array(picture):
    return np.asarray(picture.convert("RGB"), dtype=np.float32)


def blurred(page, radius):
    return page if radius <= 0 else array(image(page).filter(ImageFilter.GaussianBlur(radius)))


def skewed(page, degrees, fill=255):
    return array(image(page).rotate(degrees, Image.BICUBIC, fillcolor=(fill, fill, fill)))


def clouds(rng, height, width, cells):
    """A smooth random field, -1 … 1."""
    small = rng.uniform(-1, 1, (cells, cells)).astype(np.float32)
    return np.asarray(Image.fromarray(small).resize((width, height), Image.BICUBIC))


def noise(page, rng, amount):
    grain = rng.normal(0, amount, page.shape[:2]).astype(np.float32)
    return page + grain[..., None]


def speckle(page, rng, per_inch, dpi):
    """Dust: dark dots of one to three pixels at 300 dpi."""
    height, width = page.shape[:2]
    page = page.copy()
    for _ in range(int(per_inch * height * width / dpi / dpi)):
        size = max(1, round(rng.integers(1, 4) * dpi / 300))
        y, x = rng.integers(0, height), rng.integers(0, width)
        page[y:y + size, x:x + size] = rng.uniform(20, 140)
    return page


def faded(page, ink, paper):
    """Black becomes `ink`, white `paper`."""
    return ink + page * (paper - ink) / 255


def uneven_ink(page, rng, strength):
    """Toner or print head that is weak in places: ink there turns lighter."""
    field = clouds(rng, *page.shape[:2], 7) * 0.5 + 0.5
    return page + (255 - page) * (field * strength)[..., None]


def eroded(page, rng, share):
    """Letters and lines lose pixels at their edges: copies of copies."""
    gray = page.mean(axis=2)
    hit = (rng.random(gray.shape) < share) & (blurred(page, 0.8)[..., 0] > 60)
    page = page.copy()
    page[hit] = 255
    return page


def broken_lines(page, rng, per_page):
    """White scratches along and across the page, a pixel or two wide: rulings break where they pass."""
    height, width = page.shape[:2]
    page = page.copy()
    for _ in range(per_page):
        thick = int(rng.integers(1, 3))
        if rng.random() < 0.5:
            x = int(rng.integers(0, width - thick))
            page[:, x:x + thick] = np.maximum(page[:, x:x + thick], 235)
        else:
            y, x = int(rng.integers(0, height - thick)), int(rng.integers(0, width))
            page[y:y + thick, x:x + int(rng.integers(width // 8, width // 2))] = 245
    return page


def bleed_through(page, other, strength):
    """The back of the sheet shines through, mirrored."""
    back = array(image(other).transpose(Image.FLIP_LEFT_RIGHT).resize((page.shape[1], page.shape[0])).filter(ImageFilter.GaussianBlur(2.2)))
    return np.minimum(page, 255 - (255 - back) * strength)


def edge_shadow(page, rng, depth):
    """A dark band where the book's back or the scanner's lid stood off."""
    height, width = page.shape[:2]
    reach = int(width * rng.uniform(0.015, 0.05))
    ramp = np.ones(width, dtype=np.float32)
    ramp[:reach] = np.linspace(1 - depth, 1, reach)
    if rng.random() < 0.5:
        ramp = ramp[::-1]
    return page * ramp[None, :, None]


def fold(page, rng):
    """One crease across the page: a soft gray line with a light one beside it."""
    height, width = page.shape[:2]
    y0, tilt = height * rng.choice([1 / 3, 0.5, 2 / 3]), rng.uniform(-0.01, 0.01)
    ys = np.arange(height)[:, None] - (y0 + tilt * np.arange(width)[None, :])
    size = max(2, width / 900)
    return page - (55 * np.exp(-(ys / size) ** 2))[..., None] + (25 * np.exp(-((ys - 3 * size) / size) ** 2))[..., None]


def punch_holes(page, dpi):
    picture = image(page)
    draw = ImageDraw.Draw(picture)
    radius, x = 0.118 * dpi, 0.47 * dpi
    for y in (page.shape[0] / 2 - 1.57 * dpi, page.shape[0] / 2 + 1.57 * dpi):
        draw.ellipse([x - radius, y - radius, x + radius, y + radius], fill=(25, 25, 25))
    return array(picture)


def staple(page, rng, dpi):
    picture = image(page)
    x, y = 0.3 * dpi, 0.35 * dpi
    ImageDraw.Draw(picture).line([x, y, x + 0.35 * dpi, y + rng.uniform(-0.2, 0.2) * dpi], fill=(60, 60, 65), width=max(2, dpi // 60))
    return array(picture)


def seal(page, rng, dpi, colour=(205, 30, 45)):
    """A round seal with letters around it, red ink over whatever is there."""
    size = int(1.45 * dpi)
    stamp = Image.new("RGBA", (size, size), (0, 0, 0, 0))
    draw = ImageDraw.Draw(stamp)
    ink = (*colour, 255)
    wide = max(2, dpi // 60)
    draw.ellipse([wide, wide, size - wide, size - wide], outline=ink, width=wide)
    draw.ellipse([size * 0.22, size * 0.22, size * 0.78, size * 0.78], outline=ink, width=max(1, wide // 2))
    font = ImageFont.truetype(FONT, max(8, int(0.11 * dpi)))
    words = "ỦY BAN NHÂN DÂN * VĂN PHÒNG *"
    for index, letter in enumerate(words):
        angle = 2 * math.pi * index / len(words) - math.pi / 2
        glyph = Image.new("RGBA", (int(0.24 * dpi), int(0.24 * dpi)), (0, 0, 0, 0))
        ImageDraw.Draw(glyph).text((glyph.width / 2, glyph.height / 2), letter, fill=ink, font=font, anchor="mm")
        glyph = glyph.rotate(-math.degrees(angle) - 90, Image.BICUBIC)
        at = (int(size / 2 + 0.39 * size * math.cos(angle) - glyph.width / 2), int(size / 2 + 0.39 * size * math.sin(angle) - glyph.height / 2))
        stamp.alpha_composite(glyph, at)
    draw.regular_polygon((size / 2, size / 2, size * 0.12), 5, fill=ink)
    stamp = stamp.rotate(rng.uniform(-25, 25), Image.BICUBIC)
    x = int(page.shape[1] * rng.uniform(0.45, 0.68))
    y = int(page.shape[0] * rng.uniform(0.15, 0.8))
    alpha = np.asarray(stamp, dtype=np.float32)
    field = clouds(rng, size, size, 9) * 0.5 + 0.5
    cover = alpha[..., 3:] / 255 * (0.55 + 0.4 * field[..., None])
    page = page.copy()
    part = page[y:y + size, x:x + size]
    cover, tint = cover[:part.shape[0], :part.shape[1]], alpha[:part.shape[0], :part.shape[1], :3]
    # ink on ink multiplies: black letters under a seal stay black
    page[y:y + size, x:x + size] = part * (1 - cover) + part * tint / 255 * cover
    return page


def signature(page, rng, dpi, colour=(35, 50, 150)):
    """A pen stroke in blue."""
    picture = image(page)
    x, y = page.shape[1] * rng.uniform(0.45, 0.7), page.shape[0] * rng.uniform(0.3, 0.85)
    points = [(x + i * 0.05 * dpi + rng.normal(0, 0.05 * dpi), y + math.sin(i * 1.3) * 0.22 * dpi + rng.normal(0, 0.06 * dpi)) for i in range(26)]
    ImageDraw.Draw(picture).line(points, fill=colour, width=max(2, dpi // 90), joint="curve")
    return array(picture)


def jpeg(page, quality, gray):
    held = io.BytesIO()
    picture = image(page)
    (picture.convert("L") if gray else picture).save(held, "JPEG", quality=quality)
    return array(Image.open(held))


def bilevel(page, rng, level, dither=False):
    gray = page.mean(axis=2)
    if dither:
        level = level + rng.uniform(-70, 70, gray.shape)
    return np.repeat(np.where(gray < level, 0, 255)[..., None], 3, axis=2).astype(np.float32)


def photographed(page, rng, tilt, bend, table=(92, 74, 58)):
    """The sheet on a table from a hand-held camera: perspective, bent paper, a lamp at one side, the table around it."""
    height, width = page.shape[:2]
    margin = rng.uniform(0.03, 0.08)
    out_w, out_h = int(width * (1 + 2 * margin)), int(height * (1 + 2 * margin))
    corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], dtype=float)
    target = corners * [width, height] + [width * margin, height * margin]
    target += rng.uniform(-tilt, tilt, (4, 2)) * [width, height]
    inverse = homography(target, corners * [width, height])
    ys, xs = np.mgrid[0:out_h, 0:out_w].astype(np.float32)
    w = inverse[6] * xs + inverse[7] * ys + 1
    u = (inverse[0] * xs + inverse[1] * ys + inverse[2]) / w
    v = (inverse[3] * xs + inverse[4] * ys + inverse[5]) / w
    phase = rng.uniform(0, math.pi)
    v = v + bend * height * np.sin(u / width * math.pi + phase) * 0.5
    inside = (u >= 0) & (u < width - 1) & (v >= 0) & (v < height - 1)
    uc, vc = np.clip(u, 0, width - 1.001), np.clip(v, 0, height - 1.001)
    x0, y0 = uc.astype(int), vc.astype(int)
    fx, fy = (uc - x0)[..., None], (vc - y0)[..., None]
    value = (page[y0, x0] * (1 - fx) + page[y0, x0 + 1] * fx) * (1 - fy) + (page[y0 + 1, x0] * (1 - fx) + page[y0 + 1, x0 + 1] * fx) * fy
    wood = np.array(table, dtype=np.float32) + clouds(rng, out_h, out_w, 40)[..., None] * 14
    value = np.where(inside[..., None], value, wood)
    angle = rng.uniform(0, 2 * math.pi)
    slope = (np.cos(angle) * (xs / out_w - 0.5) + np.sin(angle) * (ys / out_h - 0.5))
    light = 0.86 + 0.3 * slope + 0.05 * clouds(rng, out_h, out_w, 4)
    warm = np.array([1.0, 0.97, rng.uniform(0.84, 0.95)], dtype=np.float32)
    return value * np.clip(light, 0.35, 1.05)[..., None] * warm


def homography(source, target):
    rows, values = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return np.linalg.solve(np.array(rows), np.array(values))
