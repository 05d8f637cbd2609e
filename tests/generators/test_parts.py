"""Parts and data of a site are read from inside of its folder alone."""

from __future__ import annotations

from pathlib import Path

from feeds.config import Config
from feeds.generators import recognise


def test_no_part_of_a_site_comes_from_outside_of_it(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for folder in ("_includes", "_data", "_posts"):
        (site / folder).mkdir(parents=True)
    (tmp_path / "secret.html").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.yml").write_text("a: secret")
    (site / "_config.yml").write_text("title: Quay\n")
    (site / "_includes" / "own.html").write_text("own")
    (site / "_includes" / "p.html").symlink_to(tmp_path / "secret.html")
    (site / "_data" / "far").symlink_to(tmp_path / "outside")
    (site / "_data" / "boats.yml").write_text("- Ada\n")
    made = recognise(site, Config(root=site)).site
    assert made is not None
    assert dict(made.includes) == {"own.html": "own", "_data/boats.yml": "- Ada\n"}
