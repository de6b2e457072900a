// What the campaign knows. A section is a function from the status to nodes; more of them can join the list.

const SECTIONS = [progress, balance, figures, more];
const SHOWN_ABOVE = new Set(["items", "labels", "spam", "no_spam", "left", "annotators", "open_questions"]);
const TITLES = { given: "Labelled before" };
const NUMBER = new Intl.NumberFormat();

export class Panel {
  constructor(body, short) {
    this.body = body;
    this.short = short;
    this.body.append(keyLegend());
    this.legend = this.body.lastElementChild;
  }

  show(status) {
    if (!status || !Object.keys(status).length) return;
    this.body.replaceChildren(...SECTIONS.flatMap((section) => section(status)), this.legend);
    this.short.textContent = status.items ? `${count(status.labels)} of ${count(status.items)} labelled` : "";
  }
}

function progress({ items = 0, labels = 0, trouble }) {
  const section = card("Labelled");
  const line = node("p", "big");
  line.append(node("strong", "", count(labels)), ` of ${count(items)} messages`);
  const bar = node("progress", "bar");
  bar.max = Math.max(items, 1);
  bar.value = Math.min(labels, bar.max);
  bar.setAttribute("aria-label", "Messages labelled");
  section.append(line, bar);
  if (trouble) section.append(node("p", "quiet", String(trouble)));
  return [section];
}

function balance({ spam = 0, no_spam: noSpam = 0 }) {
  const section = card("Balance");
  const total = spam + noSpam;
  const bar = node("div", "split");
  bar.setAttribute("aria-hidden", "true");
  for (const [name, part] of [["spam", spam], ["no-spam", noSpam]]) {
    const piece = node("span", name);
    piece.style.flexGrow = String(total ? part : 0);
    bar.append(piece);
  }
  const words = node("p", "split-words");
  words.append(share("spam", "Spam", spam, total), share("no-spam", "Not spam", noSpam, total));
  section.append(bar, words);
  return [section];
}

function share(name, title, part, total) {
  const percent = total ? ` · ${Math.round((100 * part) / total)} %` : "";
  const text = node("span", `share ${name}`);
  text.append(`${title} `, node("strong", "", count(part)), percent);
  return text;
}

function figures({ left, annotators, open_questions: open }) {
  return table([["Still to ask", left], ["Annotators", annotators], ["Open questions", open]]);
}

/** Whatever else the status holds, so that a new number needs no change here. */
function more(status) {
  const known = ([key, value]) =>
    !SHOWN_ABOVE.has(key) && key !== "trouble" && ["number", "string"].includes(typeof value);
  return table(Object.entries(status).filter(known).map(([key, value]) => [title(key), value]));
}

function table(rows) {
  const filled = rows.filter(([, value]) => value !== undefined && value !== null);
  if (!filled.length) return [];
  const list = node("dl", "figures card");
  for (const [name, value] of filled) {
    const pair = node("div");
    pair.append(node("dt", "", name), node("dd", "", count(value)));
    list.append(pair);
  }
  return [list];
}

function keyLegend() {
  const legend = node("p", "legend");
  legend.append("Click into a phone and use the keys ");
  const keys = [["1", "spam"], ["2", "not spam"], ["U", "not sure"], ["S", "skip"], ["Z", "undo"]];
  const list = node("span", "legend-keys");
  for (const [key, meaning] of keys) {
    const pair = node("span");
    pair.append(node("kbd", "", key), ` ${meaning}`);
    list.append(pair);
  }
  legend.append(list);
  return legend;
}

function card(heading) {
  const section = node("section", "card");
  section.append(node("h3", "", heading));
  return section;
}

function node(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function count(value) {
  return typeof value === "number" ? NUMBER.format(value) : String(value);
}

function title(key) {
  const words = TITLES[key] ?? key.replaceAll("_", " ");
  return words[0].toUpperCase() + words.slice(1);
}
