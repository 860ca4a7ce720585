"""How many label-value pairs an output holds: the same generous count for everybody."""
import unicodedata

# Letters of a label that must stand there, in order, before the value; long labels may be cut by line ends.
LABEL = 24


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def count(wanted, rows):
    """`rows` are rows of tables or lines of text, each one string; every row serves as often as it holds different values."""
    found = 0
    folded = [letters(row) for row in rows]
    used = set()
    for label, value in wanted:
        key, answer = letters(label)[:LABEL], letters(value)
        for index, row in enumerate(folded):
            start = row.find(key)
            if start < 0 or not answer:
                continue
            place = row.find(answer, start + len(key))
            if place >= 0 and (index, place) not in used:
                used.add((index, place))
                found += 1
                break
    return found
