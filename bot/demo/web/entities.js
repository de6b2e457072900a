// The text and entities of a message as DOM nodes. Item texts are untrusted: text only becomes text nodes.

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const OPENABLE = new Set(["http:", "https:", "mailto:"]);

/** actions: { bot: its @username, start(payload), send(text) }, for taps inside the text. */
export function rich(text, entities, actions) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const whole = document.createDocumentFragment();
  fill(whole, text, 0, text.length, sorted, actions);
  return whole;
}

// Offsets count UTF-16 units, exactly as JavaScript's strings do.
function fill(parent, text, from, to, entities, actions) {
  let at = from;
  let waiting = entities;
  while (waiting.length) {
    const [entity, ...others] = waiting;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    waiting = others;
    if (end <= start) continue;
    // An entity that extends beyond this one continues after it, so overlaps keep the nesting valid.
    waiting = others.filter((other) => other.offset + other.length > end);
    parent.append(text.slice(at, start));
    const { outer, inner, block } = wrap(entity, text.slice(start, end), actions);
    fill(inner, text, start, end, others.filter((other) => other.offset < end), actions);
    parent.append(outer);
    at = block && end < to && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) parent.append(text.slice(at, to));
}

function wrap(entity, text, actions) {
  switch (entity.type) {
    case "pre":
      return same(make("pre", { dir: "auto" }), true);
    case "blockquote":
      return same(make("blockquote", { dir: "auto" }), true);
    case "expandable_blockquote":
      return foldable();
    case "spoiler":
      return same(spoiler());
    case "text_link":
      return same(link(entity.url, actions));
    case "url":
      return same(link(/^[a-z][a-z\d+.-]*:/i.test(text) ? text : `https://${text}`, actions));
    case "email":
      return same(link(`mailto:${text}`, actions));
    case "bot_command":
      return same(action(() => actions.send(text)));
    default:
      return same(make(PLAIN[entity.type] ?? "span"));
  }
}

function same(node, block = false) {
  return { outer: node, inner: node, block };
}

function make(name, attributes = {}) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function action(run) {
  const button = make("button", { type: "button", class: "inline-action" });
  button.addEventListener("click", run);
  return button;
}

function link(address, actions) {
  const url = URL.parse ? URL.parse(address) : parsed(address);
  if (!url || !OPENABLE.has(url.protocol)) return make("span");
  if (url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === actions.bot.toLowerCase()) {
    return action(() => actions.start(url.searchParams.get("start") ?? ""));
  }
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer nofollow" });
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function spoiler() {
  const hidden = make("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text; press to show it",
  });
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    hidden.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  hidden.addEventListener("click", show);
  hidden.addEventListener("keydown", show);
  return hidden;
}

function foldable() {
  const outer = make("blockquote", { dir: "auto", class: "folded" });
  const inner = make("div");
  const more = make("button", { type: "button", class: "inline-action more", "aria-expanded": "false" });
  more.textContent = "Show all";
  more.addEventListener("click", () => {
    const folded = outer.classList.toggle("folded");
    more.textContent = folded ? "Show all" : "Show less";
    more.setAttribute("aria-expanded", String(!folded));
  });
  outer.append(inner, more);
  return { outer, inner, block: true };
}
