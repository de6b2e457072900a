// The page: phones and the panel, kept up to date by events of the server.

import { Controls } from "./controls.js";
import { setUpThemeButton } from "./page_theme.js";
import { Panel } from "./panel.js";
import { Phone } from "./phone.js";

const DEMO_STOPPED = "The demo has stopped; start it again with: make demo";
const EMULATOR_STOPPED = "The emulator has stopped; start it again with: tapwise emulator";
const LOST_AFTER_MS = 1500;
const RETRY_AFTER_MS = 2000;
const NOTICE_MS = 12000;
const WIDE = matchMedia("(min-width: 1100px)");

const phones = new Map();
const tabs = document.getElementById("tabs");
const side = document.querySelector(".side");
const lost = document.getElementById("lost");
const notice = document.getElementById("notice");
const crowd = new Map();
let labels = 0;
let lostTimer = null;
let noticeTimer = null;

const panel = new Panel(({ telegram_id: id }) => phones.get(id)?.name ?? crowd.get(id) ?? "Somebody");
const controls = new Controls(post, { alert: showAlert, notice: showNotice, labels: () => labels });

// --- requests

async function post(address, body) {
  const raw = body instanceof Blob;
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": raw ? "application/octet-stream" : "application/json" },
    body: raw ? body : JSON.stringify(body),
  }).catch(() => null);
  if (!answer) throw new Error(stopped());
  const result = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(result.error ?? `The demo refused this (${answer.status}).`);
  return result;
}

// --- events

const HANDLERS = {
  state: (_, state) => resync(state),
  status: (_, status) => showStatus(status),
  insight: (_, insight) => panel.showInsight(insight),
  crowd: (_, state) => showCrowd(state),
  process: (_, state) => controls.showProcess(state),
  data: (_, data) => showData(data),
  message: (phone, message) => phone.show(message),
  edit: (phone, message) => phone.show(message),
  delete: (phone, { message_id: messageId }) => phone.remove(messageId),
  tap: (phone, tap) => phone.showTap(tap),
  toast: (phone, answer) => phone.showAnswer(answer),
  action: (phone) => phone.showTyping(),
  commands: (phone, commands) => phone.showCommands(commands),
};

function listen() {
  const events = new EventSource("demo/events");
  events.addEventListener("open", () => showLost(false));
  events.addEventListener("message", ({ data }) => {
    const { kind, user_id: userId, payload } = JSON.parse(data);
    const phone = phones.get(userId);
    if (phone || userId === undefined) HANDLERS[kind]?.(phone, payload);
  });
  events.addEventListener("error", () => {
    lostTimer ??= setTimeout(() => showLost(true), LOST_AFTER_MS);
    // The browser reconnects by itself, except after an error response.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_AFTER_MS);
  });
}

function resync(state) {
  for (const phone of state.phones) {
    if (phones.has(phone.user_id)) phones.get(phone.user_id).resync(phone);
    else addPhone(phone, state.bot);
  }
  tabs.hidden = phones.size < 2;
  showCrowd(state.crowd);
  showStatus(state.status);
  panel.showInsight(state.insight);
  controls.showProcess(state.process);
  showData(state.data);
}

/** Without a campaign, the page has phones only: the bot is somebody else's process. */
function showData(data) {
  side.hidden = !data;
  controls.showData(data);
}

function stopped() {
  return side.hidden ? EMULATOR_STOPPED : DEMO_STOPPED;
}

function showStatus(status) {
  labels = status?.labels ?? 0;
  panel.showStatus(status);
}

function showCrowd(state) {
  for (const { user_id: id, name } of state?.people ?? []) crowd.set(id, name);
  controls.showCrowd(state);
}

function showLost(on) {
  if (on) controls.showProcess(null);
  clearTimeout(lostTimer);
  lostTimer = null;
  lost.textContent = on ? stopped() : "";
  lost.hidden = !on;
}

// --- phones and their tabs

function addPhone(state, bot) {
  const phone = new Phone(state, bot, post, { alert: showAlert, news: markNews, passOn });
  phones.set(phone.id, phone);
  phone.tab = document.createElement("button");
  phone.tab.type = "button";
  phone.tab.textContent = phone.name;
  phone.tab.addEventListener("click", () => activate(phone));
  phone.node.addEventListener("focusin", () => activate(phone));
  phone.node.addEventListener("pointerdown", () => activate(phone));
  tabs.append(phone.tab);
  document.getElementById("phones").append(phone.node);
  if (phones.size === 1) activate(phone);
}

function activate(chosen) {
  if (chosen.node.classList.contains("active")) return;
  for (const phone of phones.values()) {
    phone.active = phone === chosen;
    if (phone === chosen) phone.tab.setAttribute("aria-current", "true");
    else phone.tab.removeAttribute("aria-current");
  }
  chosen.tab.classList.remove("news");
}

function markNews(phone) {
  if (!phone.node.classList.contains("active")) phone.tab.classList.add("news");
}

// --- the rest of the page

function showAlert(text) {
  const dialog = document.getElementById("alert");
  document.getElementById("alert-text").textContent = text;
  if (!dialog.open) dialog.showModal();
}

/** A share button: ask which of the other phones gets the link. */
function passOn(from, link) {
  const others = [...phones.values()].filter((phone) => phone !== from);
  if (!others.length) {
    showAlert("There is no other phone on this page; start it with --phones 2 or more.");
    return;
  }
  const dialog = document.getElementById("pass");
  const names = document.getElementById("pass-names");
  names.replaceChildren(...others.map((phone) => {
    const name = document.createElement("button");
    name.type = "submit";
    name.className = "plain";
    name.textContent = phone.name;
    name.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.close();
      activate(phone);
      phone.openLink(link);
    });
    return name;
  }));
  dialog.showModal();
}

function showNotice(text) {
  clearTimeout(noticeTimer);
  notice.textContent = text;
  notice.hidden = !text;
  if (text) noticeTimer = setTimeout(() => showNotice(""), NOTICE_MS);
}

/** Keys without another target go to the active phone. */
function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    const untargeted = event.target === document.body || event.target === document.documentElement;
    if (untargeted) [...phones.values()].find((phone) => phone.node.classList.contains("active"))?.press(event);
  });
}

function setUpPanel() {
  const details = document.getElementById("panel");
  const fit = () => {
    details.open = WIDE.matches;
  };
  WIDE.addEventListener("change", fit);
  fit();
}

setUpThemeButton();
listenForKeys();
setUpPanel();
listen();
