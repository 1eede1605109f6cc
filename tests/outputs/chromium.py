"""A page as headless Chromium lays it out: what sticks out, what cannot be read, and how it prints.

The page has no script and may load nothing, so it is put into a frame of the given width, and a page around it
measures the frame. A frame can be as narrow as a phone; a window of Chromium cannot.
"""

import html
import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_DARK, _LIGHT = "0", "1"  # blink::mojom::PreferredColorScheme

_MEASURE = """
const frame = document.querySelector("iframe").contentDocument, root = frame.documentElement;
const view = frame.defaultView, head = element => element.closest("thead");
const found = {scroll: root.scrollWidth, width: root.clientWidth, out: [], faint: [], small: 99, unit: 9999};
const hidden = element => head(element) && view.getComputedStyle(head(element)).position == "absolute";
const channels = colour => colour.match(/[\\d.]+/g).map(Number);
const light = colour => channels(colour).slice(0, 3).map(c => c / 255)
  .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const ground = element => {
  for (; element; element = element.parentElement) {
    const colour = view.getComputedStyle(element).backgroundColor;
    if ((channels(colour)[3] ?? 1) > 0) return colour;
  }
  return "rgb(255, 255, 255)";
};
for (const element of frame.body.querySelectorAll("*")) {
  if (hidden(element)) continue;
  const box = element.getBoundingClientRect(), told = element.tagName + " " + element.textContent.trim().slice(0, 40);
  if (element.matches("td.unit")) found.unit = Math.min(found.unit, box.width);
  if (box.width && (box.right > root.clientWidth + .5 || box.left < -.5)) found.out.push(told);
  if (![...element.childNodes].some(node => node.nodeType == 3 && node.data.trim())) continue;
  const style = view.getComputedStyle(element), [a, b] = [light(style.color), light(ground(element))];
  if ((Math.max(a, b) + .05) / (Math.min(a, b) + .05) < 4.5) found.faint.push(told);
  found.small = Math.min(found.small, parseFloat(style.fontSize));
}
document.querySelector("pre").textContent = JSON.stringify(found);
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A page in a frame: widths in px, the elements that stick out, those too faint to read, the smallest
    letters, and the narrowest cell with the name of a unit."""

    scroll_width: int
    width: int
    sticking_out: tuple[str, ...]
    faint: tuple[str, ...]
    smallest_px: float
    narrowest_name_px: float


@cache
def chromium() -> str:
    """Return the program, or skip the test where there is none that runs."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium here (Debian: apt-get install chromium)")
    return found


def laid_out(page: str, width: int, folder: Path, *, dark: bool = False) -> Layout:
    """Lay a page out in a frame of so many px."""
    frame = f'<iframe style="width:{width}px;height:800px;border:0" srcdoc="{html.escape(page)}"></iframe>'
    script = f"<script>addEventListener('load', () => {{{_MEASURE}}})</script>"
    around = folder / "around.html"
    around.write_text(f'<!DOCTYPE html><meta charset="utf-8">{frame}<pre></pre>{script}', encoding="utf-8")
    scheme = f"--blink-settings=preferredColorScheme={_DARK if dark else _LIGHT}"
    dump = _run(folder, scheme, "--dump-dom", around.as_uri())
    told: dict[str, Any] = json.loads(lxml_html.fromstring(dump).findtext(".//pre") or "")
    return Layout(
        scroll_width=told["scroll"],
        width=told["width"],
        sticking_out=tuple(told["out"]),
        faint=tuple(told["faint"]),
        smallest_px=told["small"],
        narrowest_name_px=told["unit"],
    )


def printed(page: str, folder: Path) -> Path:
    """Print a page on its own paper, and return the PDF."""
    source, target = folder / "page.html", folder / "page.pdf"
    source.write_text(page, encoding="utf-8")
    _run(folder, "--no-pdf-header-footer", f"--print-to-pdf={target}", source.as_uri())
    return target


def _run(folder: Path, *arguments: str) -> str:
    """Run Chromium with a profile of its own; the sandbox does not work for root, and the page is ours."""
    fixed = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars")
    done = subprocess.run(
        [chromium(), *fixed, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    return done.stdout
