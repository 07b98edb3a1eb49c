"""Names of persons and places, and countries by one character (GB/T 16159-2012, 5.6, 6.2 and 6.3)."""

from glossary.pinyin import tables
from glossary.pinyin.dividing import divide, is_pair, total_cost
from glossary.pinyin.lexicon import Name, find_name, find_readings, find_word
from glossary.pinyin.pieces import Piece, make_piece, read_word, stored_pieces

NATURAL = frozenset("江河湖海山岛屿礁峰湾港峡省市县")
"""One-syllable generic words that mark an unknown word as a place."""


def split_name(text: str, name: Name) -> list[Piece]:
    """Return a name of the dictionary as pieces, where its spelling differs from the standard put right.

    Rows of single capitals are abbreviations: of countries hyphenated (Zhōng-Měi), else one word (Ānlǐhuì); ordinary
    things named after a place are lower case (jīngjù, Peking opera; 6.3); idioms with a name in them keep their hyphen.
    """
    ordinary = len(text) < 5 and text[-1] in tables.characters("ordinary_ends")
    if ordinary and " " not in name.stored and "·" not in name.stored:
        return [make_piece(text, "n")._replace(sure=True)]
    if len(text) == 2 and is_pair(text) and set(text) <= tables.characters("major_abbreviations"):
        return split_pair(text)
    pieces: list[Piece] = []
    for piece in stored_pieces(text, name.stored, sure=not name.doubtful):
        before = pieces[-1] if pieces else None
        if not before or len(before.text) > 1 or not before.capital or not piece.capital or piece.joint != " ":
            pieces.append(piece)
        elif (len(piece.text) == 1 and is_pair(before.text + piece.text)) or piece.text == "三角":
            pieces.append(piece._replace(joint="-"))  # also Cháng-Sānjiǎo, the delta of the Changjiang
        elif is_pair(before.text + piece.text[0]) and find_word(piece.text[1:]):
            pieces += [
                piece._replace(text=piece.text[0], syllables=piece.syllables[:1], joint="-"),
                make_piece(piece.text[1:]),
            ]
        elif name.person or len(piece.text) > 2 or _is_generic(piece.text) or piece.text[-1] == "洲":
            pieces.append(piece)  # Xí Jìnpíng, Cháng Jiāng, Běi Měizhōu
        else:
            pieces[-1] = before + piece
    return [_read_transcription(part) for piece in pieces for part in split_generic(piece)]


def _read_transcription(piece: Piece) -> Piece:
    """Return a name with its characters read as in transcriptions: 塞 sài (Sài'ěrwéiyà, Serbia), 几 jī, 什 shí, 勒 lè.

    A transcription the dictionary reads as its characters are read in transcriptions is sure, whatever pypinyin says.
    """
    if len(piece.text) < 3 or len(piece.text) != len(piece.syllables) or not is_transcription(piece.text):
        return piece
    special = tables.readings("transcription_readings")
    syllables = tuple(
        special[character][0] if character in "塞几什勒给扎切" else syllable
        for character, syllable in zip(piece.text, piece.syllables, strict=True)
    )
    usual = all(
        syllable in (special.get(character) or find_readings(character))
        and (character in special or len(find_readings(character)) == 1)
        for character, syllable in zip(piece.text, syllables, strict=True)
    )
    return piece._replace(syllables=syllables, sure=piece.sure or usual)


def _is_generic(text: str) -> bool:
    return text in tables.words("place_generics")


def split_pair(text: str) -> list[Piece]:
    """Return a row of abbreviations with hyphens and capitals: Zhōng-Měi (5.6)."""
    return [
        Piece(character, read_abbreviation(character), "name", "-" if place else " ", capital=True)
        for place, character in enumerate(text)
    ]


def read_abbreviation(character: str) -> tuple[str, ...]:
    """Return the reading of a country or province by one character."""
    return tables.readings("abbreviation_readings").get(character) or find_readings(character)[:1]


