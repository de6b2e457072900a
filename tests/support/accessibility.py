"""axe-core on a page; contrasts on gradients, which it cannot measure, are computed."""

from __future__ import annotations

from typing import Any, Literal

from playwright.async_api import Page

THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ALL_RULES = {"resultTypes": ["violations", "incomplete"]}
CONTRAST_ONLY = {**ALL_RULES, "runOnly": ["color-contrast"]}
AA = 4.5  # contrast of text
# The lowest contrast of an element's text against the colours behind it, by WCAG 2. The layers are
# blended from the page's own up; a gradient counts as each of its colours.
WORST_CONTRAST = """(selector) => {
  const node = document.querySelector(selector);
  if (!node) return null;
  const colours = (value) => [...value.matchAll(/rgba?\\(([^)]+)\\)/g)].map(([, parts]) => {
    const [r, g, b, a = 1] = parts.split(/[ ,/]+/).map(Number);
    return [r, g, b, a];
  });
  const over = ([r, g, b, a], under) => [r, g, b].map((part, i) => a * part + (1 - a) * under[i]);
  const light = (colour) => {
    const [r, g, b] = colour.map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const layers = [];
  for (let at = node; at; at = at.parentElement) layers.unshift(getComputedStyle(at));
  let behind = [[255, 255, 255]];
  for (const { backgroundColor, backgroundImage } of layers)
    for (const layer of [colours(backgroundColor), colours(backgroundImage)])
      if (layer.length) behind = layer.flatMap((top) => behind.map((under) => over(top, under)));
  const [ink] = colours(getComputedStyle(node).color);
  return Math.min(...behind.map((under) => {
    const [a, b] = [light(over(ink, under)), light(under)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}"""


async def assert_accessible(page: Page) -> None:
    """At two sizes and in both themes; a theme changes colours only, so one rule is run twice."""
    for width, height in ((390, 844), (1280, 800)):
        await page.set_viewport_size({"width": width, "height": height})
        for theme, options in zip(THEMES, (ALL_RULES, CONTRAST_ONLY), strict=True):
            await page.emulate_media(color_scheme=theme)
            await assert_no_violation(page, options, f"{width} pixels wide, {theme}")


async def assert_no_violation(page: Page, options: dict[str, Any], where: str) -> None:
    """axe-core finds nothing; contrasts that a gradient hides from it are computed."""
    found = await page.evaluate("(options) => axe.run(options)", options)
    assert [describe(rule) for rule in found["violations"]] == [], where
    for rule in found["incomplete"]:
        for node in rule["nodes"]:
            if rule["id"] == "color-contrast" and "gradient" in node["any"][0]["message"]:
                ratio = await page.evaluate(WORST_CONTRAST, node["target"][0])
                assert ratio is None or ratio >= AA, f"{where}: {ratio:.2f}: {node['html']}"


def describe(rule: dict[str, Any]) -> str:
    nodes = "\n".join(f"  {node['html']}\n  {node['failureSummary']}" for node in rule["nodes"])
    return f"{rule['id']}: {rule['help']}\n{nodes}"
