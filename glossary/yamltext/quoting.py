"""Text → one YAML scalar that every reader gives back as this text."""

import json
import re


def quote_scalar(text: str, *, flow: bool = False) -> str:
    """Return *text* as one YAML scalar: plain where every reader gives it back as this text, else quoted.

    Inside a flow list or mapping (`[a, b]`, *flow*) everything with a comma, bracket, colon or question mark is quoted. A lone
    surrogate can't stand in a YAML file at all and comes back escaped.
    """
    if _PLAIN.fullmatch(text) and not _TYPED.fullmatch(text) and not (flow and _FLOW_MARKS.search(text)):
        return text
    if '"' in text and "'" not in text and not _CONTROL.search(text):
        return f"'{text}'"
    return _INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


_PLAIN = re.compile(
    r"(?:[^\W_]|[“”‘’《》（）])(?:(?!: |:$| #)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff])*(?<!\s)"
)
_TYPED = re.compile(
    r"(?i)y|n|yes|no|on|off|true|false|null|[-+]?\.(?:inf|nan)|[-+]?(?=\.?\d)(?:0[box][\da-f_]+|[\d_,]*\.?[\d_]*(?:e[-+]?\d+)?"
    r"|\d[\d_]*(?::\d\d?)+(?:\.\d*)?)|\d{4}-\d\d?-\d\d?(?:[t\s].*)?"
)
"""What some reader takes for a bool, null, number, date or time: YAML 1.1 and 1.2 together."""
_FLOW_MARKS = re.compile(r"[\[\]{},:?]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