def split_generic(piece: Piece) -> list[Piece]:
    """Return a long name that the dictionary joins as its words: Táiwān Hǎixiá, Liánhéguó Xiànzhāng (6.2.2, 6.3)."""
    text = piece.text
    if not piece.capital or len(text) < 3 or len(text) != len(piece.syllables):
        return [piece]
    head, tail = text[:-1], text[-1]
    if tail in NATURAL and (find_name(head) or (len(head) > 2 and is_transcription(head))):
        return _cut(piece, [head, tail])
    if len(text) < 4:
        return [piece]
    heads = tables.words("place_generics") | tables.words("organisation_heads")
    for size in (4, 3, 2):
        head, tail = text[:-size], text[-size:]
        if len(head) > 1 and tail in heads and (find_word(head) or find_name(head) or not is_transcription(head)):
            return _cut(piece, [head, tail])
    if len(text) > 4 and not set(text) <= tables.characters("transcription"):
        segments: list[str] = []
        for segment in divide(text):  # a suffix goes with the word before it
            joined = bool(segments) and len(segment) == 1 and segment in tables.words("suffixes")
            segments[-1:] = [segments[-1] + segment] if joined else [*segments[-1:], segment]
        if (
            all(len(segment) > 1 or segment == "之" for segment in segments)
            and total_cost(divide(text)) < len(text) / 1.5
        ):
            return _cut(piece, segments)
    return [piece]


def _cut(piece: Piece, texts: list[str]) -> list[Piece]:
    """Return a name cut into words, all capitalised but particles."""
    cut: list[Piece] = []
    place = 0
    for text in texts:
        syllables = piece.syllables[place : place + len(text)]
        joint = " " if place else piece.joint
        cut.append(piece._replace(text=text, syllables=syllables, joint=joint, capital=text != "之"))
        place += len(text)
    return cut


def split_place(text: str) -> list[Piece] | None:
    """Return a place the dictionary lacks as specific and generic part, or None: 西辽河 (Western Liao River)."""
    for size in (4, 3, 2, 1):
        head, tail = text[:-size], text[-size:]
        if (
            len(head) > 1
            and tail in tables.words("place_generics")
            and (size > 1 or (tail in NATURAL and not find_word(text)))
        ):
            return [*(_split_two_names(head) or [_named(head)]), _named(tail)]
    return None


def _named(text: str) -> Piece:
    return make_piece(text, "name", capital=True)


def find_surname(text: str) -> str:
    """Return the surname *text* begins with, compound ones first, or an empty string."""
    if len(text) > 2 and text[:2] in tables.surnames():
        return text[:2]
    return text[0] if len(text) > 1 and text[0] in tables.surnames() else ""


def split_person(text: str, *, certain: bool = False) -> list[Piece] | None:
    """Return a Chinese name of two to four characters as surname and given name, or None (6.2.1).

    *certain*: it is known to be a person, so that unlikely surnames count as well. Two surnames side by side before a given name of two characters are a double surname: Zhāng-Wáng Shūfāng.
    """
    surname = find_surname(text)
    given = text[len(surname) :]
    if not surname or not 1 <= len(given) <= 3 or (surname in tables.unlikely_surnames() and not certain):
        return None
    if len(given) == 3:
        if len(surname) > 1 or given[0] not in tables.surnames():
            return None
        return [make_surname(surname), make_surname(given[0])._replace(joint="-"), _given(given[1:])]
    return [make_surname(surname), _given(given)]


def _given(text: str) -> Piece:
    syllables = tuple(syllable for character in text for syllable in read_word(character)[0])
    whole, sure = read_word(text)
    certain = all(len(find_readings(character)) == 1 for character in text) or sure
    return Piece(text, whole if find_word(text) else syllables, "name", " ", capital=True, sure=certain)


def make_surname(text: str) -> Piece:
    """Return a surname, read as a surname: 曾 Zēng, 解 Xiè."""
    given = tables.surnames().get(text, ())
    return Piece(
        text, given or read_word(text)[0], "name", " ", capital=True, sure=text not in tables.doubtful_surnames()
    )


