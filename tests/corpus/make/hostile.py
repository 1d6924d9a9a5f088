"""Files that are meant to do harm. Each has to be rejected in bounded time and memory, and the app to stay up."""

import gzip
import struct
import zipfile
import zlib

from corpus import COLUMNS, MN, activity, as_csv, as_json, collaboration, expect, records, rejected, write
from office import convert, picture
from pdf import CATALOG, FONT, PAGES, of_image, page, pdf, stream, text, with_object_stream
from reports import page as report_page
from xlsx import HEAD, MAIN, PACKAGE, RELATIONS, Book, zipped

FOLDER = "hostile"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MEBIBYTE = 1024 * 1024
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a0 "ha ha ha ha">' + "".join(
    f'<!ENTITY a{i} "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 10)) + "]>"
SECRET = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
NOWHERE = "file:///etc/passwd"


def put(name, content, *reason, **members):
    rejected(write(f"{FOLDER}/{name}", content), *reason, records=[records("HOSTILE", 0)], **members)


def book(code="HOSTILE", **parts):
    """A good workbook of one activity, some of whose parts are replaced; a name's "__" stands for "/"."""
    made = Book().add([COLUMNS, activity(code, 1, "One")])
    return made.all_parts() | {name.replace("__", "/") + ".xml": content for name, content in parts.items()}


def sheet(cell, before=""):
    return f'{HEAD}{before}<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{cell}</t></is></c></row></sheetData></worksheet>'


def document(body, before=""):
    return f'{HEAD}{before}<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>'


def docx(body, relations="", **parts):
    relation = f'<Relationship Id="{{}}" Type="{RELATIONS}/{{}}" Target="{{}}"/>'
    return zipped({
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relation.format("rId1", "officeDocument", "word/document.xml")}</Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": body})


def bombs():
    spaces = " " * (64 * MEBIBYTE)
    put("bomb.xlsx", zipped(book(xl__worksheets__sheet1=sheet("x").replace("<row", spaces + "<row", 1))))
    put("bomb-shared-strings.xlsx", zipped(book(xl__sharedStrings=f'<sst xmlns="{MAIN}"><si><t>{"A" * 64 * MEBIBYTE}</t></si></sst>')))
    put("bomb.docx", docx(document("ha " * (21 * MEBIBYTE))))
    put("bomb-lying-sizes.xlsx", lying(zipped(book(xl__worksheets__sheet1=sheet("x").replace("<row", spaces + "<row", 1)))))
    put("bomb-overlapping.xlsx", overlapping())
    put("nested-zip.xlsx", zipped({"a.zip": zipped({"b.zip": zipped({"c.csv": "a,b\r\n" * 1_000_000})})}), "ZIP")
    put("gzip-bomb.csv", gzip.compress(b"," * (64 * MEBIBYTE), 9, mtime=0), "gzip")


def lying(content):
    """The same archive, whose directory says that each part has 100 bytes when unpacked."""
    out = bytearray(content)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = out.find(mark)
        while place >= 0:
            out[place + at:place + at + 4] = struct.pack("<I", 100)
            place = out.find(mark, place + 4)
    return bytes(out)


def overlapping():
    """One compressed part that 4,000 entries of the directory point to: 4 GiB in 300 KB, had anyone unpacked them all."""
    parts = book()
    content = zipped(parts)
    end = content.rfind(b"PK\x05\x06")
    count, size, start = struct.unpack("<HII", content[end + 10:end + 20])
    directory = content[start:start + size]
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = kernel.compress(b"0" * MEBIBYTE) + kernel.flush()
    crc = zlib.crc32(b"0" * MEBIBYTE)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 8, 0, 0x5C21, crc, len(data), MEBIBYTE, 5, 0) + b"k.bin" + data
    more = b"".join(
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x5C21, crc, len(data), MEBIBYTE, len(n), 0, 0, 0, 0, 0, start) + n
        for n in (b"xl/media/%d" % i for i in range(1500)))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count + 1500, count + 1500, size + len(more), start + len(local), 0)
    return content[:start] + local + directory + more + tail


