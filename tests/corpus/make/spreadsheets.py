"""Spreadsheets with one trouble each."""

import datetime
import pathlib
import re

from corpus import (
    COLUMNS, CN, DE, JP, KR, MN, NP, US, WHO, accepted, activity, as_csv, collaboration, error, expect, partly, records, rejected, write,
    write_csv)
from office import convert
from xlsx import Book, Rich, Xml, serial, unzipped, zipped

DAY = datetime.date
FOLDER = "spreadsheets"


def encodings():
    titled = ["title.mn" if c == "title.en" else c for c in COLUMNS]

    # Windows-1251 has no Ө and Ү. Mongolians wrote є and ї instead for years; what was written is what is kept.
    code = collaboration("CSV-1251")
    rows = [activity(code, i, title) for i, title in enumerate((
        "Намрын оюутны солилцоо", "Багш нарын туршлага судлах аялал", "Эмнэлзїйн дадлага", "Єндєр настны эмчилгээ, асаргаа",
        "Нийгмийн эрїїл мэндийн сургалт", "Халдварт євчин судлал"), 1)]
    name = write_csv(f"{FOLDER}/windows-1251.csv", [titled, *rows], "cp1251")
    accepted(name, 6, records(
        code, 6, {"reference": f"{code}-1", "title": {"mn": "Намрын оюутны солилцоо"}},
        {"reference": f"{code}-4", "title": {"mn": "Єндєр настны эмчилгээ, асаргаа"}}, {"reference": f"{code}-6", "title": {"mn": "Халдварт євчин судлал"}}))

    code = collaboration("CSV-1252", DE)
    german = ["title.de" if c == "title.en" else c for c in COLUMNS]
    rows = [activity(code, i, title, country="DE") for i, title in enumerate((
        "Austausch für Ärztinnen und Ärzte – Köln", "Sommerschule „Öffentliche Gesundheit“", "Visite à l’Université de Genève",
        "Größe und Gewicht: gemeinsame Übung", "Stipendium 50 € je Tag", "Señor Muñoz’ Kurs über Tuberkulose"), 1)]
    name = write_csv(f"{FOLDER}/windows-1252.csv", [german, *rows], "cp1252")
    accepted(name, 6, records(
        code, 6, {"reference": f"{code}-1", "title": {"de": "Austausch für Ärztinnen und Ärzte – Köln"}},
        {"reference": f"{code}-2", "title": {"de": "Sommerschule „Öffentliche Gesundheit“"}}, {"reference": f"{code}-5", "title": {"de": "Stipendium 50 € je Tag"}}),
        sent_by=DE)

    # Excel's "Unicode text" is UTF-16 with a byte order mark and tabs; other programs leave the mark out.
    titles = ("Оюутны солилцоо Ө Ү", "Багшийн солилцоо өү", "Зуны сургууль")
    for what, encoding, separator, mark in (
            ("utf-16le-bom", "utf-16-le", "\t", "\ufeff"), ("utf-16be-bom", "utf-16-be", ",", "\ufeff"),
            ("utf-16le-without-bom", "utf-16-le", ",", ""), ("utf-16be-without-bom", "utf-16-be", ";", "")):
        code = collaboration(f"CSV-{what.upper()}")
        text = mark + as_csv([titled, *(activity(code, i, t) for i, t in enumerate(titles, 1))], separator)
        accepted(write(f"{FOLDER}/{what}.csv", text.encode(encoding)), 3, records(
            code, 3, *({"reference": f"{code}-{i}", "title": {"mn": t}} for i, t in enumerate(titles, 1))))


