"""What the scripts beside this one share: where files go, what is expected of them, and the register that they speak of."""

import csv
import io
import json
import pathlib

ROOT = pathlib.Path(__file__).resolve().parent.parent

MN = "mn-medical-university"
NP = "np-medical-education-commission"
KR, JP, CN, US, DE, WHO = (
    "kr-namsan-medical-university", "jp-aozora-medical-university", "cn-yunhai-traditional-medicine-university",
    "us-prairie-state-medical-school", "de-rheinaue-universitaet", "who")

INSTITUTIONS = {
    MN: {"names": {"en": "Mongolian Medical University (sample)", "mn": "Монголын Анагаах Ухааны Их Сургууль (жишиг)"},
         "kind": "university", "country": "MN", "home": True},
    NP: {"names": {"en": "Medical Education Commission (sample)", "ne": "चिकित्सा शिक्षा आयोग (नमुना)"},
         "kind": "regulator", "country": "NP", "home": True},
    KR: {"names": {"en": "Namsan Medical University", "ko": "남산의과대학교"}, "kind": "university", "country": "KR"},
    JP: {"names": {"en": "Aozora Medical University", "ja": "青空医科大学"}, "kind": "university", "country": "JP"},
    CN: {"names": {"en": "Yunhai University of Traditional Medicine", "zh": "云海中医药大学"}, "kind": "university", "country": "CN"},
    US: {"names": {"en": "Prairie State Medical School"}, "kind": "university", "country": "US"},
    DE: {"names": {"en": "Rheinaue University", "de": "Universität Rheinaue"}, "kind": "university", "country": "DE"},
    WHO: {"names": {"en": "World Health Organization"}, "kind": "intergovernmental"},
}

COLLABORATIONS = {}

COLUMNS = ["collaboration", "kind", "direction", "status", "title.en", "startsOn", "endsOn", "students", "faculty", "country", "reference"]


def collaboration(code, partner=KR, home=MN):
    """Adds a collaboration to the register and gives its code back."""
    COLLABORATIONS[code] = {
        "institution": home, "code": code, "partners": [{"institution": partner, "role": "partner"}],
        "title": {"en": f"Corpus {code}"}, "instrument": "mou", "kinds": ["student-exchange", "joint-research"], "status": "active",
        "signedOn": "2020-01-10", "startsOn": "2020-02-01"}
    return code


def activity(code, number, title, starts="2026-03-02", ends="2026-03-13", students=3, faculty=1, kind="student-exchange",
             direction="outbound", status="completed", country="KR"):
    """A row below COLUMNS. Its reference is the code and a number."""
    return [code, kind, direction, status, title, starts, ends, students, faculty, country, f"{code}-{number}"]


def records(code, count, *some, type="activity"):
    return {"collaboration": code, "type": type, "count": count, "some": list(some)}


def write(name, content):
    path = ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name


def as_csv(rows, separator=",", line_end="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    return out.getvalue()


def write_csv(name, rows, encoding="utf-8", separator=","):
    return write(name, as_csv(rows, separator).encode(encoding))


def expect(name, status=None, sent_by=MN, kind=None, **members):
    """Writes the neighbour of a file. README.md says what the members mean."""
    wanted = {"sentBy": sent_by, "kind": kind, "status": status, **members}
    wanted = {k: v for k, v in wanted.items() if v is not None or k == "kind"}
    write(f"{name}.expected.json", as_json(wanted))


def accepted(name, rows, *found, **members):
    expect(name, "accepted", rows=rows, accepted=rows, rejected=0, records=list(found), **members)


def partly(name, rows, errors, *found, **members):
    expect(name, "partly-accepted", rows=rows, accepted=rows - len(errors), rejected=len(errors), records=list(found),
           feedback={"errors": errors, **members.pop("feedback", {})}, **members)


def rejected(name, *reason, **members):
    expect(name, "rejected", accepted=0, reasonContains=list(reason), **members)


def error(row, key, *contains, **members):
    return {"row": row, "key": key, "contains": list(contains), **members}


def as_json(value, ascii=False):
    return (json.dumps(value, ensure_ascii=ascii, indent=2) + "\n").encode()


def write_register():
    institutions = [{"id": i, "body": body} for i, body in INSTITUTIONS.items()]
    write("register.json", as_json({"institutions": institutions, "collaborations": list(COLLABORATIONS.values())}))
