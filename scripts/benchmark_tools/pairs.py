"""How many label-value pairs an output holds: the same generous count for everybody."""
import re
import unicodedata

# Letters of a label that must stand there, in order, before the value; long labels may be cut by line ends.
LABEL = 24


def letters(text):
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def answer_of(value):
    """A sheet holds the number 6 where the filler wrote 06, and 100 for 100.00: what every reader can find of it."""
    number = re.fullmatch(r"0*(\d+?)(?:[.,]0{1,2})?\s*%?", value.strip())
    return number.group(1) if number else letters(value)


def count(wanted, rows):
    """`rows` are rows of tables or lines of text, each one string; every row serves as often as it holds different values."""
    found = 0
    folded = [letters(row) for row in rows]
    used = set()
    for label, value in wanted:
        key, answer = letters(label)[:LABEL], answer_of(value)
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