def xml():
    put("billion-laughs.xlsx", zipped(book(xl__worksheets__sheet1=sheet("&a9;", LAUGHS))))
    put("billion-laughs-shared-strings.xlsx", zipped(book(xl__sharedStrings=f'{HEAD}{LAUGHS}<sst xmlns="{MAIN}"><si><t>&a9;</t></si></sst>')))
    put("billion-laughs.docx", docx(document("&a9;", LAUGHS)))
    secret = {"neverStored": ["root:x:0"]}
    put("external-entity.xlsx", zipped(book(xl__worksheets__sheet1=sheet("&secret;", SECRET))), **secret)
    put("external-entity.docx", docx(document("&secret;", SECRET)), **secret)
    parts = book()
    links = parts["xl/_rels/workbook.xml.rels"].replace('Target="worksheets/sheet1.xml"', f'Target="{NOWHERE}" TargetMode="External"')
    put("external-sheet.xlsx", zipped(parts | {"xl/_rels/workbook.xml.rels": links}), **secret)
    put("deep-elements.xlsx", zipped(book(xl__worksheets__sheet1=HEAD + f'<worksheet xmlns="{MAIN}"><sheetData>' + "<row>" * 1_000_000)))
    put("deep-elements.docx", docx(f'{HEAD}<w:document xmlns:w="{WORD}"><w:body>' + "<w:tbl><w:tr><w:tc>" * 200_000))


