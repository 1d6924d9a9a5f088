"""Writes PDF files by hand, so that what is wrong with them is there on purpose."""

import zlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"


def page(resources=b"<< /Font << /F1 5 0 R >> >>"):
    return b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources " + resources + b" >>"


def stream(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def text(words=b"This agreement is made between two universities."):
    return stream(b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET")


def pdf(objects, trailer=b"", prev=None):
    """A file of these objects, numbered from 1; the first is the catalogue. An object of None is left out."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out) if body is not None else None)
        if body is not None:
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place if place is not None else b"0000000000 65535 f \n"
    before = b" /Prev %d" % (table if prev == "itself" else prev) if prev is not None else b""
    out += b"trailer\n<< /Size %d /Root 1 0 R%s%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, before, trailer, table)
    return bytes(out)


def with_object_stream(inner):
    """A file whose page's resources are object 6, which stands in the compressed object stream 5."""
    head = b"6 0 "
    packed = zlib.compress(head + inner, 9)
    objects = {1: CATALOG, 2: PAGES, 3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 6 0 R >>", 4: text(),
               5: stream(packed, b"/Type /ObjStm /N 1 /First %d /Filter /FlateDecode" % len(head))}
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    entries = [bytes((0, 0, 0, 0, 0, 255))]
    for number, body in objects.items():
        entries.append(bytes((1,)) + len(out).to_bytes(4, "big") + b"\0")
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    entries += [bytes((2,)) + (5).to_bytes(4, "big") + b"\0", bytes((1,)) + table.to_bytes(4, "big") + b"\0"]
    rows = b"".join(entries)
    out += b"7 0 obj\n" + stream(rows, b"/Type /XRef /Size 8 /W [1 4 1] /Root 1 0 R") + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


def of_image(png):
    """A page that is a picture and nothing else, as a scanner makes it. A PNG's own data can stand in a PDF as they are."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    colours = {0: (1, b"/DeviceGray"), 2: (3, b"/DeviceRGB")}[png[25]]
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at:at + 4], "big")
        data += png[at + 8:at + 8 + length] if png[at + 4:at + 8] == b"IDAT" else b""
        at += 12 + length
    entries = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d /Filter /FlateDecode " % (width, height, colours[1], png[24])
    entries += b"/DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>" % (colours[0], png[24], width)
    return pdf([CATALOG, PAGES, page(b"<< /XObject << /Im 5 0 R >> >>"), stream(b"q 595 0 0 842 0 0 cm /Im Do Q"), stream(data, entries)])
