"""The `glossary` command: the only room that prints, asks, draws progress and writes files."""

import sys
from contextlib import suppress

import click

from glossary import __version__
from glossary.cli.lazy import LazyGroup
from glossary.cli.messages import print_problems
from glossary.errors import GlossaryError

COMMANDS = {
    "align": "glossary.cli.align:align",
    "build": "glossary.cli.build:build",
    "check": "glossary.cli.check:check",
    "compare": "glossary.cli.times.compare:compare",
    "completion": "glossary.cli.completion:completion",
    "extract": "glossary.cli.extract:extract",
    "formats": "glossary.cli.formats:formats",
    "pinyin": "glossary.cli.pinyin:pinyin",
    "terms": "glossary.cli.terms:terms",
    "trend": "glossary.cli.times.trend:trend",
}
"""Name of a command → module and function; imported when the command is called or listed."""


@click.group(
    cls=LazyGroup,
    homes=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nFull reference: README.md, or `glossary COMMAND --help`.",
)
@click.version_option(__version__, prog_name="glossary")
def main() -> None:
    """Chinese-English glossaries of diplomatic texts.

    Finds the recurring set phrases of Chinese documents, joins them with curated term lists, and writes a
    glossary with official English, pinyin, Traditional forms, frequencies and contexts. Works offline.

    \b
    EXAMPLES
      A page to open in the browser, from one speech:
        glossary build speech.txt -o glossary.html
      Two formats at once, with your own terms over the built-in ones:
        glossary build speech.docx -t my-terms.yaml -o glossary.html -o glossary.csv
      Only what nobody has translated yet, ready to be edited:
        glossary extract speech.txt --top 50 -f yaml > new-terms.yaml
      Renderings from the official English version:
        glossary align speech.zh.txt speech.en.txt
      A draft translation against the term lists:
        glossary check speech.zh.txt draft.en.txt
      What is new this year:
        glossary compare speeches/2022 -- speeches/2023
      Every fault of a term list, with its place:
        glossary terms check my-terms.yaml
      The reading of a phrase, as a dictionary writes it:
        glossary pinyin 人类命运共同体

    \b
    EXIT CODES
      0 fine   1 findings   2 wrong usage   3 a file can't be read or written   65 bad data
    """


def run(args: list[str]) -> int:
    """Run the command line *args* and return the exit code; a bug keeps its traceback."""
    try:
        return _run(args)
    except (BrokenPipeError, SystemExit):  # click and rich make an exit of the former, and nobody else of anything
        # The reader of our pipe (`head`) went away; Python would complain once more when it closes the stream.
        sys.stdout = None
        return 0
    except OSError as error:
        from glossary.cli.output import refuse_system

        refusal = refuse_system(error)
        with suppress(OSError):  # standard error may be on the same full disk
            print_problems(refusal.problems)
        return refusal.exit_code


def _run(args: list[str]) -> int:
    """Return the exit code of *args*; what the system refuses goes through."""
    try:
        code = main.main(args, prog_name="glossary", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show(sys.stdout)
        return 2
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("glossary: stopped", err=True)
        return 130
    except GlossaryError as error:
        print_problems(error.problems)
        return error.exit_code
    return int(code or 0)
