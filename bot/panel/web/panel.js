// The panel: what the campaign knows. Its parts are in panel.html; this module fills them in.

import { CampaignParts } from "./campaign.js";
import { drawCurve, drawHistogram } from "./charts.js";

const NUMBER = new Intl.NumberFormat();
const FIRST_LOOK = 10;
const EXAM = "One in five questions is an exam question: chosen at random, and it trains nothing.";
const STEADY = 3;
const GOOD = 0.95;
const CHOICES = { spam: "spam", no_spam: "not spam", unsure: "not sure", skip: "skip", undone: "undo" };

export class Panel {
  /** nameOf({ telegram_id }): the name of a person on this page, else "Somebody". */
  constructor(nameOf) {
    this.nameOf = nameOf;
    this.insight = {};
    this.parts = new CampaignParts();
    // Charts are redrawn on a resize, so that their text keeps its size.
    const resized = new ResizeObserver(() => this.#draw());
    for (const id of ["curve", "histogram"]) resized.observe(at(id));
  }

  showStatus(status) {
    const { items = 0, settled = 0, spam = 0, no_spam: noSpam = 0, trouble } = status ?? {};
    write("labels", count(settled));
    write("items", count(items));
    write("spam", count(spam));
    write("no-spam", count(noSpam));
    at("labels-bar").max = Math.max(items, 1);
    at("labels-bar").value = settled;
    write("panel-short", items ? `${count(settled)} of ${count(items)} settled` : "");
    write("settled-how", items ? countWords(status) : "");
    at("trouble").hidden = !trouble;
    write("trouble", trouble ?? "");
  }

  showInsight(insight) {
    this.insight = insight ?? {};
    write("spam-name", this.insight.label_names?.spam ?? "Spam");
    write("no-spam-name", this.insight.label_names?.no_spam ?? "Not spam");
    this.#showScore(this.insight.score);
    this.#showWords(this.insight.words);
    this.#showLast(this.insight.last);
    this.#showTrust(this.insight.people);
    this.parts.show(this.insight);
    at("last-card").hidden = Boolean(this.insight.recent);
    this.#draw();
  }

  #draw() {
    drawCurve(at("curve"), this.insight.curve);
    drawHistogram(at("histogram"), this.insight.histogram);
    if (this.insight.curve?.title) write("curve-title", this.insight.curve.title);
    at("curve-words").className = this.insight.curve?.why_not ? "quiet" : "takeaway";
    const [headline, now] = [curveWords(this.insight.curve), curveNow(this.insight.curve)];
    write("curve-words", headline);
    write("curve-now", headline === now ? "" : now);
    const caption = this.insight.trouble ?? curveCaption(this.insight.curve);
    write("curve-caption", caption);
    at("curve-details").hidden = !caption;
    if (this.insight.trouble) at("curve-details").open = true;
    write("histogram-words", this.#histogramWords(this.insight.histogram));
  }

  /** The bot's own figures and sentences: the page says what /stats says. */
  #showScore(score) {
    const { sentences = [EXAM], statements = [], figures = [], answers = 0, next = FIRST_LOOK } = score ?? {};
    at("score").replaceChildren(...(figures.length ? figures : [["none yet", ""]]).map(scoreFigure));
    at("score-bar").hidden = !next;
    at("score-bar").max = next ?? 1;
    at("score-bar").value = answers;
    at("score-words").replaceChildren(...[...statements, ...sentences].map(sentenceItem));
  }

  #histogramWords(histogram) {
    if (!histogram) return "There is no model yet: it needs three labels of each kind.";
    const asked = histogram.asked.filter((question) => !question.exam);
    const exam = histogram.asked.length - asked.length;
    const parts = ["Scores of all unlabelled messages."];
    if (asked.length === 1) {
      parts.push(`▼ ${this.nameOf(asked[0])} is asked about score ${asked[0].score.toFixed(2)}.`);
    } else if (asked.length) parts.push(`▼ ${asked.length} questions are open.`);
    if (exam) parts.push(exam === 1 ? "▽ One is an exam question, chosen at random." : `▽ ${exam} are exam questions, chosen at random.`);
    return parts.join(" ");
  }

  #showWords(words) {
    at("words").hidden = !words;
    at("words-none").hidden = Boolean(words);
    if (!words) return;
    const most = Math.max(1e-9, ...[...words.spam, ...words.no_spam].map(([, weight]) => weight));
    for (const [id, list] of [["words-spam", words.spam], ["words-no-spam", words.no_spam]]) {
      at(id).replaceChildren(...list.map(([word, weight]) => wordBar(word, weight / most)));
    }
  }

  #showTrust(people = []) {
    const known = people.filter(({ reliability }) => reliability);
    at("trust").hidden = !known.length;
    known.sort((one, other) => one.reliability[0] - other.reliability[0]);
    at("trust-people").replaceChildren(...known.map((person) => reliabilityBar(this.nameOf(person), person)));
  }

  #showLast(last) {
    if (!last) return write("last", "Nobody has tapped yet.");
    const who = `${this.nameOf(last)}: ${CHOICES[last.choice] ?? last.choice}. `;
    at("last").replaceChildren(who, ...lastWords(last));
    return undefined;
  }
}

/** How the settled messages got their label, and what the answers are; as in /stats. */
function countWords(status) {
  const how = `${count(status.answered)} answered, ${count(status.inherited)} inherited, ${count(status.given)} known.`;
  return `${how} ${count(status.answers_given)} answers given, ${count(status.answers_learnt)} learnt.`;
}