def separators():
    # Amounts as they are written in Germany, in Mongolia (a space between thousands) and plainly.
    code = collaboration("CSV-DECIMAL-COMMA", DE)
    header = ["collaboration", "type", "amount", "currency", "valueDate", "provider", "reference"]
    amounts = ("12500,00", "1.250,50", "1\u00a0234\u00a0567,89", "3 400,5", "75", "12,345")
    rows = [[code, "disbursement", amount, "EUR", f"2026-02-{10 + i}", "de-rheinaue-universitaet", f"{code}-{i}"] for i, amount in enumerate(amounts, 1)]
    name = write_csv(f"{FOLDER}/semicolons-decimal-comma.csv", [header, *rows], separator=";")
    partly(name, 6, [error(7, f"{code}-6", "amount")], records(
        code, 5, *({"reference": f"{code}-{i}", "amount": a, "currency": "EUR"} for i, a in enumerate(("12500.00", "1250.50", "1234567.89", "3400.50", "75.00"), 1)),
        type="funding"), sent_by=DE)

    code = collaboration("CSV-TABS", JP)
    name = write_csv(f"{FOLDER}/tabs.tsv", [COLUMNS, *(activity(code, i, f"Course, part {i}; evening", country="JP") for i in range(1, 5))], separator="\t")
    accepted(name, 4, records(code, 4, {"reference": f"{code}-4", "title": {"en": "Course, part 4; evening"}, "participants": {"students": 3, "faculty": 1}}), sent_by=JP)

    # The same bytes from the same sender, under another name.
    content = as_csv([COLUMNS, *(activity(code, i, f"Course, part {i}; evening", country="JP") for i in range(1, 5))], "\t").encode()
    name = write(f"{FOLDER}/tabs-again.tsv", content)
    expect(name, "duplicate", after="tabs.tsv", sent_by=JP, records=[records(code, 4)])

    code = collaboration("CSV-SEP-HINT")
    text = "sep=;\r\n" + as_csv([COLUMNS, activity(code, 1, "Commas, many, of, them, here, in, the, title"), activity(code, 2, "None")], ";")
    accepted(write(f"{FOLDER}/sep-hint.csv", text.encode()), 2, records(code, 2, {"reference": f"{code}-1", "title": {"en": "Commas, many, of, them, here, in, the, title"}}))

    code = collaboration("CSV-LINE-BREAKS")
    rows = [activity(code, 1, "First line\nsecond line"), activity(code, 2, 'A "quoted" word,\r\nand a break'), activity(code, 3, "Wrong country", country="Korea"),
            activity(code, 4, "Plain")]
    text = "\r\n \r\n,,,,,,,,,,\r\n" + as_csv([COLUMNS, rows[0], [], rows[1], ["", "  "], rows[2], rows[3]])
    name = write(f"{FOLDER}/line-breaks-and-empty-lines.csv", text.encode())
    partly(name, 4, [error(11, f"{code}-3", "country")], records(code, 3, {"reference": f"{code}-4", "title": {"en": "Plain"}}))


def headers():
    code = collaboration("CSV-MN-HEADERS")
    header = ["Улс", "Багш", "Оюутан", "Дуусах огноо", "Эхлэх огноо", "Гарчиг", "Төлөв", "Чиглэл", "Төрөл", "Хамтын ажиллагаа"]
    rows = [["KR", 1, 4, "2026-03-13", "2026-03-02", "Өвлийн сургууль", "completed", "outbound", "student-exchange", code],
            ["KR", 2, 0, "2026-05-22", "2026-05-18", "Үзлэгийн дадлага", "completed", "inbound", "faculty-exchange", code],
            ["KR", 0, "дөрөв", "2026-05-22", "2026-05-18", "Үгээр бичсэн тоо", "completed", "inbound", "student-exchange", code]]
    name = write_csv(f"{FOLDER}/mongolian-headers.csv", [header, *rows])
    partly(name, 3, [error(4, "Үгээр бичсэн тоо")], records(
        code, 2, {"title": "Өвлийн сургууль", "startsOn": "2026-03-02", "endsOn": "2026-03-13", "participants": {"students": 4, "faculty": 1}, "country": "KR"},
        {"title": "Үзлэгийн дадлага", "kind": "faculty-exchange", "direction": "inbound", "participants": {"faculty": 2}}))

    code = collaboration("CSV-NE-HEADERS", US, NP)
    header = ["सहकार्य", "प्रकार", "दिशा", "अवस्था", "शीर्षक", "सुरु मिति", "अन्त्य मिति", "विद्यार्थी", "प्राध्यापक", "कर्मचारी", "देश"]
    rows = [[code, "student-exchange", "outbound", "completed", "शरद् विद्यार्थी आदानप्रदान", "2026-03-02", "2026-03-13", "१२", "३", "०", "US"],
            [code, "research-training", "inbound", "completed", "अनुसन्धान तालिम", "2026-04-06", "2026-04-10", "४", "१०", "२", "NP"],
            [code, "student-exchange", "outbound", "completed", "गलत सङ्ख्या", "2026-04-06", "2026-04-10", "४ जना", "", "", "NP"]]
    name = write_csv(f"{FOLDER}/nepali-headers.csv", [header, *rows])
    partly(name, 3, [error(4, "गलत सङ्ख्या")], records(
        code, 2, {"title": "शरद् विद्यार्थी आदानप्रदान", "participants": {"students": 12, "faculty": 3}},
        {"title": "अनुसन्धान तालिम", "participants": {"students": 4, "faculty": 10, "staff": 2}}), sent_by=NP)

    code = collaboration("CSV-SYNONYMS", US)
    header = ["Agreement", "Activity type", "Direction", "Status", "Activity title", "Start date", "End date", "No. of students", "Teachers", "Country", "Ref."]
    name = write_csv(f"{FOLDER}/synonym-headers.csv", [header, activity(code, 1, "Clerkship", country="US"), activity(code, 2, "Seminar", country="US")])
    accepted(name, 2, records(code, 2, {"reference": f"{code}-1", "title": {"en": "Clerkship"}, "startsOn": "2026-03-02", "participants": {"students": 3, "faculty": 1}}),
             sent_by=US)

    code = collaboration("CSV-UNKNOWN-COLUMNS")
    header = [*COLUMNS[:5], "Remarks <b>", *COLUMNS[5:], "Тэмдэглэл"]
    rows = [[*row[:5], "seen", *row[5:], "ok"] for row in (activity(code, 1, "One"), activity(code, 2, "Two"))]
    name = write_csv(f"{FOLDER}/unknown-columns.csv", [header, *rows])
    accepted(name, 2, records(code, 2, {"reference": f"{code}-2", "title": {"en": "Two"}, "startsOn": "2026-03-02"}), unknownColumns=["Remarks <b>", "Тэмдэглэл"])


