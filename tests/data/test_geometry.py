"""The shapes the browser fetches: current, one a province, both archipelagos in them."""

import json
from pathlib import Path

import pytest
from shapely.geometry import Point, shape

from geo.__main__ import STATIC, TOLERATED, clockwise, dots, hatch, misfit, read
from geo.provinces import islands, provinces

COUNTS = {"2008": 63, "2025": 34}


def features(layer: str, count: int) -> dict[str, dict]:
    text = (Path(STATIC) / f"{layer}_{count}.geojson").read_text(encoding="utf-8")
    return {feature["id"]: feature["geometry"] for feature in json.loads(text)["features"]}


@pytest.mark.parametrize("vintage", COUNTS)
def test_every_layer_has_every_province_once(vintage):
    codes = {province.code for province in provinces(vintage)}
    assert len(codes) == COUNTS[vintage]
    for layer in ("provinces", "hatch", "dots"):
        assert set(features(layer, COUNTS[vintage])) == codes


def test_the_34_are_the_63_put_together():
    assert misfit(read(63), read(34)) < TOLERATED


def test_a_wrong_merger_table_would_be_noticed():
    old, new = read(63), read(34)
    swapped = old.rename(index={"60": "24", "24": "60"})  # Bình Thuận and Bắc Giang exchanged
    assert misfit(swapped, new) > TOLERATED


@pytest.mark.parametrize("count", COUNTS.values())
def test_the_textures_are_current(count):
    """`python -m geo` writes them; a changed boundary must change them too."""
    written = {"hatch": features("hatch", count), "dots": features("dots", count)}
    for code, area in list(read(count).geometry.items())[::9]:
        for layer, texture in (("hatch", hatch), ("dots", dots)):
            assert json.loads(json.dumps(clockwise(texture(area)))) == written[layer][code], (layer, code)


@pytest.mark.parametrize("vintage", COUNTS)
def test_the_islands_belong_to_their_provinces(vintage):
    shapes = {code: shape(geometry) for code, geometry in features("provinces", COUNTS[vintage]).items()}
    for island in islands():
        code = island.code_2008 if vintage == "2008" else island.code_2025
        assert shapes[code].buffer(0.1).contains(Point(island.lon, island.lat)), island.name
    assert {island.group for island in islands()} >= {"Hoàng Sa", "Trường Sa"}
