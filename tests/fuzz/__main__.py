"""Coverage-guided fuzzing of everything that reads what others wrote; not collected by pytest.

    python -m tests.fuzz ROOM CORPUS [-max_total_time=SECONDS …]

ROOM is one of ROOMS; what follows goes to libFuzzer (`pip install atheris`). CORPUS is a folder that keeps what reached
new code; it begins with sound files made from the cases of the tests. A finding is any exception a room does not promise:
it is printed, and written to `crash-…`.
"""

import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import atheris

# Most modules are imported where they are used: what is not imported here would not be seen by the fuzzer.
with atheris.instrument_imports(include=["glossary", "pypdf", "openpyxl"]):
    import glossary

    for _module in pkgutil.walk_packages(glossary.__path__, "glossary."):
        if not _module.name.startswith(("glossary.data.", "glossary.__main__")):
            import_module(_module.name)
    import_module("openpyxl.reader.excel")
    import_module("pypdf")

from tests.fuzz.rooms import ROOMS
from tests.fuzz.seeds import make_seeds


def main() -> None:
    """Run one room until it is stopped or finds something."""
    name, corpus, *options = sys.argv[1:]
    folder = Path(corpus)
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(make_seeds(name)):
        (folder / f"seed-{number:03}").write_bytes(data)
    atheris.Setup([sys.argv[0], corpus, *options], ROOMS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
