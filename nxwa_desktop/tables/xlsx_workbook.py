"""The sheets and formats of an XLSX workbook (ECMA-376 part 1, 18.2 and 18.8)."""

import posixpath

import msgspec

from nxwa_desktop.tables.number_formats import BUILT_IN
from nxwa_desktop.tables.source import Sheet
from nxwa_desktop.tables.xml_events import Attributes, elements
from nxwa_desktop.tables.zip_parts import ZipParts

_DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
"""Built-in formats of dates and times; how they look is left to each country."""
LOCAL_DATE = "date"
"""Stands for each of them."""


class XlsxSheet(msgspec.Struct, frozen=True):
    """A sheet with the name of its part."""

    sheet: Sheet
    part: str


def xlsx_sheets(parts: ZipParts) -> list[XlsxSheet]:
    """The sheets with cells, in their order; charts are left out."""
    workbook = _target(_relations(parts, "_rels/.rels"), "officeDocument") or "xl/workbook.xml"
    folder, name = posixpath.split(workbook)
    relations = _relations(parts, f"{folder}/_rels/{name}.rels", folder)
    found = list[XlsxSheet]()
    for element, attributes in elements(parts.whole(workbook)):
        if element == "sheet":
            kind, part = relations.get(_relation_id(attributes), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                found.append(XlsxSheet(Sheet(attributes.get("name", ""), hidden), part))
    return found


def xlsx_formats(parts: ZipParts) -> list[str]:
    """The number format of each cell style by its index; empty where numbers are shown as they are."""
    workbook = _target(_relations(parts, "_rels/.rels"), "officeDocument") or "xl/workbook.xml"
    folder, name = posixpath.split(workbook)
    styles = _target(_relations(parts, f"{folder}/_rels/{name}.rels", folder), "styles")
    if not styles or styles not in parts:
        return []
    codes, formats, inside = dict[str, str](), list[str](), False
    for element, attributes in elements(parts.whole(styles)):
        if element == "numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element in ("cellXfs", "cellStyles", "cellStyleXfs", "dxfs"):
            inside = element == "cellXfs"
        elif element == "xf" and inside:
            formats.append(_code(attributes.get("numFmtId", "0"), codes))
    return formats


def _code(number: str, codes: dict[str, str]) -> str:
    if number in codes:
        code = codes[number]
        return "" if code in ("General", "@") else code
    index = int(number) if number.isascii() and number.isdecimal() and len(number) < 4 else 0
    return LOCAL_DATE if index in _DATES else BUILT_IN.get(index, "")


def _relations(parts: ZipParts, name: str, folder: str = "") -> dict[str, tuple[str, str]]:
    """Each relation's id with the last word of its type and the part that it leads to."""
    if name not in parts:
        return {}
    found = dict[str, tuple[str, str]]()
    for element, attributes in elements(parts.whole(name)):
        if element == "Relationship":
            target = attributes.get("Target", "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], part)
    return found


def _target(relations: dict[str, tuple[str, str]], kind: str) -> str:
    return next((part for found, part in relations.values() if found == kind), "")


def _relation_id(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")
