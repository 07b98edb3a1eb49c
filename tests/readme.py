"""The README's commands and transcripts, for the tests and for `.ci/run`."""

import re
import sys
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"


def find_commands() -> list[str]:
    """Return the `sh` blocks of the README, in order."""
    return re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def find_transcripts() -> list[tuple[str, str]]:
    """Return the `console` blocks of the README as pairs of command and output."""
    blocks = re.findall(
        r"^```console\n\$ (.*?)\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return [(command, output) for command, output in blocks]


if __name__ == "__main__":
    sys.stdout.write(find_commands()[int(sys.argv[1]) - 1])