def dates():
    code = collaboration("CSV-DMY-EVIDENCE")
    dated = (("03/04/2026", "10/04/2026", "2026-04-03"), ("01/09/2026", "20/12/2026", "2026-09-01"), ("5/6/2026", "07/06/2026", "2026-06-05"),
             ("2026-07-08", "09/07/2026", "2026-07-08"))
    rows = [activity(code, i, f"Dated {i}", starts, ends, status="planned") for i, (starts, ends, _) in enumerate(dated, 1)]
    name = write_csv(f"{FOLDER}/dmy-with-evidence.csv", [COLUMNS, *rows])
    accepted(name, 4, records(code, 4, *({"reference": f"{code}-{i}", "startsOn": want} for i, (_, _, want) in enumerate(dated, 1))))

    code = collaboration("CSV-DMY-NO-EVIDENCE")
    rows = [activity(code, 1, "April or March", "03/04/2026", "10/04/2026"), activity(code, 2, "Written plainly", "2026-04-03", "2026-04-10"),
            activity(code, 3, "June or May", "5/6/2026", "7/6/2026")]
    name = write_csv(f"{FOLDER}/dmy-without-evidence.csv", [COLUMNS, *rows])
    partly(name, 3, [error(2, f"{code}-1", "startsOn"), error(4, f"{code}-3", "startsOn")],
           records(code, 1, {"reference": f"{code}-2", "startsOn": "2026-04-03"}))

    # Years of Bikram Sambat count where they are marked as such; a year alone is never taken for one.
    code = collaboration("CSV-BIKRAM-SAMBAT", US, NP)
    rows = [activity(code, 1, "वि.सं.", "वि.सं. २०८३-०१-०१", "वि.सं. २०८३-०१-१०", country="NP"), activity(code, 2, "BS", "2083-01-01 BS", "2083-01-10 BS", country="NP")]
    name = write_csv(f"{FOLDER}/bikram-sambat.csv", [COLUMNS, *rows])
    accepted(name, 2, records(code, 2, *({"reference": f"{code}-{i}", "startsOn": "2026-04-14", "endsOn": "2026-04-23"} for i in (1, 2))), sent_by=NP)

    for epoch1904, year in ((False, 1900), (True, 1904)):
        code = collaboration(f"XLSX-{year}")
        days = [(DAY(2026, 3, 1), DAY(2026, 3, 31)), (DAY(2024, 2, 29), DAY(2024, 3, 1)), (DAY(2025, 12, 31), DAY(2026, 1, 1))]
        rows = [activity(code, i, f"Day {i}", *pair) for i, pair in enumerate(days, 1)]
        # The last row's date has lost its date format: in a column of dates a number is a date all the same.
        rows.append(activity(code, 4, "Day without a format", serial(DAY(2026, 5, 4), epoch1904), serial(DAY(2026, 5, 8), epoch1904)))
        name = write(f"{FOLDER}/dates-{year}.xlsx", Book(epoch1904).add([COLUMNS, *rows]).save())
        wanted = [*days, (DAY(2026, 5, 4), DAY(2026, 5, 8))]
        accepted(name, 4, records(code, 4, *({"reference": f"{code}-{i}", "startsOn": f"{a}", "endsOn": f"{b}"} for i, (a, b) in enumerate(wanted, 1))))

    code = collaboration("XLSX-TEXT-DATES", DE)
    dated = (("31.03.2026", "1.4.2026", "2026-03-31", "2026-04-01"), ("03.04.2026", "4.5.2026", "2026-04-03", "2026-05-04"), ("31.02.2026", "4.5.2026", None, None))
    rows = [activity(code, i, f"Text {i}", d[0], d[1], country="DE") for i, d in enumerate(dated, 1)]
    name = write(f"{FOLDER}/text-dates.xlsx", Book().add([COLUMNS, *rows]).save())
    partly(name, 3, [error(4, f"{code}-3", "startsOn")], records(
        code, 2, *({"reference": f"{code}-{i}", "startsOn": d[2], "endsOn": d[3]} for i, d in enumerate(dated[:2], 1))), sent_by=DE)


