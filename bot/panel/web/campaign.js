// The parts of the panel that need no true labels: score over time, days, team, messages.

import { drawCourse, drawDays } from "./charts.js";

const NUMBER = new Intl.NumberFormat();
const SHARE = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 1 });
const DAY = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const MOMENT = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
const CHOICES = { spam: "spam", no_spam: "not spam", unsure: "not sure", skip: "skipped" };
const PARTS = ["course", "days", "team", "disputes", "duplicates", "recent"];

export class CampaignParts {
  constructor() {
    this.insight = {};
    const resized = new ResizeObserver(() => this.#draw());
    for (const id of ["course-chart", "days-chart"]) resized.observe(at(id));
  }

  show(insight) {
    this.insight = insight;
    this.choices = { ...CHOICES, ...insight.label_names };
    for (const id of PARTS) at(id).hidden = !insight[id];
    this.#showCourse(insight.course);
    this.#showDays(insight.days);
    this.#showTeam(insight.team);
    this.#showDisputes(insight.disputes);
    this.#showDuplicates(insight.duplicates);
    this.#showRecent(insight.recent);
    this.#draw();
  }

  #draw() {
    drawCourse(at("course-chart"), this.insight.course);
    drawDays(at("days-chart"), this.insight.days);
  }

  #showCourse(course) {
    if (!course) return;
    at("course-chart").toggleAttribute("hidden", !course.length);
    write("course-words", course.length
      ? "Blue: of what the model flags, this share is spam. Red: of what it lets through, this share is spam. The bands are 95 % intervals."
      : "The exam has not been measured yet: the first measurement is at 10 exam answers.");
    at("course-rows").closest("details").hidden = !course.length;
    at("course-rows").replaceChildren(...course.toReversed().map((look) => row(
      MOMENT.format(1000 * look.at), count(look.answers), count(look.labels), interval(look.precision), interval(look.missed))));
  }

  #showDays(days) {
    if (!days) return;
    const total = days.reduce((sum, [, answers]) => sum + answers, 0);
    const [day, answers] = days.at(-1) ?? [];
    write("days-words", days.length
      ? `${count(total)} answers on ${plural(days.length, "day")}; ${count(answers)} on ${DAY.format(new Date(`${day}T00:00`))}, the newest.`
      : "Nobody has answered yet.");
  }

  #showTeam(team) {
    if (!team) return;
    at("team-rows").replaceChildren(...team.members.map(memberRow));
    at("team-agreement").replaceChildren(...team.agreement.map((words) => element("li", words)));
  }

  #showDisputes(disputes) {
    if (!disputes) return;
    const { count: open, shown } = disputes;
    write("disputes-words", open ? `${plural(open, "message")} whose answers leave the label open.${open > shown.length ? ` The ${count(shown.length)} most uncertain:` : ""}` : "No message is in dispute.");
    at("disputes-list").replaceChildren(...shown.map((each) =>
      message(each, `${count(each.spam)} × ${this.choices.spam}, ${count(each.no_spam)} × ${this.choices.no_spam}`)));
  }

  #showDuplicates(duplicates) {
    if (!duplicates) return;
    const { messages, groups, largest } = duplicates;
    write("duplicates-words", messages
      ? `${plural(messages, "message")} almost like an older one, in ${plural(groups, "group")}. A group is asked once.`
      : "No message is almost like another.");
    at("duplicates-list").replaceChildren(...largest.map((each) => message(each, `${count(each.size)} messages`)));
  }

  #showRecent(recent) {
    if (!recent) return;
    at("recent-list").replaceChildren(...(recent.length ? recent.map((each) => message(each,
      `${personName(each)} · ${MOMENT.format(1000 * each.asked_at)} · `, answerOf(each, this.choices))) : [element("li", "Nobody has been asked yet.")]));
  }
}

/** "Annotator 3": the name of a person on a page without names. */
export function personName({ annotator }) {
  return `Annotator ${annotator}`;
}

function memberRow(member) {
  const { estimate, low, high, gold: [right, gold] } = member;
  const informative = estimate === null ? "" : `${percent(estimate)} (${percent(low)}–${percent(high)})`;
  const found = row(
    member.role === "annotator" ? personName(member) : `${personName(member)}, ${member.role}`,
    count(member.answers), count(member.last_day), percent(member.sensitivity), percent(member.specificity), informative,
    gold ? `${count(right)} of ${count(gold)}` : "", member.hasty ? count(member.hasty) : "", member.notes.join(", "));
  for (const cell of [...found.children].slice(1, -1)) cell.className = "number";
  found.classList.toggle("stopped", !member.counts);
  return found;
}

/** A message as its card shows it, and below it what is said of it. */
function message({ text, cut }, words, answer) {
  const item = document.createElement("li");
  const quote = element("p", cut ? `${text} …` : text);
  quote.dir = "auto";
  const line = element("p", words);
  line.className = "caption";
  if (answer) line.append(answer);
  item.append(quote, line);
  return item;
}

function answerOf({ answer, open }, choices) {
  const words = element("span", choices[answer] ?? (open ? "being asked" : "no answer"));
  words.className = answer === "spam" ? "share spam" : answer === "no_spam" ? "share no-spam" : "";
  return words;
}

function row(...cells) {
  const found = document.createElement("tr");
  found.append(...cells.map((text, place) => {
    const cell = element(place ? "td" : "th", text);
    if (!place) cell.scope = "row";
    return cell;
  }));
  return found;
}

function element(name, text) {
  const found = document.createElement(name);
  found.textContent = text;
  return found;
}

function interval(share) {
  if (!share) return "";
  const [value, low, high] = share.map((each) => SHARE.format(each));
  return `${value} (${low} to ${high})`;
}

function percent(share) {
  return share === null ? "" : `${Math.round(100 * share)} %`;
}

function plural(number, word) {
  return `${count(number)} ${word}${number === 1 ? "" : "s"}`;
}

function count(value) {
  return NUMBER.format(value);
}

function at(id) {
  return document.getElementById(id);
}

function write(id, text) {
  if (at(id).textContent !== text) at(id).textContent = text;
}
