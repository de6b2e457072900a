// The two charts of the panel, as SVG. They contain numbers only, never the text of a message.

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 30;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 22;

/** curve: { points: [[labels, f1]], random: [[labels, low, mean, high]], ceiling }; undefined at first. */
export function drawCurve(svg, curve) {
  svg.toggleAttribute("hidden", Boolean(curve?.why_not));
  const frame = chartFrame(svg, { top: 28 });
  if (!frame) return;
  const points = curve?.points ?? [];
  const end = niceEnd(Math.max(80, 1.2 * (points.at(-1)?.[0] ?? 0)));
  const x = (labels) => frame.left + (frame.width * labels) / end;
  const y = (value) => frame.top + frame.height * (1 - value);
  const random = (curve?.random ?? []).filter(([labels]) => labels <= end);
  svg.replaceChildren(
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => gridLine(frame, y(value), value)),
    ...[0, end / 2, end].map((labels) => words(x(labels), frame.bottom + 16, `${labels}${labels === end ? " labels" : ""}`, labels === end ? "end" : labels ? "middle" : "start")),
    ...(random.length ? [
      make("path", { class: "band", d: `${path(random.map(([n, , , high]) => [x(n), y(high)]))}${path(random.toReversed().map(([n, low]) => [x(n), y(low)]), "L")}Z` }),
      make("path", { class: "line random", d: path(random.map(([n, , mean]) => [x(n), y(mean)])) }),
    ] : []),
    ...(curve?.ceiling ? [make("line", { class: "line ceiling", x1: frame.left, x2: frame.left + frame.width, y1: y(curve.ceiling), y2: y(curve.ceiling) })] : []),
    ...(points.length ? [
      make("path", { class: "line campaign", d: path([[0, 0], ...points].map(([n, value]) => [x(n), y(value)])) }),
      make("circle", { class: "now", r: 4.5, cx: x(points.at(-1)[0]), cy: y(points.at(-1)[1]) }),
    ] : []),
    ...legend(frame, [
      ["campaign", "this campaign"],
      ...(random.length ? [["random", "random order"]] : []),
      ...(curve?.ceiling ? [["ceiling", "all labels"]] : []),
    ]),
  );
}

/** histogram: { bins: [counts], asked: [{ score, exam }] }; undefined at first. */
export function drawHistogram(svg, histogram) {
  const frame = chartFrame(svg, { left: 8, top: 18 });
  if (!frame) return;
  const bins = histogram?.bins ?? [];
  const most = Math.max(1, ...bins);
  const x = (score) => frame.left + frame.width * score;
  const step = frame.width / Math.max(1, bins.length);
  // Square root: a hundred certain messages must not hide two uncertain ones.
  const bars = bins.map((number, place) => {
    const height = number ? Math.max(2, frame.height * Math.sqrt(number / most)) : 0;
    const kind = place < bins.length / 2 ? "no-spam" : "spam";
    return make("rect", { class: `column ${kind}`, x: frame.left + place * step + 1, width: Math.max(1, step - 2), y: frame.bottom - height, height, rx: 1.5 });
  });
  const marks = (histogram?.asked ?? []).map(({ score, exam }) =>
    make("path", { class: exam ? "mark exam" : "mark", d: `M${x(score) - 5} 3h10l-5 8z` }));
  svg.replaceChildren(
    make("line", { class: "middle", x1: x(0.5), x2: x(0.5), y1: frame.top - 4, y2: frame.bottom }),
    ...bars,
    make("line", { class: "axis", x1: frame.left, x2: frame.left + frame.width, y1: frame.bottom, y2: frame.bottom }),
    words(x(0), frame.bottom + 16, "0 not spam", "start"),
    words(x(0.5), frame.bottom + 16, "0.5", "middle"),
    words(x(1), frame.bottom + 16, "spam 1", "end"),
    ...marks,
  );
}

function chartFrame(svg, { left = LEFT, top = TOP } = {}) {
  const { width, height } = svg.getBoundingClientRect();
  if (!width || !height) return null;
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return { left, top, width: width - left - RIGHT, height: height - top - BOTTOM, bottom: height - BOTTOM };
}

function gridLine(frame, y, value) {
  const line = make("line", { class: "level", x1: frame.left, x2: frame.left + frame.width, y1: y, y2: y });
  return value % 0.5 ? [line] : [line, words(frame.left - 6, y + 4, String(value), "end")];
}

/** The legend, in a row above the curves. lines: [[kind, text]]. */
function legend(frame, lines) {
  return lines.flatMap(([kind, text], place) => {
    const x = frame.left + 112 * place;
    return [
      make("line", { class: `line ${kind}`, x1: x, x2: x + 18, y1: 8, y2: 8 }),
      words(x + 24, 12, text, "start"),
    ];
  });
}

function path(points, first = "M") {
  return points.map(([x, y], place) => `${place ? "L" : first}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

function words(x, y, text, anchor) {
  const node = make("text", { x, y, "text-anchor": anchor });
  node.textContent = text;
  return node;
}

function make(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  return node;
}

function niceEnd(most) {
  return [80, 100, 150, 200, 250, 300, 400, 500, 600, 800, 1000].find((end) => end >= most) ?? Math.ceil(most / 500) * 500;
}