OUTCOMES = ["collaboration", "kind", "impact", "achievedOn", "quantity", "title.en", "doi", "orcids.1", "orcids.2", "reference"]
FUNDING = ["collaboration", "type", "amount", "currency", "valueDate", "provider", "receiver", "reference"]
CHALLENGES = ["collaboration", "kind", "area", "severity", "status", "openedOn", "resolvedOn", "description.en", "description.mn", "reference"]


def other_types():
    code = collaboration("CSV-OUTCOMES", US)
    rows = [[code, "publication", "research-innovation", "2026-05-20", 1, "Hepatitis B in herders", "https://doi.org/10.5555/ABCD.1", "0000-0002-1825-0097", "", f"{code}-1"],
            [code, "training-completed", "capacity-building", "2026-06-30", 24, "Ultrasound course", "", "", "", f"{code}-2"],
            [code, "publication", "research-innovation", "2026-05-20", 1, "A wrong ORCID iD", "", "0000-0002-1825-0098", "", f"{code}-3"]]
    partly(write_csv(f"{FOLDER}/outcomes.csv", [OUTCOMES, *rows]), 3, [error(4, f"{code}-3", "orcid")], records(
        code, 2, {"reference": f"{code}-1", "doi": "10.5555/abcd.1", "orcids": ["0000-0002-1825-0097"]}, {"reference": f"{code}-2", "quantity": 24}, type="outcome"),
        sent_by=US)

    code = collaboration("CSV-FUNDING", WHO)
    rows = [[code, "commitment", "25000.00", "USD", "2026-01-15", "who", MN, f"{code}-1"], [code, "incoming", "1200000", "JPY", "2026-02-15", "", "", f"{code}-2"],
            [code, "disbursement", "10.5", "JPY", "2026-02-15", "", "", f"{code}-3"], [code, "expenditure", "0", "USD", "2026-02-15", "", "", f"{code}-4"]]
    partly(write_csv(f"{FOLDER}/funding.csv", [FUNDING, *rows]), 4, [error(4, f"{code}-3", "amount"), error(5, f"{code}-4", "amount")], records(
        code, 2, {"reference": f"{code}-1", "type": "commitment", "amount": "25000.00"}, {"reference": f"{code}-2", "amount": "1200000", "currency": "JPY"}, type="funding"),
        sent_by=WHO)

    code = collaboration("CSV-CHALLENGES", CN)
    rows = [[code, "regulatory-barrier", "clinical-training", 4, "open", "2026-01-10", "", "The licence is late", "Зөвшөөрөл удааширсан", f"{code}-1"],
            [code, "funding-limitation", "mobility", 2, "resolved", "2026-01-10", "2026-03-01", "No travel money", "", f"{code}-2"],
            [code, "language", "education", 6, "open", "2026-01-10", "", "Too severe", "", f"{code}-3"]]
    partly(write_csv(f"{FOLDER}/challenges.csv", [CHALLENGES, *rows]), 3, [error(4, f"{code}-3", "severity")], records(
        code, 2, {"reference": f"{code}-1", "description": {"mn": "Зөвшөөрөл удааширсан"}, "severity": 4}, {"reference": f"{code}-2", "resolvedOn": "2026-03-01"},
        type="challenge"), sent_by=CN)