def is_transcription(text: str) -> bool:
    """Return whether *text* is written with the characters that transcribe foreign names, and is no word."""
    return len(text) > 1 and set(text) <= tables.characters("transcription") and not find_word(text)


def make_transcription(text: str) -> Piece:
    """Return a foreign name: the Chinese name in pinyin, one word (6.2.3†); read by its transcription characters."""
    if name := find_name(text):
        pieces = stored_pieces(text, name.stored, sure=not name.doubtful)
        return pieces[0] if len(pieces) == 1 else sum(pieces[1:], pieces[0])
    special = tables.readings("transcription_readings")
    syllables, sure = [], True
    for character in text:
        found = special.get(character) or find_readings(character)
        syllables.append(found[0])
        sure = sure and (character in special or len(found) == 1)
    return Piece(text, tuple(syllables), "name", capital=True, sure=sure)


def split_title(text: str) -> list[Piece] | None:
    """Return surname and title apart: Wáng bùzhǎng (Minister Wang), Lǐ xiānsheng (Mr Li; 6.2.1)."""
    if find_word(text) or find_name(text):
        return None
    for size in (1, 2):
        if text[:size] in tables.surnames() and text[size:] in tables.words("titles") and len(text) > size + 1:
            return [make_surname(text[:size]), make_piece(text[size:], "n")]
    return None


def split_unknown_name(text: str, part: str, *, alone: bool) -> list[Piece] | None:
    """Return the pieces of a person, a place or a pair of countries that the dictionary lacks, or None."""
    if text[0] in "东西南北中" and len(text) > 3 and (rest := find_name(text[1:])) and not rest.common:
        return [_named(text[0]), *split_name(text[1:], rest)]  # Nán Tàipíng Yáng
    if part in ("ns", "nt", "n", "x") and (names := _split_two_names(text)):
        return names
    if part in ("ns", "nr") and (place := split_place(text)):
        return place
    if alone and not set(text) <= tables.characters("major_abbreviations"):
        paired = False
    else:
        paired = part in ("x", "nr", "ns", "j", "nz", "m", "n", "") or alone
    if paired and is_pair(text) and set(text) <= tables.characters("country_abbreviations"):
        return split_pair(text)
    if set(text) <= tables.characters("transcription") and looks_foreign(text):
        return [make_transcription(text)] if part[:2] in ("nr", "ns") or alone else None
    known = find_word(text[:2]) or ((name := find_name(text[:2])) and not name.common)
    begun = len(find_surname(text)) < 2 and len(text) == 3 and known
    person = part in ("nr", "nrfg") and not begun  # 伊朗|核 (Iran, nuclear) and 麻醉|品 are no persons
    unknown = (
        part in ("x", "") and len(text) < 4 and (alone or len(text) == 3) and not find_word(text[1:]) and not begun
    )
    if (
        (person or unknown)
        and len(text) < 5
        and not (len(text) > 3 and is_transcription(text))
        and (pieces := split_person(text))
    ):
        doubtful = {} if alone else tables.surnames()
        return [piece._replace(sure=piece.sure and not doubtful.get(piece.text)) for piece in pieces]
    foreign = part == "nrt" or (part in ("ns", "nr") and len(text) > 2)
    return [make_transcription(text)] if part == "nrt" or (foreign and is_transcription(text)) else None


def _split_two_names(text: str) -> list[Piece] | None:
    """Return a row of two names the dictionary knows as pieces, or None: Rìběn Dōngjīng (Tokyo, Japan)."""
    for place in range(2, 0 if is_transcription(text) else len(text) - 1):
        first, second = find_name(text[:place]), find_name(text[place:])
        if first and second and not (first.common or second.common or first.idiom or second.idiom):
            return [*split_name(text[:place], first), *split_name(text[place:], second)]
    return None


def looks_foreign(text: str) -> bool:
    """Return whether a name in transcription characters has, behind the first, one that Chinese given names avoid: 盖特."""
    return any(character in tables.characters("foreign_only") for character in text[1:])
