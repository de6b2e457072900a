// One phone: the private chat of one annotator with the bot.

import { Bubble } from "./bubble.js";

// The positions of the question card's buttons: row, and position in the row.
const KEYS = { 1: [0, 0], 2: [0, 1], u: [1, 0], s: [1, 1], z: [1, 2] };
const CARD = /^2,3(,|$)/;
const TOAST_MS = 3200;
const TYPING_MS = 5000;
const TAP_MS = 15000;
const END_PX = 80;

export class Phone {
  /** post(address, body) calls the server; page: { alert(text), news(phone), passOn(phone, link) }. */
  constructor(state, bot, post, page) {
    this.id = state.user_id;
    this.name = state.first_name;
    this.post = post;
    this.page = page;
    this.atEnd = true;
    this.payload = state.start_payload;
    this.invited = false;
    this.bubbles = new Map();
    this.taps = new Map();
    const template = document.getElementById("phone-template");
    this.node = template.content.firstElementChild.cloneNode(true);
    this.actions = {
      bot: bot.username,
      start: (payload) => this.#send("start", { payload }),
      send: (text) => this.#send("text", { text }),
      tap: (messageId, data, button) => this.#tap(messageId, data, button),
      copy: (text) => this.#copy(text),
      passOn: (link) => page.passOn(this, link),
      fileAddress: (fileId, name) =>
        `demo/phones/${this.id}/files/${encodeURIComponent(fileId)}?name=${encodeURIComponent(name)}`,
    };
    this.#fillIn(state, bot);
    this.#listen();
    this.resync(state);
  }

