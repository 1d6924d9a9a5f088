#!/bin/sh
# Makes the agreements of this folder from sources/ with LibreOffice and Poppler. Run by hand after a source was changed.
set -e
cd "$(dirname "$0")"
pdf() { soffice --headless --infilter="HTML (StarWriter)" --convert-to pdf:writer_pdf_Export --outdir . "$1"; }
for name in exchange-en letter-of-intent-en agreement-mn agreement-ne bilingual-en-mn; do
  soffice --headless --infilter="HTML (StarWriter)" --convert-to 'docx:MS Word 2007 XML' --outdir . "sources/$name.html"
done
for name in mou-en research-en grant-en mou-mn mou-ne long; do
  pdf "sources/$name.html"
done
for source in variations/sources/*.html; do
  soffice --headless --infilter="HTML (StarWriter)" --convert-to 'docx:MS Word 2007 XML' --outdir variations "$source"
done
# A scan: the pages of an agreement as pictures, without any text.
pages=$(mktemp -d)
pdftoppm -r 60 -gray -png mou-en.pdf "$pages/page"
for page in "$pages"/page-*.png; do
  echo "<p><img src=\"$page\" width=\"480\"></p>"
done > "$pages/scanned.html"
pdf "$pages/scanned.html"
rm -r "$pages"
