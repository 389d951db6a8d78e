"""Write a data directory with N INVENTED plan files of real size, beside a copy of the rest of data/.

    python -m benchmarks.synthetic_plans 10000 /tmp/atlas-synthetic [--seed 1]

The same seed gives the same bytes. Every file says in its title and source that it is made up.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.records import Role
from etl.vocabulary import load_vocabulary
from geo.provinces import provinces

DATA = Path(__file__).resolve().parent.parent / "data"
DUTIES, TASKS, CITATIONS, DEADLINES, ISSUES = 40, 12, 30, 10, 4
YEARS = range(2021, 2025)
VERBS = ("Tổ chức", "Đẩy mạnh", "Hướng dẫn", "Theo dõi", "Rà soát", "Phối hợp", "Vận động", "Hỗ trợ", "Kiểm tra", "Báo cáo")
WORDS = (
    "tuyên truyền hàng Việt tại chợ phiên và điểm bán lưu động",
    "kết nối cung cầu giữa doanh nghiệp với siêu thị",
    "sản phẩm đặc trưng của địa phương",
    "hội viên và đoàn viên ở cơ sở",
    "nhãn mác, nguồn gốc và chất lượng hàng hóa",
    "mua sắm công ưu tiên hàng trong nước",
    "kết quả thực hiện theo quý",
    "chuyên mục trên báo và đài",
    "doanh nghiệp nhỏ và vừa tiếp cận vốn",
    "hàng giả, hàng kém chất lượng",
    "thương hiệu và chỉ dẫn địa lý",
    "đưa hàng về nông thôn, biên giới, hải đảo",
    "chương trình bình ổn giá",
    "tiêu chuẩn và quy chuẩn kỹ thuật",
    "dư luận xã hội về hàng trong nước",
    "quyền lợi người tiêu dùng",
)


@dataclass(frozen=True, slots=True)
class Pools:
    """What an invented plan may name: real codes, so that the loader accepts it."""

    agencies: tuple[str, ...]
    themes: tuple[str, ...]
    issue_kinds: tuple[str, ...]
    provinces: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]  # id, type


def write_data(count: int, target: Path, seed: int = 1) -> int:
    """Write `count` invented plans into `target`/plans and copy the rest; return the bytes of the plans."""
    shutil.copytree(DATA, target, ignore=shutil.ignore_patterns("build", "sources", "plans", ".*"), dirs_exist_ok=True)
    plans = target / "plans"
    shutil.copytree(DATA / "plans", plans, dirs_exist_ok=True)  # the registry and the real plans cite each other
    pools, size = _pools(), 0
    for number in range(1, count + 1):
        document_id, text = plan_text(number, pools, seed)
        size += (plans / f"{document_id}.yml").write_bytes(text.encode())
    return size


def plan_text(number: int, pools: Pools, seed: int) -> tuple[str, str]:
    """Return the id and the YAML of one invented plan."""
    chance = random.Random(f"{seed}-{number}")
    province, year = chance.choice(pools.provinces), chance.choice(YEARS)
    document_id = f"hu-cau-{year}-{number}-kh-bcd"
    parts = (
        _head(document_id, number, province, year, chance),
        _sections(chance),
        _citations(pools, chance),
        _duties(pools, chance),
        _tasks(pools, chance),
        _deadlines(pools, year, chance),
        _issues(pools, chance),
    )
    return document_id, "\n".join(line for part in parts for line in part) + "\n"


def _pools() -> Pools:
    vocabulary = load_vocabulary(DATA / "vocabulary")
    with (DATA / "registry" / "documents.csv").open(encoding="utf-8", newline="") as rows:
        documents = tuple((row["id"], row["type"]) for row in csv.DictReader(rows))
    return Pools(
        agencies=tuple(code for code, agency in vocabulary.agencies.items() if agency.level != "central"),
        themes=tuple(vocabulary.themes),
        issue_kinds=tuple(code for code in vocabulary.issue_kinds if code.startswith(("mis", "blank", "layout"))),
        provinces=tuple(province.name for province in provinces("2008")),
        documents=documents,
    )


def _head(document_id: str, number: int, province: str, year: int, chance: random.Random) -> Iterator[str]:
    day = f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    fields = {
        "id": document_id,
        "type": "ke_hoach",
        "number": number,
        "symbol": "KH-BCĐ",
        "number_text": f"{number}/KH-BCĐ",
        "issuer": f"Ban Chỉ đạo Cuộc vận động (HƯ CẤU) {province}",
        "system": "front",
        "level": "province",
        "province": province,
        "scope": "province",
        "period": "annual",
        "place": province,
        "date": day,
        "year": year,
        "title": f"(HƯ CẤU) Kế hoạch thử tải số {number} năm {year}",
        "summary": f"Văn bản bịa để đo tốc độ, không có thật {_phrase(chance)}",
    }
    yield "document:"
    yield from (f"  {name}: {value}" for name, value in fields.items())
    yield "\nsource:"
    yield f"  file: hu-cau-{number}.txt"
    yield f"  sha256: {hashlib.sha256(document_id.encode()).hexdigest()}"
    yield "  medium: text\n  reviewed_by: null\n  reviewed_on: null\n  extractor: HƯ CẤU, benchmarks/synthetic_plans.py"


def _sections(chance: random.Random) -> Iterator[str]:
    yield "\nsections:"
    for place in range(1, DUTIES + TASKS + 1):
        yield f"  - path: III.{place}\n    heading: {_phrase(chance)}"


def _citations(pools: Pools, chance: random.Random) -> Iterator[str]:
    yield "\ncitations:"
    for place in range(1, CITATIONS + 1):
        document, kind = chance.choice(pools.documents)
        yield f"  - section: III.{place}\n    ordinal: 1\n    printed: Văn bản số {place:02} (hư cấu)\n    type: {kind}"
        yield f'    number: "{place:02}"\n    symbol: CT/TW\n    date: 2021-05-19\n    document: {document}'


def _duties(pools: Pools, chance: random.Random) -> Iterator[str]:
    yield "\nduties:"
    roles = tuple(role.value for role in Role)
    for place in range(1, DUTIES + 1):
        yield f"  - section: III.{place}\n    ordinal: 1\n    agencies:"
        for code in chance.sample(pools.agencies, chance.choice((1, 1, 1, 2))):
            yield f"      - {{code: {code}, role: {chance.choice(roles)}}}"
        yield f"    summary: {_sentence(chance)}\n    themes: [{', '.join(chance.sample(pools.themes, 2))}]"
        yield f"    span:\n      start: {place * 400}\n      end: {place * 400 + 350}"


def _tasks(pools: Pools, chance: random.Random) -> Iterator[str]:
    yield "\ntasks:"
    for place in range(DUTIES + 1, DUTIES + TASKS + 1):
        yield f"  - section: III.{place}\n    ordinal: 1\n    summary: {_sentence(chance)}"
        yield f"    themes: [{', '.join(chance.sample(pools.themes, 2))}]\n    note: {_sentence(chance)}"


def _deadlines(pools: Pools, year: int, chance: random.Random) -> Iterator[str]:
    yield "\ndeadlines:"
    for place in chance.sample(range(1, DUTIES + 1), DEADLINES):
        yield f"  - section: III.{place}\n    ordinal: 1\n    printed: trước ngày 30/11\n    kind: absolute"
        yield f"    end: {year}-11-30\n    bound: before\n    inferred: true\n    action: report"
        yield f"    actors: [{chance.choice(pools.agencies)}]\n    recipient: {chance.choice(pools.agencies)}"


def _issues(pools: Pools, chance: random.Random) -> Iterator[str]:
    yield "\nissues:"
    for place in range(1, ISSUES + 1):
        yield f"  - code: {chance.choice(pools.issue_kinds)}\n    section: III.{place}\n    note: {_sentence(chance)}"


def _phrase(chance: random.Random) -> str:
    return " và ".join(chance.sample(WORDS, 2))


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(VERBS)} {', '.join(chance.sample(WORDS, 4))} trong {chance.randint(2, 90)} ngày."


def main() -> None:
    """Write the files that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("target", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    size = write_data(options.count, options.target, options.seed)
    print(f"{options.count} plans, {size / 1e6:.0f} MB, in {options.target}")


if __name__ == "__main__":
    main()