  #find(selector) {
    return this.node.querySelector(selector);
  }

  #fillIn(state, bot) {
    this.node.setAttribute("aria-label", `Phone of ${this.name}`);
    this.#find(".face").textContent = [...this.name][0] ?? "";
    this.#find(".face").dataset.hue = String(this.id % 6);
    this.#find(".holder-name").textContent = this.name;
    this.#find(".role").textContent = state.owner ? "owner" : "annotator";
    this.#find(".bot-name").textContent = bot.name;
    this.#find(".log").setAttribute("aria-label", `Chat of ${this.name} with ${bot.name}`);
    this.log = this.#find(".log");
    this.list = this.#find(".bubbles");
    this.field = this.#find(".field");
  }

  #listen() {
    this.#find(".start").addEventListener("click", () => {
      this.actions.start(this.payload);
      this.invited = false;
      this.#showEmpty();
      this.log.focus({ preventScroll: true });
    });
    this.#find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sendField();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#sendField();
    });
    this.#find(".menu").addEventListener("click", () => this.#openMenu(this.#find(".commands").hidden));
    this.#find(".attach").addEventListener("click", () => this.#find(".picker").click());
    this.#find(".picker").addEventListener("change", (event) => this.#sendFiles(event.target));
    this.node.addEventListener("keydown", (event) => this.press(event));
    // A scroll that a new size of the chat brings about is none of the person's.
    this.log.addEventListener("scroll", () => {
      if (this.size === this.#size()) this.atEnd = this.#atEnd();
    }, { passive: true });
    // When a message, a picture, the field or the window changes its size, a chat at its end stays there.
    const grown = new ResizeObserver(() => {
      this.size = this.#size();
      if (this.atEnd) this.#toEnd();
    });
    grown.observe(this.log);
    grown.observe(this.list);
  }

  // --- events of the server

  resync(state) {
    if (!this.invited) this.payload = state.start_payload;
    this.showCommands(state.commands);
    const known = new Set(state.messages.map((message) => message.message_id));
    for (const id of this.bubbles.keys()) if (!known.has(id)) this.remove(id);
    for (const queryId of this.taps.keys()) this.#endTap(queryId);
    for (const message of state.messages) this.#place(message);
    this.#showEmpty();
    if (this.atEnd) this.#toEnd();
  }

  show(message) {
    this.atEnd ||= !this.bubbles.has(message.message_id);
    const changed = this.#place(message);
    this.#showEmpty();
    if (this.atEnd) this.#toEnd();
    if (!message.from?.is_bot || !changed) return;
    this.showTyping(false);
    this.#announce(this.bubbles.get(message.message_id).words);
    this.page.news(this);
  }

  remove(messageId) {
    this.bubbles.get(messageId)?.node.remove();
    this.bubbles.delete(messageId);
    this.#showEmpty();
  }

  /** A tap, also from elsewhere: its button is busy until the bot has answered. */
  showTap({ query_id: queryId, message_id: messageId, data }) {
    const bubble = this.bubbles.get(messageId);
    const button = bubble?.buttons.flat().find(({ spec }) => spec.callback_data === data);
    if (!button) return;
    bubble.wait(button);
    const timer = setTimeout(() => this.#endTap(queryId), TAP_MS);
    this.taps.set(queryId, { bubble, button, timer });
  }

  showAnswer({ query_id: queryId, text, show_alert: alert }) {
    this.#endTap(queryId);
    if (text && alert) this.page.alert(text);
    else if (text) this.showToast(text);
  }

  showToast(text) {
    const toast = this.#find(".toast");
    toast.textContent = text;
    toast.classList.add("shown");
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => {
      toast.classList.remove("shown");
      toast.textContent = "";
    }, TOAST_MS);
  }

  showTyping(on = true) {
    const line = this.#find(".bot-line");
    line.textContent = on ? "typing…" : "bot";
    line.classList.toggle("typing", on);
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = setTimeout(() => this.showTyping(false), TYPING_MS);
  }

  showCommands(commands) {
    this.#find(".menu").hidden = !commands.length;
    this.#find(".commands").replaceChildren(...commands.map(({ command, description }) => {
      const entry = document.createElement("button");
      entry.type = "button";
      const name = document.createElement("span");
      name.textContent = `/${command}`;
      const about = document.createElement("span");
      about.textContent = description;
      about.dir = "auto";
      entry.append(name, about);
      entry.addEventListener("click", () => {
        this.#openMenu(false);
        this.actions.send(`/${command}`);
      });
      return entry;
    }));
  }

  /** This person got a link to the bot: as in Telegram, START sends the payload of the link. */
  openLink(link) {
    this.payload = new URL(link).searchParams.get("start") ?? "";
    this.invited = true;
    this.#showEmpty();
    this.#find(".start").focus();
  }

  set active(on) {
    this.node.classList.toggle("active", on);
    if (!on) this.#find(".spoken").textContent = "";
  }

  // --- actions of the person

  async #send(what, body) {
    try {
      return await this.post(`demo/phones/${this.id}/${what}`, body);
    } catch (error) {
      this.showToast(error.message);
      return null;
    }
  }

  #sendField() {
    const text = this.field.value.trim();
    if (!text) return;
    this.field.value = "";
    this.#send("text", { text });
  }

  async #sendFiles(picker) {
    for (const file of picker.files) {
      await this.#send(`files?name=${encodeURIComponent(file.name)}`, file);
    }
    picker.value = "";
  }

  async #tap(messageId, data, button) {
    const bubble = this.bubbles.get(messageId);
    if (!bubble || button.node.hasAttribute("aria-busy")) return;
    bubble.wait(button);
    if (!await this.#send("taps", { message_id: messageId, data })) bubble.rest(button);
  }

  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.showToast("Copied.");
    } catch {
      this.showToast("The browser did not allow copying; select the text instead.");
    }
  }

  #endTap(queryId) {
    const tap = this.taps.get(queryId);
    if (!tap) return;
    clearTimeout(tap.timer);
    tap.bubble.rest(tap.button);
    this.taps.delete(queryId);
  }

  /** A key press: one of the five keys of a card, or Escape to close the menu. */
  press(event) {
    if (event.key === "Escape" && !this.#find(".commands").hidden) {
      this.#openMenu(false);
      this.#find(".menu").focus();
      return;
    }
    const place = KEYS[event.key.toLowerCase()];
    const typing = event.target.closest("textarea, input");
    if (!place || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const card = this.#card();
    if (!card) return;
    event.preventDefault();
    card.press(card.buttons[place[0]][place[1]]);
  }

  #card() {
    return [...this.bubbles.values()].findLast(isCard);
  }

  // --- the view

  #place(message) {
    const known = this.bubbles.get(message.message_id);
    const bubble = known ?? new Bubble(message, this.actions);
    const changed = known ? known.show(message) : true;
    if (!known) {
      this.bubbles.set(bubble.id, bubble);
      this.list.append(bubble.node);
    }
    markKeys(bubble);
    return changed;
  }

  #openMenu(open) {
    this.#find(".commands").hidden = !open;
    this.#find(".menu").setAttribute("aria-expanded", String(open));
  }

  #showEmpty() {
    const empty = this.bubbles.size === 0;
    this.#find(".empty").hidden = !empty;
    this.#find(".start").hidden = !empty && !this.invited;
    this.#find(".composer").hidden = empty || this.invited;
  }

  #announce(words) {
    if (this.node.classList.contains("active")) this.#find(".spoken").textContent = words.slice(0, 400);
  }

  #atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < END_PX;
  }

  #size() {
    return `${this.log.clientHeight} of ${this.log.scrollHeight}`;
  }

  #toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }
}

function isCard(bubble) {
  return CARD.test(bubble.buttons.map((row) => row.length).join());
}

function markKeys(bubble) {
  const card = isCard(bubble);
  for (const [key, [y, x]] of Object.entries(KEYS)) {
    const node = bubble.buttons[y]?.[x]?.node;
    if (!node) continue;
    if (card) node.setAttribute("aria-keyshortcuts", key.toUpperCase());
    else node.removeAttribute("aria-keyshortcuts");
  }
}
