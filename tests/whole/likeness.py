# SPDX-License-Identifier: EUPL-1.2
"""How much two pictures look alike: Chromium reads both, no library for pictures is needed."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

ACROSS = 24
"""Pictures are compared in so many boxes across: words and names may differ, boxes and colours may not."""
_READ = """
async ([first, second, across]) => {
  async function dots(data) {
    const picture = await createImageBitmap(await (await fetch(data)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    return { width: picture.width, height: picture.height, canvas };
  }
  // The mean colour of each box of a grid that lies over the picture.
  function grid({ width, height, canvas }, across, down) {
    const boxes = [];
    for (let y = 0; y < down; y++) for (let x = 0; x < across; x++) {
      const [left, top] = [Math.floor(x * width / across), Math.floor(y * height / down)];
      const right = Math.floor((x + 1) * width / across), bottom = Math.floor((y + 1) * height / down);
      const { data } = canvas.getImageData(left, top, right - left, bottom - top);
      const sum = [0, 0, 0];
      for (let i = 0; i < data.length; i += 4) for (let c = 0; c < 3; c++) sum[c] += data[i + c];
      boxes.push(sum.map(one => one * 4 / data.length));
    }
    return boxes;
  }
  const [a, b] = [await dots(first), await dots(second)];
  const down = Math.max(1, Math.round(across * a.height / a.width));
  const [one, other] = [grid(a, across, down), grid(b, across, down)];
  const far = (p, q) => Math.max(...p.map((value, c) => Math.abs(value - q[c])));
  return {
    sizes: [[a.width, a.height], [b.width, b.height]],
    apart: one.filter((box, i) => far(box, other[i]) > 16).length / one.length,
    flat: one.filter(box => far(box, one[0]) < 4).length / one.length,
  };
}
"""


@dataclass(frozen=True)
class Likeness:
    """What two pictures have in common."""

    sizes: tuple[tuple[int, int], tuple[int, int]]
    apart: float
    """The share of boxes whose colour is clearly another."""
    flat: float
    """The share of the first picture that is of one colour."""


def likeness(browser: Browser, first: Path, second: Path) -> Likeness:
    """Hold one picture beside the other."""
    page = browser.new_page()
    found: dict[str, Any] = page.evaluate(_READ, [_data(first), _data(second), ACROSS])
    page.close()
    (one, other) = (tuple(size) for size in found["sizes"])
    return Likeness((one, other), found["apart"], found["flat"])


def _data(picture: Path) -> str:
    return "data:image/png;base64," + base64.b64encode(picture.read_bytes()).decode("ascii")
