"""Zhuyin (bopomofo), the notation Taiwan teaches with."""

from glossary.pinyin.notation import Syllable, split_stored

_INITIALS = dict(
    zip(
        ["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s"],
        "ㄓㄔㄕㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄖㄗㄘㄙ",
        strict=True,
    )
)
_FINALS = {
    "a": "ㄚ", "ai": "ㄞ", "an": "ㄢ", "ang": "ㄤ", "ao": "ㄠ", "e": "ㄜ", "ei": "ㄟ", "en": "ㄣ", "eng": "ㄥ",
    "er": "ㄦ", "i": "ㄧ", "ia": "ㄧㄚ", "ian": "ㄧㄢ", "iang": "ㄧㄤ", "iao": "ㄧㄠ", "ie": "ㄧㄝ", "in": "ㄧㄣ",
    "ing": "ㄧㄥ", "io": "ㄧㄛ", "iong": "ㄩㄥ", "iu": "ㄧㄡ", "o": "ㄛ", "ong": "ㄨㄥ", "ou": "ㄡ", "u": "ㄨ",
    "ua": "ㄨㄚ", "uai": "ㄨㄞ", "uan": "ㄨㄢ", "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ui": "ㄨㄟ", "un": "ㄨㄣ",
    "uo": "ㄨㄛ", "ü": "ㄩ", "üan": "ㄩㄢ", "üe": "ㄩㄝ", "ün": "ㄩㄣ",
}  # fmt: skip
_ZERO_INITIAL = {
    "yi": "i", "ya": "ia", "yan": "ian", "yang": "iang", "yao": "iao", "ye": "ie", "yin": "in", "ying": "ing",
    "yo": "io", "yong": "iong", "you": "iu", "yu": "ü", "yuan": "üan", "yue": "üe", "yun": "ün", "wu": "u",
    "wa": "ua", "wai": "uai", "wan": "uan", "wang": "uang", "wei": "ui", "wen": "un", "weng": "ueng", "wo": "uo",
}  # fmt: skip
_INTERJECTIONS = {"m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ", "r": "ㄦ"}
_TONES = ("", "", "ˊ", "ˇ", "ˋ")


def spell_zhuyin(syllable: Syllable) -> str:
    """Return a syllable in zhuyin: first tone unmarked, the neutral tone as a dot before it (`˙ㄇㄣ`)."""
    letters = syllable.letters
    if letters in _INTERJECTIONS:
        signs = _INTERJECTIONS[letters]
    else:
        initial = next((sound for sound in _INITIALS if letters.startswith(sound)), "")
        final = _ZERO_INITIAL.get(letters, letters[len(initial) :])
        if initial in ("j", "q", "x") and final[0] == "u":
            final = "ü" + final[1:]  # ju, quan, xue, jun are written without the dots
        whole = initial in ("zh", "ch", "sh", "r", "z", "c", "s") and final == "i"
        signs = _INITIALS.get(initial, "") + ("" if whole else _FINALS[final])
    return "˙" + signs if syllable.tone == 5 else signs + _TONES[syllable.tone]


def render_zhuyin(stored: str) -> str:
    """Return the storage form in zhuyin, one blank between syllables; hyphens become blanks."""
    texts = (
        piece.replace("-", " ") if isinstance(piece, str) else " ".join(map(spell_zhuyin, piece))
        for piece in split_stored(stored)
    )
    return "".join(texts)
