"""The accessibility checker axe-core, run inside a page."""

from functools import cache
from pathlib import Path

from playwright.sync_api import Page

SCRIPT = Path(__file__).parent / "vendor" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
COLOURS = ["color-contrast"]
RUN = """
async ([kind, values, outside]) => {
  // A colour on its way to another one is nobody's choice.
  await Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null)));
  const found = await axe.run({exclude: outside}, {runOnly: {type: kind, values}, resultTypes: ["violations"]});
  return found.violations.flatMap(rule => rule.nodes.map(node =>
    `${rule.id} ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`
  ));
}
"""


@cache
def script() -> str:
    return SCRIPT.read_text(encoding="utf-8")


def violations(page: Page, rules: list[str] = WCAG, outside: tuple[str, ...] = ()) -> list[str]:
    """One line per element that breaks a rule; `outside`: selectors that are not looked at."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(script())
    kind = "rule" if rules == COLOURS else "tag"
    return page.evaluate(RUN, [kind, rules, [[selector] for selector in outside]])
