"""The README's commands, transcripts and generated tables, for the tests and for `.ci/run`.

usage: python -m tests.readme N           prints the N-th command of the README
       python -m tests.readme --refresh   writes the generated tables and the transcripts anew
"""

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def find_commands() -> list[str]:
    """Return the `sh` blocks of the README, in order."""
    return re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def find_transcripts() -> list[tuple[str, str]]:
    """Return the `console` blocks of the README as pairs of command and output."""
    return re.findall(r"^```console\n\$ (.*?)\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def make_formats() -> str:
    """Return the table of formats."""
    from glossary.writers import FORMATS

    rows = [f"| `{name}` | `{kind.suffix}` | {kind.consumer} | {kind.keeps} |" for name, kind in FORMATS.items()]
    return "\n".join(("| format | suffix | for | keeps |", "|---|---|---|---|", *rows))


def make_readers() -> str:
    """Return the list of kinds of documents."""
    from glossary.documents import READERS

    return ", ".join(f"`{suffix}`" for suffix in READERS)


def make_thresholds() -> str:
    """Return the table of the extractor's thresholds."""
    from glossary.cli.thresholds import list_thresholds

    rows = [f"| `{name}` | {default} | {meaning} |" for name, default, meaning in list_thresholds()]
    return "\n".join(("| threshold | default | meaning |", "|---|---|---|", *rows))


def make_problems() -> str:
    """Return the table of problem codes."""
    from glossary.archive import FAULTS as ARCHIVES
    from glossary.cli.output import FAULTS as OUTPUT
    from glossary.cli.settings import FAULTS as SETTINGS
    from glossary.comparison import FAULTS as TIMES
    from glossary.documents import FAULTS as DOCUMENTS
    from glossary.importers import FAULTS as IMPORTS
    from glossary.parallel import FAULTS as PAIRS
    from glossary.termbase import CHECKS, CONTRADICTIONS
    from glossary.writers.findings import FINDINGS
    from glossary.yamltext import FAULTS as YAML

    tables: list[Mapping[str, str]] = [
        {code: fault.message for code, fault in DOCUMENTS.items()},
        YAML,
        {code: check.message for code, check in CHECKS.items()},
        CONTRADICTIONS,
        SETTINGS,
        IMPORTS,
        OUTPUT,
        ARCHIVES,
        PAIRS,
        TIMES,
        FINDINGS,
    ]
    codes = {code: message for table in tables for code, message in table.items()}
    assert len(codes) == sum(map(len, tables)), "a code has two meanings"
    rows = [f"| {code} | {_shown(message)} |" for code, message in codes.items()]
    return "\n".join(("| code | message |", "|---|---|", *rows))


def make_faults() -> str:
    """Return how many faults are tried."""
    from tests.documents.test_faults import FIXTURES
    from tests.faults.table import BANKS, DOCUMENTS, LISTS, SYSTEM, WRITING, count_faults

    documents = len(DOCUMENTS) + sum(map(len, FIXTURES.values()))

    return (
        f"{count_faults()} faults are tried: {documents} broken or hostile documents and folders, {len(BANKS)} term banks,\n"
        f"{len(LISTS)} term lists against every command that reads them, {len(WRITING)} ways to fail while writing, a kill at "
        f"every\nstep among them, and {len(SYSTEM)} things that the system does to a run. `python -m tests.fuzz` looks for more."
    )


TABLES: dict[str, Callable[[], str]] = {
    "formats": make_formats,
    "readers": make_readers,
    "thresholds": make_thresholds,
    "problems": make_problems,
    "faults": make_faults,
}
"""Name of a generated part of the README → function that makes it."""


def render_readme(text: str) -> str:
    """Return *text* with every generated part written anew."""
    for name, make in TABLES.items():
        marks = rf"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)"
        made = make()
        text = re.sub(marks, lambda match, made=made: f"{match[1]}{made}\n{match[2]}", text, flags=re.DOTALL)  # type: ignore[misc]
    return text


def run_transcript(command: str, shown: str) -> str:
    """Return what *command* prints, cut to the lines *shown* has where those end in `…`."""
    import os
    import shlex
    import subprocess

    program, *args = shlex.split(command)
    assert program == "glossary", command
    environment = {
        **os.environ,
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "GLOSSARY_NO_CONFIG": "1",
    }
    ran = subprocess.run(
        [sys.executable, "-m", "glossary", *args],
        cwd=README.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    lines = [line.rstrip() for line in (ran.stdout + ran.stderr).splitlines()]
    wanted = shown.splitlines()
    if wanted and wanted[-1] == "…":
        lines = [*lines[: len(wanted) - 1], "…"]
    return "\n".join(lines) + "\n"


def render_transcripts(text: str) -> str:
    """Return *text* with the output of every transcript as the program prints it now."""
    return re.sub(
        r"(^```console\n\$ (.*?)\n)(.*?)(^```)",
        lambda match: match[1] + run_transcript(match[2], match[3]) + match[4],
        text,
        flags=re.MULTILINE | re.DOTALL,
    )


def _shown(message: str) -> str:
    """Return a message template for a table cell: `{key!r}` becomes ‹key›."""
    return re.sub(r"\{(\w+)(?:![rs])?\}", r"‹\1›", message).replace("|", "\\|")


if __name__ == "__main__":
    if sys.argv[1:] == ["--refresh"]:
        fresh = render_transcripts(render_readme(README.read_text(encoding="utf-8")))
        README.write_text(fresh, encoding="utf-8")
    else:
        sys.stdout.write(find_commands()[int(sys.argv[1]) - 1])
