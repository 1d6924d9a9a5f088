"""Asks LibreOffice to convert a file, as a person's "Save as" does, and Chromium for a picture of a page."""

import pathlib
import subprocess
import tempfile


def convert(content, extension, to, infilter=None):
    """The bytes of content (a file with this extension) as another format; to is what soffice takes, such as 'xlsx' or 'pdf:writer_pdf_Export'."""
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, f"source.{extension}")
        source.write_bytes(content)
        out = pathlib.Path(folder, "out")
        filters = [f"--infilter={infilter}"] if infilter else []
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/corpus-office", "--headless", *filters,
             "--convert-to", to, "--outdir", str(out), str(source)],
            check=True, capture_output=True, timeout=120)
        return next(out.iterdir()).read_bytes()


def picture(html, size="820,1160"):
    """A PNG of a page, as Chromium shows it."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "page.png")
        page.write_bytes(html)
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", f"--window-size={size}",
             f"--screenshot={out}", f"file://{page}"],
            check=True, capture_output=True, timeout=120)
        return out.read_bytes()
