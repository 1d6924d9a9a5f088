"""Makes the corpus: python3 tests/corpus/make/all.py. Needs LibreOffice (soffice) and Chromium."""

import corpus
import hostile
import lines
import reports
import rosters
import spreadsheets

for subject in (spreadsheets, rosters, lines, reports, hostile):
    subject.make()
corpus.write_register()
