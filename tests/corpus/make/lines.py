"""The lines of POST /records, dropped as files."""

import json

from corpus import CN, JP, accepted, collaboration, partly, records, rejected, write

FOLDER = "lines"


def line(code, reference, type="activity", **other):
    base = {
        "activity": {"kind": "student-exchange", "direction": "outbound", "status": "completed", "title": {"en": f"Line {reference}", "mn": "Мөр Ө Ү"},
                     "startsOn": "2026-03-02", "endsOn": "2026-03-13", "participants": {"students": 2}, "country": "CN"},
        "funding": {"type": "commitment", "amount": "100.00", "currency": "USD", "valueDate": "2026-03-02"}}
    return {"type": type, "collaboration": code, "record": {**base.get(type, {}), "reference": reference, **other}}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def make():
    code = collaboration("LINES-NDJSON", CN)
    lines = [text(line(code, "L-1")), "", text(line(code, "L-2", "funding")), text(line(code, "L-3", endsOn="2026-02-01")), '{"type": "activity", "collabor',
             text(line(code, "L-5", "picnic")), text(line("NO-SUCH-CODE", "L-6")), text(line(code, "L-7", surprise=1)), text(line(code, "L-8"))]
    name = write(f"{FOLDER}/good-and-bad.ndjson", "\n".join(lines).encode())
    errors = [{"row": n} for n in (4, 5, 6, 7, 8)]
    partly(name, 8, errors, records(code, 2, {"reference": "L-8", "title": {"mn": "Мөр Ө Ү"}}), records(code, 1, {"reference": "L-2", "amount": "100.00"}, type="funding"),
           sent_by=CN)

    code = collaboration("LINES-ARRAY", JP)
    array = [line(code, "A-1"), line(code, "A-2", "funding"), line(code, "A-3", country="Japan")]
    name = write(f"{FOLDER}/array.json", json.dumps(array, ensure_ascii=False, indent=2).encode())
    partly(name, 3, [{"row": 3}], records(code, 1, {"reference": "A-1"}), records(code, 1, {"reference": "A-2"}, type="funding"), sent_by=JP)

    code = collaboration("LINES-ARRAY-ONE-LINE", JP)
    name = write(f"{FOLDER}/array-on-one-line.json", ("\ufeff" + text([line(code, "A-1"), line(code, "A-2")])).encode())
    accepted(name, 2, records(code, 2), sent_by=JP)

    rejected(write(f"{FOLDER}/no-lines.json", text({"name": "app", "dependencies": {"left": "1.0"}}).encode()), "JSON")
    rejected(write(f"{FOLDER}/empty-array.json", b"[]\n"))
