"""`glossary pinyin`: Chinese in, pinyin out, one line each."""

import json
import sys
from collections.abc import Iterable

import click

from glossary.cli.choices import Named
from glossary.cli.messages import disarm


@click.command(short_help="Write Chinese text in pinyin.")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT|-...")
@click.option(
    "--style",
    type=Named(("marks", "numbers", "zhuyin", "toneless", "ruby")),
    default="marks",
    show_default=True,
    help="Tone marks, tone numbers, Zhuyin, no tones, or HTML ruby.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, with the status of each word.")
def pinyin(texts: tuple[str, ...], style: str, as_json: bool) -> None:
    """Write TEXT in pinyin as GB/T 16159-2012 has it; - reads lines from standard input. One line in, one line out.

    By word, with the capitals of names and the base tones of 一 and 不. With --json a word whose reading
    should be checked has the status `review`.

    \b
    EXAMPLES
      glossary pinyin 人类命运共同体
      glossary pinyin --style zhuyin 重启对话
      glossary pinyin --json - < terms.txt
    """
    from glossary.pinyin import render_pinyin, transcribe_text

    for line in _read_lines(texts):
        reading = transcribe_text(line)
        if as_json:
            words = [
                {"text": word.text, "pinyin": render_pinyin(word.stored, style, term=word.text), "status": word.status}
                for word in reading.words
            ]
            whole = {"text": line, "pinyin": render_pinyin(reading.stored, style, term=line), "status": reading.status}
            click.echo(json.dumps({**whole, "words": words}, ensure_ascii=False))
        else:
            click.echo(disarm(render_pinyin(reading.stored, style, term=line)))


def _read_lines(texts: Iterable[str]) -> Iterable[str]:
    """Yield each text, and each line of standard input for a dash."""
    for text in texts:
        if text == "-":
            yield from (line.rstrip("\r\n") for line in sys.stdin)
        else:
            yield from text.splitlines() or [""]
