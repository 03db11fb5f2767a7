"""The icons are drawn as Qt's own reader of SVG draws them."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from nxwa_desktop.system.resources import APPLICATION_ICON, resource
from nxwa_desktop.ui.widgets.icon_drawing import draw
from nxwa_desktop.ui.widgets.icons import LARGE, STROKE, THIN

FILES = sorted(file for file in resource("icons").glob("*.svg") if file != resource(APPLICATION_ICON))
PIXELS = (16, 20, 27, 32, 48, 96)


def as_svg(source: str, colour: str, pixels: int, stroke: float) -> QImage:
    for before, after in (
        ("currentColor", colour),
        ('stroke-width="1.5"', f'stroke-width="{stroke}"'),
        ('width="16" height="16"', f'width="{pixels}" height="{pixels}"'),
    ):
        source = source.replace(before, after, 1)
    image = QImage()
    assert image.loadFromData(source.encode(), "SVG")
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_icon_has_the_pixels_of_qts_reader(file: Path) -> None:
    source = file.read_text("utf-8")
    for pixels in PIXELS:
        stroke = THIN if pixels >= LARGE else STROKE
        assert draw(source, "#3366aa", pixels, stroke) == as_svg(source, "#3366aa", pixels, stroke)


@pytest.mark.parametrize(("shape", "name"), [('<path d="M2 2S3 3 4 4"/>', "S"), ('<line x1="1" x2="3"/>', "line")])
def test_what_no_icon_is_made_of_is_refused(shape: str, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        draw(f"<svg>{shape}</svg>", "#000000", 16, 1.5)
