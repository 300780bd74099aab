"""The code on paper is the code of its payload, with room around it."""

from pathlib import Path

import numpy as np
import pytest
import segno

from kototori.documents.look import MILLIMETRE
from kototori.documents.qr_code import LEAST_MODULE, QUIET_ZONE, QrCode
from kototori.typesetting.sheet import Sheet
from tests.tools.shape_check import render

ADDRESSES = (
    "https://kela.fi",
    "https://www.infofinland.fi/ar/housing?from=desk",
    "https://esimerkki.fi/" + "a" * 150,
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_module_is_where_a_reader_looks_for_it(address: str, tmp_path: Path) -> None:
    wanted = np.array(segno.make(address, error="m", micro=False, boost_error=False).matrix) > 0
    code = QrCode(address, 21 * MILLIMETRE)
    pdf = tmp_path / "code.pdf"
    with pdf.open("wb") as target:
        sheet = Sheet(target, (code.width, code.height), language="fi", title="Koe")
        code.drawOn(sheet, 0, 0)
        sheet.save()
    picture = render(str(pdf), dpi=300) > 0.5
    side = len(wanted) + 2 * QUIET_ZONE
    middles = ((np.arange(side) + 0.5) * picture.shape[0] / side).astype(int)
    assert (picture[np.ix_(middles, middles)] == np.pad(wanted, QUIET_ZONE)).all()
    assert code.width / side >= LEAST_MODULE - 1e-9
