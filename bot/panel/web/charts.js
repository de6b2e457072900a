// The charts of the panel, as SVG. They contain numbers only, never the text of a message.

const SVG = "http://www.w3.org/2000/svg";
const LEFT = 30;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 22;
const DAYS = 60;
const DAY_MS = 86_400_000;
const DAY_NAME = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", timeZone: "UTC" });

/**
 * curve: { points: [[labels, f1]] } with random: [[labels, low, mean, high]] and ceiling where true labels are known,
 * with interval: [[labels, low, high]] and settling: [[labels, kappa]] where the exam measures; undefined at first.
 */
export function drawCurve(svg, curve) {
  svg.toggleAttribute("hidden", Boolean(curve?.why_not));
  const frame = chartFrame(svg, { top: 28 });
  if (!frame) return;
  const { points = [], interval, settling = [] } = curve ?? {};
  const end = niceEnd(Math.max(80, 1.2 * Math.max(points.at(-1)?.[0] ?? 0, settling.at(-1)?.[0] ?? 0)));
  const x = (labels) => frame.left + (frame.width * labels) / end;
  const y = (value) => frame.top + frame.height * (1 - value);
  const random = (curve?.random ?? []).filter(([labels]) => labels <= end);
  svg.replaceChildren(
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => gridLine(frame, y(value), value)),
    ...[0, end / 2, end].map((labels) => words(x(labels), frame.bottom + 16, `${labels}${labels === end ? " labels" : ""}`, labels === end ? "end" : labels ? "middle" : "start")),
    ...(random.length ? [
      make("path", { class: "band", d: bandPath(random.map(([n, low, , high]) => [n, low, high]), x, y) }),
      make("path", { class: "line random", d: path(random.map(([n, , mean]) => [x(n), y(mean)])) }),
    ] : []),
    ...(curve?.ceiling ? [make("line", { class: "line ceiling", x1: frame.left, x2: frame.left + frame.width, y1: y(curve.ceiling), y2: y(curve.ceiling) })] : []),
    ...(interval ? [make("path", { class: "band campaign", d: bandPath(interval, x, y) })] : []),
    make("path", { class: "line settling", d: path(settling.map(([n, value]) => [x(n), y(value)])) }),
    ...(points.length ? [
      make("path", { class: "line campaign", d: path([...(interval ? [] : [[0, 0]]), ...points].map(([n, value]) => [x(n), y(value)])) }),
      make("circle", { class: "now", r: 4.5, cx: x(points.at(-1)[0]), cy: y(points.at(-1)[1]) }),
    ] : []),
    ...legend(frame, [
      ...(interval && !points.length ? [] : [["campaign", interval ? "F1" : "this campaign"]]),
      ...(settling.length ? [["settling", "agreement"]] : []),
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

/** course: [{ at, precision: [value, low, high], missed }], in order of time; either may be null. */
export function drawCourse(svg, course) {
  const frame = chartFrame(svg, { top: 28 });
  if (!frame || !course?.length) return;
  const [first, last] = [course[0].at, course.at(-1).at];
  const x = (at) => frame.left + frame.width * (last > first ? (at - first) / (last - first) : 0.5);
  const y = (value) => frame.top + frame.height * (1 - value);
  const series = [["precision", "campaign"], ["missed", "missed"]].flatMap(([name, kind]) => {
    const measured = course.filter((look) => look[name]).map((look) => [look.at, ...look[name]]);
    return [
      make("path", { class: `band ${kind}`, d: bandPath(measured.map(([at, , low, high]) => [at, low, high]), x, y) }),
      make("path", { class: `line ${kind}`, d: path(measured.map(([at, value]) => [x(at), y(value)])) }),
      ...measured.map(([at, value, low, high]) => make("path", { class: `line whisker ${kind}`, d: path([[x(at), y(low)], [x(at), y(high)]]) })),
      ...measured.map(([at, value]) => make("circle", { class: `now ${kind}`, r: 3.5, cx: x(at), cy: y(value) })),
    ];
  });
  svg.replaceChildren(
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((value) => gridLine(frame, y(value), value)),
    ...series,
    ...(last > first
      ? [words(x(first), frame.bottom + 16, day(first), "start"), words(x(last), frame.bottom + 16, day(last), "end")]
      : [words(x(first), frame.bottom + 16, day(first), "middle")]),
    ...legend(frame, [["campaign", "flagged: spam"], ["missed", "let through: spam"]], 130),
  );
}

/** days: [[ISO day, answers]]; days without answers may be missing. The newest DAYS are drawn. */
export function drawDays(svg, days) {
  const frame = chartFrame(svg, { left: 8, top: 18 });
  if (!frame || !days?.length) return;
  const answers = new Map(days.map(([at, number]) => [Date.parse(at) / DAY_MS, number]));
  const last = Math.max(...answers.keys());
  const first = Math.max(Math.min(...answers.keys()), last - DAYS + 1);
  const shown = Array.from({ length: Math.max(last - first + 1, 7) }, (_, place) => answers.get(last - place) ?? 0).reverse();
  const most = Math.max(...shown);
  const step = frame.width / shown.length;
  const bars = shown.map((number, place) => {
    const height = number ? Math.max(2, (frame.height * number) / most) : 0;
    return make("rect", { class: "column answers", x: frame.left + place * step + 1, width: Math.max(1, step - 2), y: frame.bottom - height, height, rx: 1.5 });
  });
  const from = (last - shown.length + 1) * DAY_MS;
  svg.replaceChildren(
    ...bars,
    make("line", { class: "axis", x1: frame.left, x2: frame.left + frame.width, y1: frame.bottom, y2: frame.bottom }),
    words(frame.left, frame.bottom + 16, day(from / 1000), "start"),
    words(frame.left + frame.width, frame.bottom + 16, day((last * DAY_MS) / 1000), "end"),
    words(frame.left + frame.width, 12, `${most} at most`, "end"),
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
function legend(frame, lines, apart = 112) {
  return lines.flatMap(([kind, text], place) => {
    const x = frame.left + apart * place;
    return [
      make("line", { class: `line ${kind}`, x1: x, x2: x + 18, y1: 8, y2: 8 }),
      words(x + 24, 12, text, "start"),
    ];
  });
}

/** The area between the ends of intervals. band: [[position, low, high]]. */
function bandPath(band, x, y) {
  if (!band.length) return "";
  const upper = band.map(([at, , high]) => [x(at), y(high)]);
  const lower = band.toReversed().map(([at, low]) => [x(at), y(low)]);
  return `${path(upper)}${path(lower, "L")}Z`;
}

function day(seconds) {
  return DAY_NAME.format(1000 * seconds);
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