def again():
    # A feedback file, corrected by hand and sent as it is: a column "status" of activities and our own two at the end.
    code = collaboration("CSV-FEEDBACK")
    good, mended = activity(code, 1, "Was taken"), activity(code, 2, "Was wrong, is mended")
    wrong = activity(code, 3, "Is still wrong", ends="2026-02-01")
    rows = [[*COLUMNS, "status", "errors"], [*good, "accepted", ""], [*mended, "rejected", "country: This is no country code."], [*wrong, "rejected", "endsOn: …"]]
    text = "\ufeff" + as_csv(rows)
    partly(write(f"{FOLDER}/feedback-corrected.csv", text.encode()), 3, [error(4, f"{code}-3", "endsOn")], records(
        code, 2, {"reference": f"{code}-2", "status": "completed"}), feedback={"columns": [*COLUMNS, "status", "errors"]})

    code = collaboration("XLSX-FEEDBACK")
    good, mended = activity(code, 1, "Was taken"), activity(code, 2, "Was wrong, is mended")
    wrong = activity(code, 3, "Is still wrong", ends="2026-02-01")
    rows = [[*COLUMNS, "status", "errors"], [*good, "accepted", ""], [*mended, "rejected", "country: This is no country code."], [*wrong, "rejected", "endsOn: …"]]
    partly(write(f"{FOLDER}/feedback-corrected.xlsx", Book().add(rows).save()), 3, [error(4, f"{code}-3", "endsOn")], records(
        code, 2, {"reference": f"{code}-2", "status": "completed"}), feedback={"columns": [*COLUMNS, "status", "errors"]})

    code = collaboration("CSV-EQUAL-ROWS")
    row = [*activity(code, 1, "The same twice")[:-1]]
    accepted(write_csv(f"{FOLDER}/equal-rows.csv", [COLUMNS[:-1], row, row, [*row[:4], "Another", *row[5:]]]), 3, records(code, 3))

    # A partner that is not in the collaboration: to it, there is none.
    code, other = collaboration("CSV-REACH", KR), collaboration("CSV-BEYOND-REACH", JP)
    name = write_csv(f"{FOLDER}/beyond-reach.csv", [COLUMNS, activity(code, 1, "Ours"), activity(other, 2, "Not ours"), activity("NO-SUCH-CODE", 3, "Nobody's")])
    partly(name, 3, [error(3, f"{other}-2", "collaboration"), error(4, "NO-SUCH-CODE-3", "collaboration")], records(code, 1), records(other, 0), sent_by=KR)


FORMULAS = ('=HYPERLINK("http://127.0.0.1:9/?"&A2,"Click")', "+976 11 32 00 00", "-2+3", "@SUM(1+1)")


def formula_like():
    code = collaboration("CSV-FORMULA-TEXT")
    rows = [activity(code, i, title) for i, title in enumerate(FORMULAS, 1)]
    found = records(code, 4, *({"reference": f"{code}-{i}", "title": {"en": t}} for i, t in enumerate(FORMULAS, 1)))
    accepted(write_csv(f"{FOLDER}/formula-like-text.csv", [COLUMNS, *rows]), 4, found, feedback={"neutralised": list(FORMULAS)})

    code = collaboration("XLSX-FORMULA-TEXT")
    rows = [activity(code, i, title) for i, title in enumerate(FORMULAS, 1)]
    found = records(code, 4, *({"reference": f"{code}-{i}", "title": {"en": t}} for i, t in enumerate(FORMULAS, 1)))
    accepted(write(f"{FOLDER}/formula-like-text.xlsx", Book().add([COLUMNS, *rows]).save()), 4, found, feedback={"neutralised": list(FORMULAS)})


