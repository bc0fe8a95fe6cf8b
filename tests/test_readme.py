"""What the README shows works as it stands."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_message_file_of_the_readme_is_sent_by_its_command(tmp_path: Path) -> None:
    example = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert example
    (tmp_path / "order.wamsg").write_text(example[1], encoding="utf-8")
    assert 'wacomposer send order.wamsg --account "Practice RyzeAPI" --to +5511999999999' in README
    arguments = ["send", "order.wamsg", "--account", "Practice RyzeAPI", "--to", "+5511999999999"]
    ended = subprocess.run([sys.executable, "-m", "wacomposer", *arguments], cwd=tmp_path, check=False)
    assert ended.returncode == 0


def test_what_the_readme_points_at_is_there() -> None:
    for target in re.findall(r"\]\((resources/[^)]+)\)", README):
        assert (ROOT / target).is_file()
    for folder in re.findall(r"^  (\w+)/ ", README, re.MULTILINE):
        assert (ROOT / "wacomposer" / folder).is_dir()
