// The controls of the panel: scripted people, a kill of the bot, your own messages.

const HUES = 6;
const SET_AFTER_MS = 150;
const TROUBLEMAKERS = { saboteur: "the saboteur", lazy: "who always taps Not spam" };

export class Controls {
  /** post(address, body) calls the server; page: { alert(text), notice(text), labels() }. */
  constructor(post, page) {
    this.post = post;
    this.page = page;
    this.crowd = { available: true, running: false, people: [] };
    at("crowd").addEventListener("click", () => this.#send(this.crowd.running ? "pause" : "start"));
    for (const kind of Object.keys(TROUBLEMAKERS)) {
      at(kind).addEventListener("click", () => this.#send(`${this.crowd[kind] ? "pause" : "add"}_${kind}`));
    }
    at("kill").addEventListener("click", () => this.#try(() => this.post("demo/bot/kill", {})));
    at("own").addEventListener("click", () => at("own-file").click());
    at("own-file").addEventListener("change", (event) => this.#filesChosen(event.target));
    for (const id of ["pace", "reliability"]) at(id).addEventListener("input", () => this.#sliderMoved());
    this.#listenForDrops();
  }

  showCrowd(crowd) {
    this.crowd = crowd ?? { available: true, running: false, people: [] };
    const { available, running, people } = this.crowd;
    at("crowd").textContent = running ? "Pause the crowd" : people.some(({ behaviour }) => behaviour === "honest") ? "Resume the crowd" : "Let ten people label";
    for (const kind of Object.keys(TROUBLEMAKERS)) at(kind).setAttribute("aria-pressed", String(Boolean(this.crowd[kind])));
    for (const id of ["crowd", ...Object.keys(TROUBLEMAKERS), "pace", "reliability"]) at(id).disabled = !available;
    at("crowd-why").hidden = available;
    at("crowd-why").textContent = available ? "" : this.crowd.why;
    if (document.activeElement !== at("pace") && !this.timer) this.#showSliders(this.crowd);
    this.#showPeople(people);
  }

  showProcess(process) {
    const line = at("process");
    line.dataset.state = process?.state ?? "";
    const words = processWords(process);
    if (line.textContent !== words) line.textContent = words;
    at("kill").disabled = process?.state !== "up";
  }

  showData(data) {
    const forms = data ? `: ${data.forms.join(", ")}` : "";
    if (data) at("own-file").accept = [...data.endings, ".gz"].join(",");
    at("own-words").textContent = data?.name
      ? `These are the messages of ${data.name}. Drop other files anywhere on this page, or choose some${forms}.`
      : `Drop one or more files anywhere on this page, or choose some${forms}. They stay on this machine.`;
  }

  #showSliders({ pace, reliability }) {
    if (pace === undefined) return;
    at("pace").value = String(pace);
    at("reliability").value = String(Math.round(100 * reliability));
    this.#showOutputs();
  }

  #showOutputs() {
    at("pace-out").textContent = `${Number(at("pace").value)} s`;
    at("reliability-out").textContent = `${at("reliability").value} %`;
  }

  #showPeople(people) {
    const list = at("crowd-people");
    list.hidden = !people.length;
    while (list.children.length > people.length) list.lastElementChild.remove();
    people.forEach((person, place) => {
      const item = list.children[place] ?? list.appendChild(newPerson());
      const [face, taps] = item.children;
      face.textContent = [...person.name][0];
      face.dataset.hue = String(person.user_id % HUES);
      item.classList.toggle("trouble", person.behaviour !== "honest");
      item.dataset.state = person.state;
      const known = taps.textContent;
      taps.textContent = String(person.taps);
      const trouble = TROUBLEMAKERS[person.behaviour];
      item.title = trouble ? `${person.name}, ${trouble}` : person.name;
      item.setAttribute("aria-label", `${item.title}: ${person.taps} taps`);
      if (known !== "" && known !== taps.textContent) flash(face);
    });
  }

  #sliderMoved() {
    this.#showOutputs();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.#send("set");
    }, SET_AFTER_MS);
  }

  #send(action) {
    const pace = Number(at("pace").value);
    const reliability = Number(at("reliability").value) / 100;
    return this.#try(() => this.post("demo/crowd", { action, pace, reliability }));
  }

  async #try(act) {
    try {
      return await act();
    } catch (error) {
      this.page.alert(error.message);
      return null;
    }
  }

  async #filesChosen(picker) {
    const files = [...picker.files];
    picker.value = "";
    if (files.length) await this.#replace(files);
  }

  async #replace(files) {
    const labels = this.page.labels();
    const names = files.map(({ name }) => name).join(", ");
    if (labels && !await this.#confirm(names, labels)) return;
    this.page.notice(`Reading ${names} …`);
    const address = new URLSearchParams(files.flatMap(({ name, size }) => [["name", name], ["size", String(size)]]));
    const data = await this.#try(() => this.post(`demo/data?${address}`, new Blob(files)));
    this.page.notice(data ? dataWords(data) : "");
  }

  #confirm(names, labels) {
    const dialog = at("replace");
    const given = labels === 1 ? "1 label" : `${labels} labels`;
    at("replace-text").textContent = `Label the messages of ${names} instead? The ${given} given here stay in the demo’s database.`;
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
    });
  }

  #listenForDrops() {
    let inside = 0;
    const show = (change) => {
      inside = Math.max(0, inside + change);
      at("drop").hidden = !inside;
    };
    const hasFile = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragenter", (event) => hasFile(event) && show(1));
    addEventListener("dragleave", (event) => hasFile(event) && show(-1));
    addEventListener("dragover", (event) => hasFile(event) && event.preventDefault());
    addEventListener("drop", (event) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      show(-inside);
      const files = [...event.dataTransfer.files];
      if (files.length) this.#replace(files);
    });
  }
}

function processWords(process) {
  if (!process) return "";
  if (process.state === "down") return "The bot was killed (kill -9). Taps wait.";
  if (process.state === "starting") return process.kills ? "The bot was killed and is starting again. Taps wait." : "The bot is starting.";
  if (!process.kills || process.after === null) return `The bot runs as process ${process.pid}.`;
  const lost = process.after >= process.before ? "Nothing was lost" : `${process.before - process.after} answers were lost`;
  return `Back after ${process.seconds.toFixed(1)} s as process ${process.pid}. ${lost}: ${process.before} answers when it was killed, ${process.after} now.`;
}

function dataWords(data) {
  const left = data.left_out ? ` ${data.left_out} rows were skipped: ${data.complaints.join("; ")}` : "";
  return `${data.name}: ${data.items} messages. Press START on a phone.${left}`;
}

function newPerson() {
  const item = document.createElement("li");
  const face = document.createElement("span");
  face.className = "face";
  face.setAttribute("aria-hidden", "true");
  const taps = document.createElement("span");
  taps.setAttribute("aria-hidden", "true");
  item.append(face, taps);
  return item;
}

function flash(node) {
  node.classList.remove("tapped");
  requestAnimationFrame(() => node.classList.add("tapped"));
}

function at(id) {
  return document.getElementById(id);
}