def sheets():
    code = collaboration("XLSX-SHEETS", WHO)
    book = Book()
    book.add([["This workbook is for the yearly report."], ["Fill in every sheet."]], "Read me")
    book.add([COLUMNS, activity(code, 1, "Workshop"), activity(code, 2, "Bad kind", kind="visit")], "Activities")
    book.add([OUTCOMES, [code, "guideline", "knowledge-sharing", DAY(2026, 4, 1), 1, "Guideline on dengue", "", "", "", f"{code}-O1"]], "Outcomes")
    book.add([FUNDING, [code, "commitment", 12500.5, "USD", DAY(2026, 4, 1), "", "", f"{code}-F1"]], "Funding")
    book.add([CHALLENGES, [code, "staffing", "research", 3, "open", DAY(2026, 4, 1), "", "Nobody to lead it", "", f"{code}-H1"]], "Бэрхшээл")
    book.add([], "Empty")
    name = write(f"{FOLDER}/several-sheets.xlsx", book.save())
    partly(name, 5, [error(3, f"{code}-2", "kind", sheet="Activities")], records(code, 1, {"reference": f"{code}-1"}), records(code, 1, {"quantity": 1}, type="outcome"),
           records(code, 1, {"amount": "12500.50"}, type="funding"), records(code, 1, {"severity": 3}, type="challenge"), sent_by=WHO)

    # Funding has a column "type" of its own, so the types that share a sheet are the three others.
    code = collaboration("XLSX-TYPE-COLUMN")
    header = ["type", "collaboration", "kind", "direction", "status", "title.en", "startsOn", "endsOn", "students", "country", "impact", "achievedOn", "quantity",
              "area", "severity", "openedOn", "description.en", "reference"]
    rows = [["activity", code, "student-exchange", "outbound", "completed", "Autumn", DAY(2026, 3, 2), DAY(2026, 3, 13), 5, "KR", *[None] * 7, "T-1"],
            ["outcome", code, "curriculum", None, None, "Curriculum", None, None, None, None, "educational-quality", DAY(2026, 5, 1), 2, *[None] * 4, "T-2"],
            ["challenge", code, "language", None, "open", None, None, None, None, None, None, None, None, "education", 2, DAY(2026, 2, 1), "Few speak it", "T-3"],
            ["picnic", code, "student-exchange", "outbound", "completed", "No such type", DAY(2026, 3, 2), DAY(2026, 3, 13), 5, "KR", *[None] * 7, "T-4"]]
    name = write(f"{FOLDER}/type-column.xlsx", Book().add([header, *rows]).save())
    partly(name, 4, [error(5, "T-4", "type")], records(code, 1, {"reference": "T-1", "participants": {"students": 5}}),
           records(code, 1, {"reference": "T-2", "quantity": 2}, type="outcome"), records(code, 1, {"reference": "T-3", "severity": 2}, type="challenge"))

    code = collaboration("XLSX-TITLE-LINE")
    rows = [["Activities of the year 2026 (draft)"], None, COLUMNS, activity(code, 1, "Under a title line"), activity(code, 2, "Wrong", direction="sideways")]
    name = write(f"{FOLDER}/title-line.xlsx", Book().add(rows).save())
    partly(name, 2, [error(5, f"{code}-2", "direction")], records(code, 1, {"reference": f"{code}-1"}))

    # A title over two columns; and two rows of header of which the upper one is merged over four.
    code = collaboration("XLSX-MERGED")
    wide = [*COLUMNS[:5], "", *COLUMNS[5:]]
    rows = [[*row[:5], "", *row[5:]] for row in (activity(code, 1, "Under a wide title"), activity(code, 2, "Another"))]
    after = '<mergeCells count="3"><mergeCell ref="E1:F1"/><mergeCell ref="E2:F2"/><mergeCell ref="E3:F3"/></mergeCells>'
    name = write(f"{FOLDER}/merged-header.xlsx", Book().add([wide, *rows], after=after).save())
    accepted(name, 2, records(code, 2, {"reference": f"{code}-1", "title": {"en": "Under a wide title"}, "startsOn": "2026-03-02"}))

    code = collaboration("XLSX-MERGED-TWO-ROWS")
    upper = ["collaboration", "kind", "direction", "status", "title.en", "startsOn", "endsOn", "participants", "", "", "", "country", "reference"]
    lower = [""] * 7 + ["students", "residents", "faculty", "staff"]
    row = activity(code, 1, "Under two rows")
    merged = [f"{c}1:{c}2" for c in "ABCDEFGLM"] + ["H1:K1"]
    after = f'<mergeCells count="{len(merged)}">' + "".join(f'<mergeCell ref="{m}"/>' for m in merged) + "</mergeCells>"
    name = write(f"{FOLDER}/merged-header-two-rows.xlsx", Book().add([upper, lower, [*row[:7], 4, 1, 2, 3, *row[9:]]], after=after).save())
    accepted(name, 1, records(code, 1, {"reference": f"{code}-1", "participants": {"students": 4, "residents": 1, "faculty": 2, "staff": 3}}))

    code = collaboration("XLSX-HIDDEN")
    rows = [activity(code, i, f"Row {i}") for i in range(1, 6)]
    name = write(f"{FOLDER}/hidden.xlsx", Book().add(
        [COLUMNS, *rows], hidden=(3, 5), columns='<cols><col min="11" max="11" width="9" hidden="1"/></cols>').save())
    accepted(name, 5, records(code, 5, {"reference": f"{code}-2"}, {"reference": f"{code}-4"}), noteContains=["hidden"])