def sheets():
    cells = "<c><v>1</v></c>" * 100_000
    put("columns-100000.xlsx", zipped(book(xl__worksheets__sheet1=f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData><row>{cells}</row></sheetData></worksheet>')))
    parts = book()
    put("no-sheet-part.xlsx", zipped({n: c for n, c in parts.items() if "sheet1" not in n}))
    put("no-such-string.xlsx", zipped(parts | {"xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"].replace("<v>11</v>", "<v>99999999</v>")}))
    whole = zipped(parts)
    put("truncated.xlsx", whole[:len(whole) * 2 // 3])

    # An entry with a path out of the archive: whoever unpacks to a folder writes there. The table itself is good.
    code = collaboration("HOSTILE-SLIP")
    name = write(f"{FOLDER}/slip.xlsx", zipped(book(code) | {"../../../../../tmp/collab-slip.txt": "out"}))
    expect(name, neverWritten=["/tmp/collab-slip.txt"])

    # A cell and a row that stand where no sheet reaches. Only the app's health is asked for.
    code = collaboration("HOSTILE-REFERENCES")
    parts = book(code)
    rows = parts["xl/worksheets/sheet1.xml"].replace('r="A2"', 'r="ZZZZZZZZ99999999999"').replace('<row r="2"', '<row r="2147483648"')
    expect(write(f"{FOLDER}/odd-references.xlsx", zipped(parts | {"xl/worksheets/sheet1.xml": rows})))


def pdfs():
    deep = b"<< /Font << /F1 5 0 R >> /Deep " + b"[" * 40_000 + b"]" * 40_000 + b" >>"
    put("deep-arrays.pdf", pdf([CATALOG, PAGES, page(deep), text(), FONT]))
    put("deep-object-stream.pdf", with_object_stream(b"<< /Deep " + b"[" * 2_000_000 + b"]" * 2_000_000 + b" >>"))
    put("deep-dictionaries.pdf", with_object_stream(b"<< /A " * 1_000_000 + b"0" + b" >>" * 1_000_000))
    put("cyclic-pages.pdf", pdf([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>"]))
    put("cyclic-length.pdf", pdf([CATALOG, PAGES, page(), b"<< /Length 4 0 R >>\nstream\nBT ET\nendstream", FONT]))
    put("cyclic-form.pdf", pdf([CATALOG, PAGES, page(b"<< /XObject << /X 5 0 R >> >>"), stream(b"/X Do"),
                                stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>")]))
    put("cyclic-cross-reference.pdf", pdf([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"], prev="itself"))
    bomb = zlib.compress(zlib.compress(b" " * (1024 * MEBIBYTE), 9), 9)
    put("bomb.pdf", pdf([CATALOG, PAGES, page(), stream(bomb, b"/Filter [/FlateDecode /FlateDecode]"), FONT]))
    report = report_page([["a", "b"]])
    writer = "HTML (StarWriter)"
    options = 'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    put("encrypted.pdf", convert(report, "html", options, writer), "password|encrypted")
    whole = convert(report, "html", "pdf:writer_pdf_Export", writer)
    put("truncated.pdf", whole[:len(whole) // 2], "damaged|incomplete|broken|cut")
    put("scanned.pdf", of_image(picture(report)), "text")
    put("picture.png", picture(b"<h1>Collab</h1>", "200,100"), "PNG|picture|image")


def polyglots():
    workbook = zipped(book())
    good = pdf([CATALOG, PAGES, page(), text(), FONT])
    put("pdf-then-zip.pdf", good + workbook)
    put("zip-behind-pdf-head.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + workbook)
    put("web-page.csv", b"<!DOCTYPE html><html><body><script>alert(1)</script><table><tr><td>collaboration,kind</td></tr></table></body></html>", "HTML|web page")


def others():
    put("program.csv", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0" + b"\0" * 44 + struct.pack("<I", 128) + b"\0" * 64 + b"PE\0\0d\x86" + b"\0" * 200)
    put("elf.csv", b"\x7fELF\x02\x01\x01" + b"\0" * 200)
    put("empty.csv", b"", "empty")
    put("blank.csv", b"\xef\xbb\xbf \r\n\t\r\n", "empty")
    put("rows.csv.gz", gzip.compress(as_csv([COLUMNS, activity("HOSTILE", 1, "One")]).encode(), mtime=0), "gzip")
    put("rows.zip", zipped({"rows.csv": as_csv([COLUMNS, activity("HOSTILE", 1, "One")])}), "ZIP")
    put("rich-text.csv", b"{\\rtf1\\ansi collaboration,kind}", "rtf|rich text")
    put("zeros.csv", b"\0" * 4096)
    put("never-closed-quote.csv", as_csv([COLUMNS]).encode() + b'HOSTILE,"student-exchange,outbound\r\n' + b"x,y,z\r\n" * 2000)
    put("deep.json", b"[" * 50_000, "JSON")
    put("names-only.csv", "name,born\r\nZzyzx Testperson,1901-02-03\r\n".encode(), "column", neverStored=["Testperson"])


# Names to upload a good table under. Whatever they do, they must do it as text.
NAMES = [
    "../../../../tmp/collab-name.csv", "..\\..\\collab-name.csv", "/etc/collab-name.csv", "C:\\Windows\\collab-name.csv", "//host/share/name.csv", "..", ".", "",
    " ", "%2e%2e%2f%2e%2e%2fname.csv", "..%5c..%5cname.csv", "name\u0000.csv", "name\r\nSet-Cookie: a=b.csv", "name\ttab.csv", "\u001b[31mred.csv", "\u007f.csv",
    "<img src=x onerror=alert(1)>.csv", "\"><script>alert(1)</script>.csv", "'; DROP TABLE documents;--.csv", "{{7*7}}${7*7}.csv", "\u202evsc.exe", "\ufeffmark.csv",
    "\u2028line.csv", "\U0001f600 emoji.csv", "e\u0301 e\u0301.csv", "CON.csv", "name.csv.", "name.csv ", "-rf.csv", "~name.csv", "$(touch collab-name).csv", "`name`.csv",
    "name?a=b#c.csv", "name;type=x.csv", "a" * 300 + ".csv", "Ө" * 200 + ".csv", "Үйл ажиллагаа.csv", "क्रियाकलाप.csv", "no-extension", ".hidden", "activity.csv/", "a//b.csv"]


def make():
    for part in (bombs, xml, sheets, pdfs, polyglots, others):
        part()
    code = collaboration("HOSTILE-NAMES")
    collaboration("HOSTILE")
    write(f"{FOLDER}/names.json", as_json({"sentBy": MN, "collaboration": code, "names": NAMES}, ascii=True))