function reliabilityBar(name, person) {
  const { reliability: [share, low, high], rates: [spam, other], answers, counts, constant } = person;
  const item = wordBar(name, share);
  item.classList.toggle("stopped", !counts);
  const words = document.createElement("span");
  const habit = constant && `always ${CHOICES[constant]}`;
  const standing = person.standing === "proven" ? percent(share) : `${percent(share)}, on probation`;
  words.textContent = counts ? habit ?? standing : ["ignored", habit].filter(Boolean).join(": ");
  const rates = `spam ${percent(spam)} right, not spam ${percent(other)} right`;
  item.title = `${rates}; informative ${percent(share)} (${percent(low)} to ${percent(high)}), from ${answers} answers`;
  item.append(words);
  return item;
}

function lastWords(last) {
  if (last.exam) return ["An exam question: the answer measures the model and trains nothing."];
  if (last.labels === undefined) return ["No model yet: it needs three labels of each kind."];
  if (!last.labels) return ["No label, so the model stays as it is."];
  const moved = last.to_spam + last.to_no_spam;
  const since = last.labels > 1 ? `The last ${last.labels} labels` : "This label";
  if (!moved) return [`${since} moved no message across 0.5.`];
  const strong = document.createElement("strong");
  strong.textContent = `${count(moved)} message${moved === 1 ? "" : "s"}`;
  const sides = [[last.to_spam, "now spam"], [last.to_no_spam, "now not spam"]];
  const changes = sides.filter(([number]) => number).map(([number, what]) => `${count(number)} ${what}`);
  return [`${since} moved `, strong, ` across 0.5: ${changes.join(", ")}.`];
}

function scoreFigure([value, ofWhat]) {
  const line = document.createElement("p");
  line.className = "big";
  const strong = document.createElement("strong");
  strong.textContent = value;
  line.append(strong, ofWhat && ` ${ofWhat}`);
  return line;
}

function sentenceItem(sentence) {
  const item = document.createElement("li");
  item.textContent = sentence;
  return item;
}

/** The headline: after how many labels a good quality was reached, here and in random order. */
export function curveWords(curve) {
  if (curve?.why_not) return curve.why_not;
  if (curve?.words) return curve.words;
  const { points = [], random = [], ceiling } = curve ?? {};
  if (!points.length) return "Both curves begin with the first label.";
  const needed = ceiling ? labelsToReach(points, GOOD * ceiling) : null;
  if (needed === null) return curveNow(curve);
  const words = `95 % of what all labels reach after ${labelCount(needed)}`;
  if (!random.length) return `${words}.`;
  const randomly = labelsToReach(random.map(([labels, , mean]) => [labels, mean]), GOOD * ceiling);
  const there = randomly === null ? `not within ${count(random.at(-1)[0])}` : `after ${count(randomly)}`;
  return `${words}; in random order ${there}.`;
}

/** F1 at the newest label, here and in random order. */
function curveNow(curve) {
  const [labels, value] = curve?.points?.at(-1) ?? [];
  if (!labels || curve.words) return "";
  const random = randomAt(curve.random, labels);
  const words = `F1 ${value.toFixed(2)} after ${labelCount(labels)}`;
  return random === null ? `${words}.` : `${words}; random order has ${random.toFixed(2)} there.`;
}

function labelCount(labels) {
  return `${count(labels)} label${labels === 1 ? "" : "s"}`;
}

/** After how many labels the campaign reached this F1 and never fell below it; null if it has not. */
export function labelsToReach(points, f1) {
  const first = points.findLastIndex(([, value]) => value < f1) + 1;
  return points.length - first < STEADY ? null : points[first][0];
}

/** The mean of the random baseline after this number of labels, interpolated; null outside its range. */
export function randomAt(curve, labels) {
  const after = curve.findIndex(([at]) => at >= labels);
  if (after < 0) return null;
  const [right, , high] = curve[after];
  const [left, , low] = after ? curve[after - 1] : [0, 0, 0];
  return low + ((high - low) * (labels - left)) / (right - left);
}

function curveCaption(curve) {
  if (!curve || curve.why_not) return "";
  if (curve.caption) return curve.caption;
  const test = `F1 of spam on ${count(curve.measured_on)} messages that train nothing, ${count(curve.spam)} of them spam.`;
  if (!curve.of) return `${test} There is no random baseline, as some true labels are unknown.`;
  const orders = curve.orders < curve.of ? `${curve.orders} of ${curve.of}` : String(curve.of);
  const all = curve.ceiling ? ` Dashed: what the labels of all messages reach, ${curve.ceiling.toFixed(2)}.` : "";
  return `${test}${all} Random order: the same model on the same messages, mean and range of ${orders} orders, every label right. A message that is asked twice counts as two labels.`;
}

function wordBar(word, share) {
  const item = document.createElement("li");
  const name = document.createElement("bdi");
  name.textContent = word;
  item.append(name);
  item.style.setProperty("--share", `${Math.max(4, Math.round(100 * share))}%`);
  return item;
}

function at(id) {
  return document.getElementById(id);
}

/** The dashboard has no short form of the panel. */
function write(id, text) {
  const node = at(id);
  if (node && node.textContent !== text) node.textContent = text;
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}

function count(value) {
  return NUMBER.format(value);
}
