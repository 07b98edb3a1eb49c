"""Subtitles (SubRip and WebVTT): the spoken text without times, numbers and tags."""

import re

from glossary.documents.content import Content, make_content, split_lines
from glossary.documents.decoding import decode

TIMING = re.compile(r"\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
"""`00:01:02,345 --> 00:01:04,000` (SubRip); with a point and perhaps without hours in WebVTT (W3C, section 4.1)."""
_TAG = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_NOT_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION")


def read_subtitles(data: bytes) -> Content:
    """Return the content of subtitles: one line a line of a cue, those of automatic captions given once.

    A line that repeats the last one of the cue before it is dropped, because rolling captions show each line twice.
    """
    from html import unescape

    text, notes = decode(data)
    lines = split_lines(text)
    headed = text.startswith("WEBVTT")
    cues: list[tuple[int, str]] = []
    shown: set[str] = set()
    showing: set[str] = set()
    skipping = False
    previous = ""
    for number, line in enumerate(lines, 1):
        blank = not line.strip()
        opens_block, previous = not previous.strip(), line
        if TIMING.match(line):
            skipping, shown, showing = False, showing, set()
        elif headed and opens_block and line.startswith(_NOT_CUES):
            skipping = True
        elif blank:
            skipping = False
        elif not skipping and not _is_identifier(lines, number):
            words = unescape(_TAG.sub("", line)).replace("\xa0", " ").strip()
            showing.add(words)
            if words not in shown:
                cues.append((number, words))
    return make_content(cues)._replace(notes=notes)


def _is_identifier(lines: list[str], number: int) -> bool:
    """Return whether line *number* names or counts the cue whose times stand below it."""
    return number < len(lines) and TIMING.match(lines[number]) is not None
