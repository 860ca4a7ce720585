"""The same thing said in other words: what a new quarter's form, or a sender who typed the form anew, does to labels."""
import re

OLD_TONE = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}
SYNONYMS = [("Tổng số", "Số lượng"), ("Số lượng", "Tổng số"), ("được trang bị", "đã được trang bị"), ("Liệt kê", "Nêu rõ"), ("hiện có", "đang có"),
            ("trong năm", "trong kỳ báo cáo"), ("Tên cơ quan báo cáo", "Cơ quan báo cáo"), ("được cài đặt", "đã cài đặt"), ("Số lượng", "Số"),
            ("tiếp nhận", "đã tiếp nhận"), ("thường xuyên sử dụng", "sử dụng thường xuyên"), ("có chứng chỉ", "đã có chứng chỉ"), ("Địa chỉ trụ sở", "Trụ sở"),
            ("Họ và tên", "Họ tên"), ("được cấp", "đã được cấp"), ("trên địa bàn", "thuộc địa bàn"), ("triển khai", "thực hiện triển khai")]


def _swap_tone(text):
    """Old placement of tone marks for new and the other way; `quý` keeps its letters."""
    def one(match):
        pair = match.group()
        return OLD_TONE.get(pair, pair)
    text = re.sub(r"(?<![qQ])(oà|oá|oả|oã|oạ|oè|oé|uỳ|uý|uỷ|uỹ|uỵ)(?![a-zà-ỹ])", one, text)
    new = {v: k for k, v in OLD_TONE.items()}
    return re.sub(r"(?<![qQ])(òa|óa|ỏa|õa|ọa|òe|óe|ùy|úy|ủy|ũy|ụy)(?![a-zà-ỹ])", lambda m: new[m.group()], text)


def document_wide(name, text):
    """One change that a document makes everywhere."""
    if name == "cbccvc":
        return re.sub(r"\bCBCC\b", "CBCCVC", text)
    if name in ("donvi", "tochuc") and "đơn vị" not in text and "ngoài" not in text:
        word = "đơn vị" if name == "donvi" else "tổ chức"
        return re.sub(r"\bCơ quan\b", word.capitalize(), re.sub(r"\bcơ quan\b(?! (?:nhà nước|hành chính|Đảng))", word, text))
    if name == "tile":
        return text.replace("Tỷ lệ", "Tỉ lệ").replace("tỷ lệ", "tỉ lệ")
    if name == "tone":
        return _swap_tone(text)
    if name == "ttdt":
        return text.replace("thông tin điện tử", "TTĐT")
    if name == "dvctt_long":
        return text.replace("DVCTT", "dịch vụ công trực tuyến")
    if name == "dvctt_short":
        return text.replace("dịch vụ công trực tuyến", "DVCTT")
    if name == "plus_soluong":
        return text.replace("Số lượng", "Tổng số lượng")
    if name == "tongso_soluong":
        return text.replace("Tổng số", "Số lượng")
    if name == "drop_brackets":
        return re.sub(r"\s*\((?:bao gồm|theo|cách tính|không bao gồm|tính từ|Văn phòng)[^()]*\)", "", text)
    if name == "i_y":
        return text.replace("kỹ thuật", "kĩ thuật").replace("Kỹ thuật", "Kĩ thuật").replace("công ty", "công ti").replace("lý", "lí")
    if name == "tight":
        return re.sub(r"^([-+*–]) +", r"\1", text)
    return text


def reworded(rng, text):
    """A label with one expression said otherwise; the same where nothing fits."""
    fits = [(a, b) for a, b in SYNONYMS if a in text]
    if not fits:
        return text
    a, b = rng.choice(fits)
    return text.replace(a, b, 1)


def number_styled(style, number, level_dots=True):
    if not number or style.numbering == "form" or not re.match(r"^[0-9a-zđ]", number):
        return number
    bare = number.rstrip(".)")
    return {"paren": bare + ")", "bare": bare, "dash": bare + " -"}[style.numbering]


def bullet_styled(style, text):
    if style.bullet == "form":
        return text
    return re.sub(r"^[-+]\s*", {"none": ""}.get(style.bullet, style.bullet + " "), text)


ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII"]


def section_styled(style, title, index):
    if style.section == "form":
        return title
    rest = re.sub(r"^(?:MỤC|PHẦN|Mục|Phần)?\s*(?:[IVXLC]+|\d+)?\s*[./:)-]*\s*", "", title, count=1) or title
    if rest == title and not re.match(r"^(MỤC|[IVX]+[./])", title):
        return title
    number = str(index + 1)
    lead = {"MUC": f"MỤC {number}. ", "PHAN": f"PHẦN {ROMAN[index % 18]}: ", "Muc": f"Mục {number}: ", "roman": f"{ROMAN[index % 18]}. "}[style.section]
    return lead + (rest if rest != title else "")
