"""Pictures of the HTML page of the sample, as headless Chromium shows it.

usage: python -m tests.picture           writes the README's picture, tests/golden/page.png
       python -m tests.picture FOLDER    writes it and others to look at: phone, dark, Chinese, print, booth sheet

Needs playwright and a `chromium` on the path. Two machines with other fonts make other pictures.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from glossary.pipeline import Options, build_glossary
from glossary.writers import FORMATS
from tests.consumers.conftest import FLAGS

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "tests" / "golden" / "page.png"
SAMPLE = "data/2022-03-07-wang-yi-press-conference.txt"
TITLE = "Wang Yi Meets the Press, 7 March 2022"
LARGEST = 250_000
"""Bytes of the picture in the README."""

VIEWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1180, "height": 760}},
    "dark": {"viewport": {"width": 1180, "height": 760}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "chinese": {"viewport": {"width": 1180, "height": 760}, "locale": "zh-CN"},
}
"""Name → how the browser is set up."""


def show_peace(page: Any) -> None:
    """Type `heping` (peace) and open the fourth entry found."""
    page.fill("#q", "heping")
    page.locator(".e:visible .pref").nth(3).click()
    page.evaluate("document.activeElement.blur()")


def main() -> None:
    """Write the pictures."""
    from playwright.sync_api import sync_playwright

    glossary = build_glossary([str(ROOT / SAMPLE)], Options(title=TITLE)).glossary
    with TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder, "page.html")
        path.write_bytes(FORMATS["html"].render(glossary))
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=list(FLAGS))
        for name, options in VIEWS.items():
            if name == "desktop" or sys.argv[1:]:
                page = browser.new_context(**options).new_page()
                page.goto(path.as_uri())
                page.wait_for_selector("html[data-ready]")
                show_peace(page)
                page.screenshot(path=PICTURE if name == "desktop" else Path(sys.argv[1], f"{name}.png"))
                for kind in ("print", "booth") if name == "dark" else ():
                    page.click("#clear")
                    page.evaluate("kind => document.documentElement.dataset.print = kind", kind)
                    page.pdf(path=Path(sys.argv[1], f"{kind}.pdf"), prefer_css_page_size=True)
                    page.fill("#q", "p")
        browser.close()
    size = PICTURE.stat().st_size
    print(f"{PICTURE.relative_to(ROOT)}: {size:,} bytes")
    if size > LARGEST:
        sys.exit(f"expected at most {LARGEST:,}")


if __name__ == "__main__":
    main()
