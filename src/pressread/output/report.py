"""What ``check`` found, in every format."""

from __future__ import annotations

from pressread.output.view import SCHEMA_VERSION, Style, View
from pressread.sanitize import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pressread.overview import Report


class ReportView(View):
    """Problems, a line each; none where all is well."""

    schema = "check"
    screen = "pressread.render.plain:screen"
    header = ("problem",)

    def __init__(self, report: Report) -> None:
        self.report = report

    def document(self) -> dict[str, Any]:
        return {
            "schema_version": SCHEMA_VERSION,
            "articles": self.report.articles,
            "raw_files": self.report.raw_files,
            "problems": list(self.report.problems),
        }

    def records(self) -> Iterator[dict[str, Any]]:
        return ({"problem": problem} for problem in self.report.problems)

    def ids(self) -> tuple[str, ...]:
        return ()

    def lines(self, style: Style) -> Iterator[str]:  # noqa: ARG002
        return map(clean, self.report.problems)
