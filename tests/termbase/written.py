"""Term lists as people write them, for the laws of editing: every style, comments everywhere."""

import json

from hypothesis import strategies as st

TEXTS = st.sampled_from(
    [
        "多边主义",
        "multilateralism",
        "no",
        "2030",
        "a: b",
        "#tag",
        "it's",
        'the "Quad"',
        "{x}",
        "- x",
        "a, b",
        "1:30",
        "~x",
    ]
) | st.text(
    st.characters(min_codepoint=0x20, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1
)
TERMS = st.fixed_dictionaries({"text": TEXTS}, optional={"note": TEXTS, "source": TEXTS, "date": st.just("2017")})
FIELDS = TEXTS | st.lists(TEXTS | TERMS, min_size=1, max_size=3) | TERMS
COMMENTS = st.sampled_from(["", "", "  # remark", " # 备注: 'x', [y"])


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def flow(value: object) -> str:
    """Return *value* in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    return quoted(str(value))


@st.composite
def fields(draw: st.DrawFn) -> dict[str, object]:
    """Draw the fields of an entry."""
    names = draw(st.lists(st.sampled_from(["en", "also", "avoid", "note", "date"]), unique=True, max_size=4))
    return {name: draw(FIELDS if name in ("en", "also", "avoid") else TEXTS) for name in names}


@st.composite
def entry_lines(draw: st.DrawFn, headword: str, indent: str) -> list[str]:
    """Draw an entry as lines."""
    drawn = draw(fields())
    if draw(st.integers(0, 4)) == 0:
        return [f"{indent}- {flow({'zh': headword, **drawn})}{draw(COMMENTS)}"]
    lines = [f"{indent}- zh: {headword}{draw(COMMENTS)}"]
    for name, value in drawn.items():
        if isinstance(value, list) and draw(st.booleans()):
            lines.append(f"{indent}  {name}:{draw(COMMENTS)}")
            lines += [f"{indent}    - {flow(item)}{draw(COMMENTS)}" for item in value]
        else:
            lines.append(f"{indent}  {name}: {flow(value)}{draw(COMMENTS)}")
        if draw(st.integers(0, 5)) == 0:
            lines.append(f"{indent}  # below")
    if draw(st.integers(0, 4)) == 0:
        lines += [f"{indent}  definition: |{draw(COMMENTS)}", f"{indent}    first line", f"{indent}    # no comment"]
    return lines


@st.composite
def term_lists(draw: st.DrawFn) -> str:
    """Draw the text of a term list with the headwords 甲, 乙, 丙, as many as there are."""
    indent = draw(st.sampled_from(["", "  ", "    "]))
    lines = draw(st.sampled_from([[], ["# about"], ["# about", "", "subject_field: x  # field"]]))
    lines = [*lines, f"entries:{draw(COMMENTS)}"]
    for headword in "甲乙丙"[: draw(st.integers(1, 3))]:
        lines += [""] * draw(st.integers(0, 2))
        lines += [f"{indent}# above"] * draw(st.integers(0, 1))
        lines += draw(entry_lines(headword, indent))
    lines += draw(st.sampled_from([[], ["# end"], ["", "note: behind"]]))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "", "\ufeff"]))
    # A literal block at the very end has one line end less without the last one: what comes behind would change it.
    ends = [newline] if lines[-1].endswith("# no comment") else [newline, newline, ""]
    return mark + newline.join(lines) + draw(st.sampled_from(ends))
