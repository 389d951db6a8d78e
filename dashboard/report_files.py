"""The files of a report on its page: made while one watches how far it has come, then ready to download."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import exports, frozen, wording
from dashboard.exports import FORMATS, MIME, Made
from dashboard.frozen import Frozen
from dashboard.layout import plain
from dashboard.render.naming import plain_name
from dashboard.texts import _, _n
from dashboard.warehouse import NoWarehouse

MADE = "report.made"  # session key: digest and format of the last file, the file


def offer(report: Frozen) -> None:
    """Draw a button for each format; the file that was made last stands below as long as it is of this very report."""

    def content() -> None:
        st.html(f'<h2 class="atlas-card-title">{escape(_("Tải báo cáo"))}</h2>')
        asked = None
        with st.container(horizontal=True, gap="small"):
            for extension, label in FORMATS.items():
                nothing = not report.collection.items
                if st.button(_(label), key=f"make-{extension}", disabled=nothing):
                    asked = extension
        if asked:
            _make(report, asked)
        kept = st.session_state.get(MADE)
        if kept and kept[0] == report.digest:
            _ready(report, kept[1], kept[2])
        st.html(f'<div class="atlas-note">{escape(_how_again(report))}</div>')

    st.fragment(content)()


def _make(report: Frozen, extension: str) -> None:
    """Make one file, telling how far it has come."""
    bar = st.progress(0.0, _("Đang chuẩn bị"))
    total = len(report.collection.items)
    try:
        code = frozen.keep(exports.folder(), report)
        made = exports.file(
            report, code, extension,
            lambda done, count: bar.progress(done / (total + 1), _("Hình {done} trên {count}", done=done, count=count)),
        )  # fmt: skip
        st.session_state[MADE] = (report.digest, extension, made)
    except (exports.Nothing, NoWarehouse) as reason:
        st.error(plain(str(reason)))
    except OSError:
        st.error(_("Không ghi được mã của báo cáo vào thư mục dữ liệu."))
    finally:
        bar.empty()


def _ready(report: Frozen, extension: str, made: Made) -> None:
    name = plain_name(f"{report.collection.name}_{made.code}", extension, nameless="bao-cao")
    size = wording.number(len(made.content) / 1_000_000, 1)
    st.download_button(
        _("Tải {name} ({size} MB)", name=name, size=size), data=made.content, file_name=name, mime=MIME[extension],
        on_click="ignore", key=f"download-report-{extension}", type="primary",
    )  # fmt: skip
    st.html(f'<div class="atlas-note">{escape(_n("{n} hình trong tệp", made.count))}</div>')
    for one in made.missing:
        said = _("Thiếu hình “{title}”: {reason}", title=one.item.title or one.item.printed, reason=one.reason)
        st.html(f'<div class="atlas-doubt">{escape(said)}</div>')


def _how_again(report: Frozen) -> str:
    return _(
        "Mã {code} · bản dựng {build} · xem tại ngày {day}. Khi đã xuất, mã này cho lại đúng báo cáo từ đúng bản dựng ấy.",
        code=report.code,
        build=report.build_id,
        day=wording.day(report.day),
    )
