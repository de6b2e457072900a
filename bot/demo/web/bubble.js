// One message of the chat. An edit changes it in place: the buttons keep their position and the focus.

import { rich } from "./entities.js";

const STYLES = new Set(["danger", "success", "primary"]);
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

export class Bubble {
  /** actions: { bot, start, send, tap(messageId, data, button), copy(text), passOn(link), fileAddress(fileId, name) }. */
  constructor(message, actions) {
    this.actions = actions;
    this.id = message.message_id;
    this.node = element("article", "bubble-row");
    this.node.classList.add(message.from?.is_bot ? "theirs" : "mine");
    this.body = element("div", "bubble");
    this.keyboard = element("div", "keyboard");
    this.node.append(this.body, this.keyboard);
    this.rows = [];
    this.show(message);
  }

  /** Returns whether the content changed; a new keyboard alone is no change of content. */
  show(message) {
    this.message = message;
    this.#showKeyboard(message.reply_markup?.inline_keyboard ?? []);
    const drawn = JSON.stringify([
      message.text, message.entities, message.caption, message.caption_entities,
      message.photo, message.document, message.edit_date,
    ]);
    if (drawn === this.drawn) return false;
    this.drawn = drawn;
    this.body.replaceChildren(...this.#content(message));
    return true;
  }

  /** The text for a screen reader. */
  get words() {
    const { caption, document: file, photo } = this.message;
    return this.message.text ? shownText(this.message) : [photo ? "Photo" : file?.file_name, caption].filter(Boolean).join(": ");
  }

  #content(message) {
    const parts = [];
    if (message.photo?.length) parts.push(this.#photo(message));
    else if (message.document) parts.push(this.#file(message.document));
    const text = shownText(message);
    if (text) parts.push(this.#text(text, message.entities ?? message.caption_entities));
    parts.push(meta(message));
    this.body.classList.toggle("has-photo", Boolean(message.photo?.length));
    this.body.classList.toggle("edited", Boolean(message.edit_date));
    this.body.classList.toggle("protected", Boolean(message.has_protected_content));
    return parts;
  }

  #text(text, entities) {
    const node = element("div", "text");
    node.dir = "auto";
    node.append(rich(text, entities, this.actions));
    node.classList.toggle("ends-in-block", /^(PRE|BLOCKQUOTE)$/.test(node.lastChild?.nodeName));
    return node;
  }

  #photo(message) {
    const largest = message.photo.at(-1);
    const address = this.actions.fileAddress(largest.file_id, "photo");
    const link = element("a", "photo");
    link.href = address;
    link.target = "_blank";
    const image = element("img");
    image.src = address;
    // The size is set in advance, so the layout does not change when the picture is loaded.
    image.width = largest.width;
    image.height = largest.height;
    image.alt = message.caption ? `Photo: ${message.caption}` : "Photo";
    link.append(image);
    return link;
  }

  #file(file) {
    const name = file.file_name ?? "file";
    const link = element("a", "file");
    link.href = this.actions.fileAddress(file.file_id, name);
    link.download = name;
    const about = element("span", "file-about");
    about.append(element("bdi", "file-name", name), element("span", "file-size", size(file.file_size)));
    link.append(element("span", "file-icon", extension(name)), about);
    return link;
  }

  get buttons() {
    return this.rows.map((row) => row.buttons);
  }

  // A row of the same length keeps its buttons, and with them the focus and the pressed state.
  #showKeyboard(specs) {
    const hadFocus = this.keyboard.contains(document.activeElement);
    for (const row of this.rows.splice(specs.length)) row.node.remove();
    specs.forEach((row, y) => {
      if (this.rows[y]?.buttons.length !== row.length) this.#putRow(y, row.length);
      row.forEach((spec, x) => this.#showButton(this.rows[y].buttons[x], spec));
    });
    this.keyboard.hidden = !specs.length;
    if (!hadFocus || this.keyboard.contains(document.activeElement)) return;
    (this.rows[0]?.buttons[0].node ?? this.node.closest(".log"))?.focus({ preventScroll: true });
  }

  #putRow(y, length) {
    const buttons = Array.from({ length }, () => this.#button());
    const node = element("div", "keyboard-row");
    node.append(...buttons.map((button) => button.node));
    if (this.rows[y]) this.rows[y].node.replaceWith(node);
    else this.keyboard.append(node);
    this.rows[y] = { node, buttons };
  }

  #button() {
    const node = element("button", "key");
    node.type = "button";
    const label = element("span", "key-label");
    label.dir = "auto";
    node.append(label);
    const button = { node, label, spec: {} };
    node.addEventListener("click", () => this.press(button));
    return button;
  }

  #showButton(button, spec) {
    if (button.spec.callback_data !== spec.callback_data) this.rest(button);
    button.spec = spec;
    if (button.label.textContent !== spec.text) button.label.textContent = spec.text;
    button.node.dataset.style = STYLES.has(spec.style) ? spec.style : "";
    button.node.classList.toggle("opens", Boolean(spec.url));
  }

  press(button) {
    const { callback_data: data, url, copy_text: copy } = button.spec;
    if (data !== undefined) this.actions.tap(this.id, data, button);
    else if (copy) this.actions.copy(copy.text);
    else if (sharedLink(url)) this.actions.passOn(sharedLink(url));
    else if (/^https?:/.test(url ?? "")) window.open(url, "_blank", "noopener,noreferrer");
  }

  wait(button) {
    button.node.setAttribute("aria-busy", "true");
  }

  rest(button) {
    button.node.removeAttribute("aria-busy");
  }
}

/** The link of a share button; like Telegram's apps, the page lets the person choose the receiver. */
/** The text as Telegram's apps show it: of a link into the chat, the command without its secret. */
function shownText(message) {
  const text = message.text ?? message.caption;
  return message.from?.is_bot ? text : text?.replace(/^\/start .*$/s, "/start");
}

function sharedLink(url) {
  const asked = /^https:\/\/t\.me\/share\/url\?(.*)$/.exec(url ?? "");
  return asked && new URLSearchParams(asked[1]).get("url");
}

function element(name, className = "", text = "") {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function meta(message) {
  const node = element("span", "meta");
  const when = new Date((message.date ?? 0) * 1000);
  const time = element("time", "", CLOCK.format(when));
  time.dateTime = when.toISOString();
  if (message.has_protected_content) {
    const lock = element("span", "lock", "🔒");
    lock.title = "Cannot be forwarded, copied or saved";
    lock.setAttribute("role", "img");
    lock.setAttribute("aria-label", lock.title);
    node.append(lock, " ");
  }
  if (message.edit_date) node.append("edited ");
  node.append(time);
  return node;
}

function extension(name) {
  const [, found] = /\.([^.]{1,4})$/.exec(name) ?? [];
  return (found ?? "file").toUpperCase();
}

function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
