"""The part Biểu mẫu: which plans and bodies it offers, what the files are, and what it says where nothing is known."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from forms import layout
from tests import drawn

BINH_THUAN, BAC_GIANG = "binh-thuan-2023-65-kh-bcdcvd", "bac-giang-2021-kh-mttq-bcd"
pytestmark = pytest.mark.usefixtures("published")


def part(monkeypatch, **query: str) -> tuple[AppTest, dict[str, tuple[str, object]]]:
    """Run the page with this part; return it and what may be downloaded: key → (file name, what makes it)."""
    offered: dict[str, tuple[str, object]] = {}

    def take(label, *, data, file_name, key, **_looks):
        offered[key.removeprefix("download-form-")] = (file_name, data)

    monkeypatch.setattr(st, "download_button", take)
    page = drawn.run("deadlines", {"phan": "bieu-mau", **query})
    assert not page.exception
    return page, offered


def html_of(page: AppTest) -> str:
    return "".join(str(part.proto.body) for part in page.get("html"))


def test_a_plan_lists_its_bodies_with_addressee_and_day(monkeypatch):
    page, offered = part(monkeypatch, kh=BINH_THUAN)
    shown = html_of(page)
    assert "22 cơ quan được giao nhiệm vụ" in shown
    assert shown.count("trước ngày 30/11/2023") == 21
    assert shown.count("văn bản không ghi hạn báo cáo") == shown.count("văn bản không ghi nơi nhận") == 1
    assert list(offered) == ["zip"]
    name, made = offered["zip"]
    assert name == "bieu-mau_2023_binh-thuan-2023-65-kh-bcdcvd.zip"
    assert len(zipfile.ZipFile(io.BytesIO(made())).namelist()) == 45


def test_a_body_offers_its_sheet_and_letter_and_the_year_can_be_chosen(monkeypatch):
    _page, offered = part(monkeypatch, kh=BAC_GIANG, cqb="so_cong_thuong", nbm="2025")
    assert set(offered) == {"xlsx", "docx", "zip"}
    name, made = offered["xlsx"]
    assert name == "bieu-mau_2025_bac-giang_so-cong-thuong.xlsx"
    hidden = openpyxl.load_workbook(io.BytesIO(made()))[layout.META]
    assert {row[0].value: row[1].value for row in hidden.iter_rows()}["form"] == f"{BAC_GIANG}.so_cong_thuong.year-2025"
    assert offered["docx"][1]().startswith(b"PK")


def test_a_province_narrows_the_plans_and_one_without_any_says_so(monkeypatch):
    page, _offered = part(monkeypatch, tinh="24")
    (plans,) = [box.options for box in page.selectbox if box.key == "kh"]
    assert plans == ["Bắc Giang · Kế hoạch …/KH-MTTQ-BCĐ (để trống số) · 2021"]
    page, offered = part(monkeypatch, tinh="01")
    assert "kho chưa có kế hoạch nào giao nhiệm vụ" in html_of(page)
    assert not offered


def test_what_the_address_asks_for_in_vain_is_named(monkeypatch):
    page, _offered = part(monkeypatch, kh="khong-co", cqb="khong_co")
    assert any("khong-co" in warning.value for warning in page.warning)
