"""Make what the browser fetches once: boundaries and their textures, in `static/geo/`.

    python -m geo

Plotly cannot hatch a region, so "not collected" and "one bloc only" are drawn by a second
layer of thin strips or small dots cut to each province's shape. Needs shapely; the product
only reads the results.
"""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from shapely.geometry import LineString, MultiPolygon, Point, mapping, shape
from shapely.geometry.polygon import orient

HERE = Path(__file__).parent
STATIC = HERE.parent / "static" / "geo"
STRIP_STEP, STRIP_HALF_WIDTH = 0.16, 0.011  # degrees
DOT_STEP, DOT_RADIUS = 0.13, 0.028


def hatch(area: MultiPolygon) -> MultiPolygon:
    """Cut diagonal strips to the shape of `area`."""
    west, south, east, north = area.bounds
    start = STRIP_STEP * int((west - north) / STRIP_STEP)
    strips = []
    offset = start
    while offset < east - south:
        line = LineString([(south + offset, south), (north + offset, north)])
        strips.append(line.buffer(STRIP_HALF_WIDTH, cap_style="flat"))
        offset += STRIP_STEP
    return _polygons(shapely.intersection(shapely.union_all(strips), area))


def dots(area: MultiPolygon) -> MultiPolygon:
    """Set small octagons on a grid, those that lie inside `area`."""
    west, south, east, north = area.bounds
    found = []
    for row in range(int(south / DOT_STEP), int(north / DOT_STEP) + 2):
        for column in range(int(west / DOT_STEP), int(east / DOT_STEP) + 2):
            centre = Point((column + row % 2 / 2) * DOT_STEP, row * DOT_STEP)
            dot = centre.buffer(DOT_RADIUS, quad_segs=2)
            if area.contains(dot):
                found.append(dot)
    return MultiPolygon(found)


def _polygons(geometry: shapely.Geometry) -> MultiPolygon:
    parts = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "Polygon" and part.area > 1e-5]
    return MultiPolygon(parts)


def _clockwise(geometry: MultiPolygon) -> dict[str, object]:
    """Return GeoJSON with clockwise rings: D3 fills the rest of the globe otherwise."""
    turned = MultiPolygon([orient(part, -1.0) for part in geometry.geoms])
    return mapping(shapely.transform(turned, lambda xy: xy.round(3)))


def write(name: str, features: list[dict[str, object]]) -> None:
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (STATIC / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(features)} tỉnh, {len(text.encode()) / 1000:.0f} kB")


def main() -> None:
    STATIC.mkdir(parents=True, exist_ok=True)
    for count in (63, 34):
        source = json.loads((HERE / f"provinces_{count}.geojson").read_text(encoding="utf-8"))
        write(f"provinces_{count}.geojson", source["features"])
        for name, texture in (("hatch", hatch), ("dots", dots)):
            features = []
            for feature in source["features"]:
                area = shapely.make_valid(shape(feature["geometry"]))
                features.append(
                    {"type": "Feature", "id": feature["id"], "properties": {}, "geometry": _clockwise(texture(area))}
                )
            write(f"{name}_{count}.geojson", features)


if __name__ == "__main__":
    main()
