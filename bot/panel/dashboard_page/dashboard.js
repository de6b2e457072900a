// The dashboard: the panel of a real campaign, kept up to date by events of the server.

import { personName } from "./campaign.js";
import { setUpThemeButton } from "./page_theme.js";
import { Panel } from "./panel.js";

const STOPPED = "The dashboard has stopped. Start it again and open its new link: tapwise dashboard";
const LOST_AFTER_MS = 1500;
const RETRY_AFTER_MS = 3000;
const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const panel = new Panel(personName);
const lost = document.getElementById("lost");
let lostTimer = null;

const HANDLERS = { state: show, insight: (insight) => show({ insight }) };

function show({ campaign, insight }) {
  if (campaign) document.getElementById("campaign").textContent = campaign;
  if (!insight) return showProgress({ what: "Reading the campaign" });
  if (insight.made_at) document.getElementById("made").textContent = `, as of ${TIME.format(1000 * insight.made_at)}`;
  showProgress(insight.progress);
  showLost(insight.trouble ?? "");
  panel.showStatus(insight.status);
  return panel.showInsight({ ...insight, trouble: undefined });
}

function showProgress(progress) {
  const { what = "", done = 0, of = 0 } = progress ?? {};
  const words = what && (of ? `${what}: ${Math.floor((100 * done) / of)} %` : `${what} …`);
  document.getElementById("progress").textContent = words;
  document.body.toggleAttribute("data-busy", Boolean(what));
}

function listen() {
  const events = new EventSource("events");
  events.addEventListener("open", () => showLost(""));
  events.addEventListener("message", ({ data }) => {
    const { kind, payload } = JSON.parse(data);
    HANDLERS[kind]?.(payload);
  });
  events.addEventListener("error", () => {
    lostTimer ??= setTimeout(() => showLost(STOPPED), LOST_AFTER_MS);
    // The browser reconnects by itself, except after an error response.
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, RETRY_AFTER_MS);
  });
}

/** words: why the numbers are old; empty when they are not. */
function showLost(words) {
  clearTimeout(lostTimer);
  lostTimer = null;
  lost.textContent = words;
  lost.hidden = !words;
  if (words) showProgress(null);
}

setUpThemeButton();
listen();
