"""Writes workbooks as raw XML, so that every trouble in them is there on purpose."""

import datetime
import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Styles: 0 general, 1 a date, 2 text.
STYLES = (
    '<fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/>'
    '<xf numFmtId="49" applyNumberFormat="1"/></cellXfs>')


class Xml(str):
    """A cell's own XML: its attributes behind the reference and what is in it, such as ' t="b"><v>1</v>'."""


class Rich(str):
    """What stands in a shared string's <si>."""


def letters(column):
    name = ""
    while column >= 0:
        name = chr(65 + column % 26) + name
        column = column // 26 - 1
    return name


def serial(day, epoch1904=False):
    return (day - (datetime.date(1904, 1, 1) if epoch1904 else datetime.date(1899, 12, 30))).days


class Book:
    """A workbook of sheets; save() gives its bytes. Parts may be added or replaced before that."""

    def __init__(self, epoch1904=False, strict=False):
        self.epoch1904 = epoch1904
        self.main, self.relations = STRICT if strict else (MAIN, RELATIONS)
        self.shared = {}
        self.names = []
        self.parts = {}

    def add(self, rows, name="Sheet1", first=1, hidden=(), columns="", after=""):
        """Adds a sheet. A row of None is left out; the rows in hidden (numbers as Excel shows them) are hidden."""
        lines = []
        for number, row in enumerate(rows, first):
            if row is not None:
                cells = "".join(self.cell(f"{letters(i)}{number}", value) for i, value in enumerate(row))
                flag = ' hidden="1"' if number in hidden else ""
                lines.append(f'<row r="{number}"{flag}>{cells}</row>')
        self.names.append(name)
        self.parts[f"xl/worksheets/sheet{len(self.names)}.xml"] = (
            f'{HEAD}<worksheet xmlns="{self.main}">{columns}<sheetData>{"".join(lines)}</sheetData>{after}</worksheet>')
        return self

    def cell(self, at, value):
        if value is None or value == "":
            return ""
        if isinstance(value, Xml):
            return f'<c r="{at}"{value}</c>'
        if isinstance(value, datetime.date):
            return f'<c r="{at}" s="1"><v>{serial(value, self.epoch1904)}</v></c>'
        if isinstance(value, (int, float)):
            return f'<c r="{at}"><v>{value}</v></c>'
        text = value if isinstance(value, Rich) else f'<t xml:space="preserve">{escape(value)}</t>'
        return f'<c r="{at}" t="s"><v>{self.shared.setdefault(text, len(self.shared))}</v></c>'

    def all_parts(self):
        count = range(1, len(self.names) + 1)
        sheets = "".join(f'<sheet name={quoteattr(n)} sheetId="{i}" r:id="rId{i}"/>' for i, n in zip(count, self.names))
        epoch = '<workbookPr date1904="1"/>' if self.epoch1904 else ""
        relation = f'<Relationship Id="{{}}" Type="{self.relations}/{{}}" Target="{{}}"/>'
        links = "".join(relation.format(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in count)
        links += relation.format("rIdStyles", "styles", "styles.xml") + relation.format("rIdShared", "sharedStrings", "sharedStrings.xml")
        content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        override = f'<Override PartName="/xl/{{}}.xml" ContentType="{content}.{{}}+xml"/>'
        types = "".join(override.format(f"worksheets/sheet{i}", "worksheet") for i in count)
        strings = "".join(f"<si>{s}</si>" for s in self.shared)
        parts = {
            "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f'{override.format("workbook", "sheet.main")}{types}{override.format("styles", "styles")}'
            f'{override.format("sharedStrings", "sharedStrings")}</Types>',
            "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relation.format("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>',
            "xl/workbook.xml": f'{HEAD}<workbook xmlns="{self.main}" xmlns:r="{self.relations}">{epoch}<sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
            "xl/styles.xml": f'{HEAD}<styleSheet xmlns="{self.main}">{STYLES}</styleSheet>',
            "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{self.main}" uniqueCount="{len(self.shared)}">{strings}</sst>',
        }
        return parts | self.parts

    def save(self):
        return zipped(self.all_parts())


def zipped(parts):
    """A ZIP archive that is the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=9)
    return out.getvalue()


def unzipped(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