def cells():
    code = collaboration("XLSX-FORMULAS")
    starts = Xml(f' s="1"><f>DATE(2026,3,2)</f><v>{serial(DAY(2026, 3, 2))}</v>')
    rows = [activity(code, 1, Xml(' t="str"><f>"Sum of "&amp;"two"</f><v>Sum of two</v>'), starts, Xml(f' s="1"><f>F2+11</f><v>{serial(DAY(2026, 3, 13))}</v>'),
                     Xml("><f>2+3</f><v>5</v>")),
            activity(code, 2, "A broken reference", students=Xml(' t="e"><f>A0</f><v>#REF!</v>')),
            activity(code, 3, "A formula that no program has worked out yet", students=Xml("><f>2+3</f>"))]
    name = write(f"{FOLDER}/formulas.xlsx", Book().add([COLUMNS, *rows]).save())
    partly(name, 3, [error(3, f"{code}-2", "students"), error(4, f"{code}-3", "students")], records(
        code, 1, {"reference": f"{code}-1", "title": {"en": "Sum of two"}, "startsOn": "2026-03-02", "endsOn": "2026-03-13", "participants": {"students": 5}}))

    # Inline strings, runs with formats of their own, escapes, and readings (furigana) that are no part of the text.
    code = collaboration("XLSX-STRINGS", JP)
    inline = Xml(' t="inlineStr"><is><t>Written inline, Ө Ү</t></is>')
    inline_runs = Xml(' t="inlineStr"><is><r><t xml:space="preserve">Inline </t></r><r><rPr><b/></rPr><t>runs</t></r></is>')
    runs = Rich('<r><rPr><b/></rPr><t xml:space="preserve">Bold </t></r><r><t>and plain</t></r>')
    reading = Rich('<t>青空</t><rPh sb="0" eb="2"><t>アオゾラ</t></rPh><phoneticPr fontId="0"/>')
    escaped = Rich("<t>Caf&#233; &amp; more</t>")
    rows = [activity(code, i, title, country="JP") for i, title in enumerate((inline, inline_runs, runs, reading, escaped), 1)]
    rows[0][1] = Xml(' t="inlineStr"><is><t>student-exchange</t></is>')
    name = write(f"{FOLDER}/inline-and-rich-strings.xlsx", Book().add([COLUMNS, *rows]).save())
    titles = ("Written inline, Ө Ү", "Inline runs", "Bold and plain", "青空", "Café & more")
    accepted(name, 5, records(code, 5, *({"reference": f"{code}-{i}", "title": {"en": t}} for i, t in enumerate(titles, 1))), sent_by=JP)

    code = collaboration("XLSX-TEXT-NUMBERS")
    rows = [activity(code, 1, "Text", students="12", faculty=" 2 "), activity(code, 2, "A float", students=12.0, faculty=1), activity(code, 3, "Half a student", students=1.5)]
    name = write(f"{FOLDER}/numbers-as-text.xlsx", Book().add([COLUMNS, *rows]).save())
    partly(name, 3, [error(4, f"{code}-3", "students")], records(
        code, 2, {"reference": f"{code}-1", "participants": {"students": 12, "faculty": 2}}, {"reference": f"{code}-2", "participants": {"students": 12}}))

    # Rows and cells without references, as some programs write them; and prefixes before every name.
    code = collaboration("XLSX-NO-REFERENCES")
    text = "".join("<x:row>" + "".join(f'<x:c t="inlineStr"><x:is><x:t>{c}</x:t></x:is></x:c>' for c in row) + "</x:row>" for row in (COLUMNS, activity(code, 1, "Bare")))
    book = Book().add([])
    book.parts["xl/worksheets/sheet1.xml"] = f'<x:worksheet xmlns:x="{book.main}"><x:sheetData>{text}</x:sheetData></x:worksheet>'
    accepted(write(f"{FOLDER}/no-cell-references.xlsx", book.save()), 1, records(code, 1, {"reference": f"{code}-1", "title": {"en": "Bare"}}))

    # Excel's "Strict Open XML Spreadsheet" has other namespaces and may write dates as such.
    code = collaboration("XLSX-STRICT")
    rows = [activity(code, 1, "Strict", Xml(' s="1" t="d"><v>2026-03-02</v>'), Xml(' s="1" t="d"><v>2026-03-13T00:00:00</v>'))]
    accepted(write(f"{FOLDER}/strict.xlsx", Book(strict=True).add([COLUMNS, *rows]).save()), 1, records(
        code, 1, {"reference": f"{code}-1", "startsOn": "2026-03-02", "endsOn": "2026-03-13"}))


