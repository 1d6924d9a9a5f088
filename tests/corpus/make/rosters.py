"""Rosters: tables of people, who are counted and never kept. The people are made up; their names and passports occur nowhere else."""

import datetime

from corpus import KR, MN, NP, US, accepted, collaboration, error, partly, records, write, write_csv
from xlsx import Book

DAY = datetime.date
FOLDER = "rosters"
COLUMNS = ["collaboration", "kind", "direction", "person", "name", "birthDate", "passport", "level", "startsOn", "endsOn", "country"]

# Whoever finds one of these outside the stored upload has found a person.
PRIVATE = ["Zzyzx", "Testperson", "Өвгөнжүв", "Туршилтынхүн", "झ्याङ्ग्रेमान", "ZZ9987", "1901-02-0"]
NAMES = ("Zzyzx Testperson", "Өвгөнжүв Туршилтынхүн", "झ्याङ्ग्रेमान Testperson", "Quibblewick Testperson")

SPRING, AUTUMN = ("2026-03-02", "2026-05-29"), ("2026-09-01", "2026-12-18")


def person(code, number, level="students", dates=SPRING, kind="student-exchange", direction="outbound", country="KR", reference=None):
    reference = f"MN-{number:04}" if reference is None else reference
    return [code, kind, direction, reference, f"{NAMES[number % 4]} {number}", f"1901-02-{number % 9 + 1:02}", f"ZZ9987{number:03}", level, *dates, country]


def group(code, level, people, dates=SPRING, **members):
    return {"participants": {level: people}, "startsOn": dates[0], "endsOn": dates[1], **members}


def make():
    private = {"readAs": "roster", "neverStored": PRIVATE}

    # Three groups in spring and one in autumn; the first person goes twice, and counts in both.
    code = collaboration("ROSTER-CSV", KR)
    rows = [*(person(code, n) for n in range(1, 5)), *(person(code, n, "residents") for n in range(5, 7)),
            person(code, 7, "faculty", kind="faculty-exchange", direction="inbound", country="MN"), person(code, 1, dates=AUTUMN), person(code, 8, dates=AUTUMN)]
    first = write_csv(f"{FOLDER}/roster.csv", [COLUMNS, *rows])
    same = [group(code, "residents", 2), group(code, "faculty", 1, kind="faculty-exchange", direction="inbound", country="MN"), group(code, "students", 2, AUTUMN)]
    accepted(first, 9, records(code, 4, group(code, "students", 4, kind="student-exchange", direction="outbound", country="KR"), *same), **private)

    # The same roster again with two more people: one joins a group, one is a group by himself. Nobody counts twice.
    more = [person(code, 9), person(code, 10, "staff")]
    name = write_csv(f"{FOLDER}/roster-with-two-more.csv", [COLUMNS, *rows[:3], more[0], *rows[3:], more[1]])
    accepted(name, 11, records(code, 5, group(code, "students", 5), group(code, "staff", 1), *same), after="roster.csv", **private)

    code = collaboration("ROSTER-REPEATED", KR)
    rows = [person(code, 1), person(code, 2), person(code, 1)]
    name = write_csv(f"{FOLDER}/repeated-person.csv", [COLUMNS, *rows])
    accepted(name, 3, records(code, 1, group(code, "students", 2)), **private)

    code = collaboration("ROSTER-FAULTS", KR)
    rows = [person(code, 11), person(code, 12, reference=""), person(code, 13, level="wizards"), person(code, 14, dates=("2026-05-29", "2026-03-02")), person(code, 15)]
    name = write_csv(f"{FOLDER}/faults.csv", [COLUMNS, *rows])
    partly(name, 5, [error(3, "", "person"), error(4, "", "level"), error(5, "", "endsOn")], records(code, 1, group(code, "students", 2)),
           sent_by=KR, **private)

    # A workbook with the sender's own columns, announced as a roster; the birth dates are dates.
    code = collaboration("ROSTER-XLSX", US, NP)
    rows = [person(code, n, "students", ("2026-01-05", "2026-01-30"), country="US") for n in range(21, 24)]
    rows += [person(code, n, "faculty", ("2026-01-05", "2026-01-30"), "research-training", country="US") for n in range(24, 26)]
    dated = [[*r[:5], DAY(1901, 2, 3), *r[6:8], DAY.fromisoformat(r[8]), DAY.fromisoformat(r[9]), r[10], "Room 5"] for r in rows]
    name = write(f"{FOLDER}/roster.xlsx", Book().add([[*COLUMNS, "Dormitory"], *dated], "Participants").save())
    accepted(name, 5, records(
        code, 2, group(code, "students", 3, ("2026-01-05", "2026-01-30"), country="US"),
        group(code, "faculty", 2, ("2026-01-05", "2026-01-30"), kind="research-training")), sent_by=NP, kind="roster", unknownColumns=["Dormitory"], **private)
