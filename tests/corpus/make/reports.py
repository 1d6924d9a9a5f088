"""Progress reports: text to be kept and found, and tables in them that are read as rows."""

from html import escape

from corpus import COLUMNS, JP, KR, WHO, activity, collaboration, expect, records, write
from office import convert
from xlsx import Book

FOLDER = "reports"
WORDS = ("Өвөрмөцхайлт", "lanternfish", "सहकार्यखोज")
PARAGRAPHS = (
    "Half-year report of the joint programme. The first group of students returned in March; the teachers' visit follows in May.",
    f"Хагас жилийн тайлан. Оюутнуудын эхний бүлэг гуравдугаар сард эргэж ирэв. Хайлтын үг: {WORDS[0]}.",
    f"The word by which this report can be found is {WORDS[1]}.",
    f"अर्धवार्षिक प्रतिवेदन। विद्यार्थीहरूको पहिलो समूह मार्चमा फर्कियो। खोज शब्द: {WORDS[2]}।")


def page(rows):
    table = "".join("<tr>" + "".join(f"<td>{escape(str(c))}</td>" for c in row) + "</tr>" for row in rows)
    paragraphs = "".join(f"<p>{escape(p)}</p>" for p in PARAGRAPHS)
    text = (f'<html><head><meta charset="utf-8"><title>Progress report</title></head><body><h1>Progress report 2026</h1>{paragraphs}'
            f"<table border=1>{table}</table><p>Signed by the office.</p></body></html>")
    return text.encode()


def make():
    linked = {"kind": "progress-report", "readAs": "progress-report", "foundBy": list(WORDS)}
    writer = "HTML (StarWriter)"

    code = collaboration("REPORT-DOCX", KR)
    rows = [COLUMNS, activity(code, 1, "Spring group"), activity(code, 2, "Багшийн айлчлал", kind="faculty-exchange", direction="inbound")]
    name = write(f"{FOLDER}/progress-report.docx", convert(page(rows), "html", "docx:MS Word 2007 XML", writer))
    expect(name, "accepted", sent_by=KR, collaboration=code, rows=2, accepted=2, rejected=0,
           records=[records(code, 2, {"reference": f"{code}-2", "title": {"en": "Багшийн айлчлал"}})], **linked)

    # A table on paper that is no template of ours: the text is kept, and no row is made up.
    code = collaboration("REPORT-PDF", JP)
    rows = [["Month", "Guests"], ["March", "4"], ["April", "2"]]
    name = write(f"{FOLDER}/progress-report.pdf", convert(page(rows), "html", "pdf:writer_pdf_Export", writer))
    expect(name, "accepted", sent_by=JP, collaboration=code, rows=0, accepted=0, rejected=0, records=[records(code, 0)], **linked)

    code = collaboration("REPORT-XLSX", WHO)
    book = Book().add([["Progress report 2026"], *([p] for p in PARAGRAPHS)], "Report")
    book.add([COLUMNS, activity(code, 1, "Workshop", country="CH"), activity(code, 2, "Course", country="CH")], "Activities")
    name = write(f"{FOLDER}/progress-report.xlsx", book.save())
    expect(name, "accepted", sent_by=WHO, collaboration=code, rows=2, accepted=2, rejected=0, records=[records(code, 2, {"reference": f"{code}-1"})], **linked)
