"""Workbooks made in memory, part by part."""

import io
import zipfile

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FORMATS = ("General", "0.00", "yyyy-mm-dd", "@", "0.0%")
"""Number formats of the cell styles 0, 1, 2…"""


def archive(parts: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return file.getvalue()


def xlsx(sheet: str, *, extra: dict[str, str | bytes] | None = None) -> bytes:
    """A workbook with one sheet, whose XML is given from below its root on."""
    formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{code}"/>' for i, code in enumerate(_FORMATS))
    styles = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(_FORMATS)))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_TYPES}"><sheets>'
        '<sheet name="List" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("r1", "worksheet", "worksheets/sheet1.xml"), ("r2", "styles", "/xl/styles.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
    }
    return archive(parts | (extra or {}))


def _relations(*found: tuple[str, str, str]) -> str:
    lines = "".join(f'<Relationship Id="{key}" Type="{_TYPES}/{kind}" Target="{part}"/>' for key, kind, part in found)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def rows(*given: str) -> str:
    """Rows of a sheet from their cells, below a header row."""
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>phone</t></is></c></row>'
    below = "".join(f'<row r="{number}">{row}</row>' for number, row in enumerate(given, 2))
    return f"<sheetData>{header}{below}</sheetData>"


def cell(reference: str, content: str, attributes: str = "") -> str:
    return f'<c r="{reference}"{attributes}>{content}</c>'


def ods(table: str) -> bytes:
    """A workbook of LibreOffice with one sheet."""
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {names}><office:body><office:spreadsheet>"
            f'<table:table table:name="List">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": "<manifest/>",
        }
    )