def from_libreoffice():
    code = collaboration("XLSX-LIBREOFFICE")
    rows = [activity(code, 1, "Хаврын солилцоо Ө Ү"), activity(code, 2, "वसन्त आदानप्रदान"), activity(code, 3, "Ends too early", ends="2026-03-01")]
    content = as_csv([COLUMNS, *rows]).encode()
    infilter = "CSV:44,34,76,1,,0,false,true"
    name = write(f"{FOLDER}/libreoffice.xlsx", convert(content, "csv", "xlsx", infilter))
    partly(name, 3, [error(4, f"{code}-3", "endsOn")], records(
        code, 2, {"reference": f"{code}-1", "title": {"en": "Хаврын солилцоо Ө Ү"}, "startsOn": "2026-03-02"}, {"reference": f"{code}-2", "title": {"en": "वसन्त आदानप्रदान"}}))
    rejected(write(f"{FOLDER}/libreoffice.ods", convert(content, "csv", "ods", infilter)), "OpenDocument|ods", "xlsx|Excel")
    rejected(write(f"{FOLDER}/libreoffice.xls", convert(content, "csv", "xls", infilter)), "old|97", "xlsx")
    table = convert(content, "csv", "html:HTML (StarCalc)", infilter)
    rejected(write(f"{FOLDER}/web-page.xls", table), "HTML|web page")


def from_template():
    # Our own template (GET /templates/activities.xlsx?language=mn), filled in and saved by LibreOffice: its explanations and lists are no tables.
    code = collaboration("XLSX-TEMPLATE")
    parts = unzipped((pathlib.Path(__file__).parent / "activities-template.xlsx").read_bytes())
    days = [serial(DAY(2026, 3, 2)), serial(DAY(2026, 3, 13))]
    rows = [[code, "student-exchange", "outbound", "completed", "Spring course", "Хаврын сургалт", "", *days, "", 5, "", 1, "", "KR", "nursing", "0913", f"{code}-1"],
            [code, "faculty-exchange", "inbound", "completed", "", "Багшийн айлчлал", "", *days, 10, "", "", 2, "", "MN", "", "", f"{code}-2"]]
    filled = Book().add([None, *rows])
    inline = {i: s for s, i in filled.shared.items()}
    data = re.search("<sheetData>(.*)</sheetData>", filled.parts["xl/worksheets/sheet1.xml"])[1]
    data = re.sub(r't="s"><v>(\d+)</v>', lambda m: f't="inlineStr"><is>{inline[int(m[1])]}</is>', data)
    data = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", data)
    entry = parts["xl/worksheets/sheet1.xml"].decode().replace("</x:sheetData>", data + "</x:sheetData>")
    name = write(f"{FOLDER}/template.xlsx", convert(zipped(parts | {"xl/worksheets/sheet1.xml": entry}), "xlsx", "xlsx"))
    accepted(name, 2, records(
        code, 2, {"reference": f"{code}-1", "title": {"en": "Spring course", "mn": "Хаврын сургалт"}, "startsOn": "2026-03-02", "endsOn": "2026-03-13",
                  "participants": {"students": 5, "faculty": 1}, "theme": "nursing", "field": "0913"},
        {"reference": f"{code}-2", "days": 10, "country": "MN"}))


def make():
    for part in (encodings, separators, headers, dates, other_types, again, formula_like, sheets, cells, from_libreoffice, from_template):
        part()
