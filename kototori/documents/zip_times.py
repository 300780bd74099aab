"""Takes the time of day out of a document that is a zip: ODS, DOCX; the same figures are the same bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_OLDEST = (1980, 1, 1, 0, 0, 0)  # that a zip can tell


def without_times(made: BytesIO) -> bytes:
    """The same package; its parts say no time of day at which they were packed."""
    target = BytesIO()
    with ZipFile(made) as given, ZipFile(target, "w") as kept:
        for part in given.infolist():
            told = ZipInfo(part.filename, _OLDEST)
            # A reader looks for the kind of an open document at the very beginning, as it is.
            told.compress_type = ZIP_STORED if part.filename == "mimetype" else ZIP_DEFLATED
            kept.writestr(told, given.read(part))
    return target.getvalue()
