"""Copy a worker's source and the shared kit into its `build` folder, which wrangler uploads; wrangler skips symlinked folders.

wrangler runs this as each worker's build command, whenever `src` or `kit` changes.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def stage(worker: str, *, root: Path = ROOT) -> None:
    """Make `workers/<worker>/build` equal to its source and the kit, touching only the files that differ."""
    build = root / "workers" / worker / "build"
    wanted: dict[Path, Path] = {}
    for source in (root / "workers" / worker / "src", root / "kit"):
        wanted |= {build / file.relative_to(source): file for file in source.rglob("*.py")}
    for present in list(build.rglob("*.py")):
        if present not in wanted:
            present.unlink()
    for target, file in wanted.items():
        if not target.exists() or target.read_bytes() != file.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)


if __name__ == "__main__":
    stage(sys.argv[1])
