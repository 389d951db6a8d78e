"""Make what the browser fetches once: boundaries and their textures, in `static/geo/`.

    python -m geo

Plotly cannot hatch a region, so "not collected" and "one bloc only" are drawn by a second
layer of thin strips or small dots cut to each province's shape. Only this script needs
GeoPandas; the product reads its results.
"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, mapping
from shapely.geometry.polygon import orient

from geo.provinces import provinces

HERE = Path(__file__).parent
STATIC = HERE.parent / "static" / "geo"
STRIP_STEP, STRIP_HALF_WIDTH = 0.16, 0.011  # degrees
DOT_STEP, DOT_RADIUS = 0.13, 0.028
SMALLEST = 1e-5  # square degrees: smaller slivers are not seen
TOLERATED = 0.01  # square degrees by which 34 may differ from 63 put together, for rounding


def read(count: int) -> gpd.GeoDataFrame:
    """Return the 63 or 34 provinces by code, made valid; degrees (WGS 84)."""
    table = gpd.read_file(HERE / f"provinces_{count}.geojson").set_index("code")
    return table.set_geometry(table.geometry.make_valid())[["geometry"]]


def hatch(area: shapely.Geometry) -> MultiPolygon:
    """Cut diagonal strips to the shape of `area`."""
    west, south, east, north = area.bounds
    offset = STRIP_STEP * int((west - north) / STRIP_STEP)
    strips = []
    while offset < east - south:
        line = LineString([(south + offset, south), (north + offset, north)])
        strips.append(line.buffer(STRIP_HALF_WIDTH, cap_style="flat"))
        offset += STRIP_STEP
    cut = shapely.intersection(shapely.union_all(strips), area)
    return MultiPolygon([part for part in getattr(cut, "geoms", [cut]) if part.area > SMALLEST])


def dots(area: shapely.Geometry) -> MultiPolygon:
    """Set small octagons on a grid, those that lie inside `area`."""
    west, south, east, north = area.bounds
    centres = [
        Point((column + row % 2 / 2) * DOT_STEP, row * DOT_STEP)
        for row in range(int(south / DOT_STEP), int(north / DOT_STEP) + 2)
        for column in range(int(west / DOT_STEP), int(east / DOT_STEP) + 2)
    ]
    octagons = (centre.buffer(DOT_RADIUS, quad_segs=2) for centre in centres)
    return MultiPolygon([octagon for octagon in octagons if area.contains(octagon)])


def clockwise(geometry: MultiPolygon) -> dict[str, object]:
    """Return GeoJSON with clockwise rings: D3 fills the rest of the globe otherwise."""
    turned = MultiPolygon([orient(part, -1.0) for part in geometry.geoms])
    return mapping(shapely.transform(turned, lambda xy: xy.round(3)))


def misfit(old: gpd.GeoDataFrame, new: gpd.GeoDataFrame) -> float:
    """Return the area by which the old provinces, merged as the table says, differ from the new."""
    successor = {province.code: province.successor_code for province in provinces("2008")}
    merged = old.dissolve(by=old.index.map(successor))
    difference = merged.geometry.symmetric_difference(new.geometry.reindex(merged.index))
    return float(shapely.area(difference.array).sum())  # plain square degrees: only compared with a tolerance


def write(name: str, features: list[dict[str, object]]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (STATIC / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(features)} tỉnh, {len(text.encode()) / 1000:.0f} kB")


def main() -> None:
    STATIC.mkdir(parents=True, exist_ok=True)
    tables = {count: read(count) for count in (63, 34)}
    off = misfit(tables[63], tables[34])
    if off > TOLERATED:
        raise SystemExit(f"34 tỉnh không khớp 63 tỉnh gộp lại: lệch {off:.4f} độ vuông; sửa geo/provinces_34.geojson")
    for count, table in tables.items():
        source = json.loads((HERE / f"provinces_{count}.geojson").read_text(encoding="utf-8"))
        write(f"provinces_{count}.geojson", source["features"])
        for name, texture in (("hatch", hatch), ("dots", dots)):
            features = [
                {"type": "Feature", "id": code, "properties": {}, "geometry": clockwise(texture(area))}
                for code, area in table.geometry.items()
            ]
            write(f"{name}_{count}.geojson", features)


if __name__ == "__main__":
    main()
