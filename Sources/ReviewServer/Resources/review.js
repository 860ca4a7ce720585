// What the pages do beyond showing themselves: settling by keyboard beside the picture, grids of crops, dropping files.
// No library, nothing loaded from elsewhere; styles are set through objects, never through markup, as the security policy demands.
"use strict";

const csrf = document.querySelector('meta[name="csrf"]')?.content ?? "";

async function ask(path, body) {
  const options = { headers: { Accept: "application/json" } };
  if (body !== undefined) {
    options.method = "POST";
    options.headers["Content-Type"] = "application/json";
    options.headers["X-CSRF-Token"] = csrf;
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw Object.assign(new Error(answer.error), { sentence: answer.error, status: response.status });
  return answer;
}

// MARK: The workbench

class Workbench {
  constructor(root) {
    this.root = root;
    this.document = root.dataset.document;
    this.isSample = root.dataset.sample === "yes";
    this.view = root.querySelector(".view");
    this.sheet = root.querySelector(".sheet");
    this.image = root.querySelector(".sheet img");
    this.table = root.querySelector(".view .table");
    this.panelPlace = root.querySelector("#panel");
    this.said = root.querySelector("#said");
    this.list = root.querySelector(".fields");
    this.texts = document.getElementById("texts").dataset;
    this.kept = new Map();
    this.pictures = new Map();
    this.undoable = [];
    this.sending = 0;
    this.adopt();
    this.listen();
  }

  path(position, deed = "") { return `/documents/${this.document}/fields/${position}${deed}`; }
  picturePath(page) { return `/documents/${this.document}/pages/${page}`; }
  get panel() { return this.panelPlace.querySelector(".panel"); }
  get typed() { return this.panelPlace.querySelector("#typed"); }
  get position() { return Number(this.panel.dataset.position); }

  // Takes over the panel that is in its place now.
  adopt() {
    const panel = this.panel;
    this.pick = null;
    this.place = null;
    this.understanding = null;
    this.shownPage = null;
    for (const line of this.list.children) {
      const isHere = line.dataset.position === panel.dataset.position;
      line.toggleAttribute("data-here", isHere);
      if (isHere) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
    this.filter();
    this.reveal(this.list.querySelector("[data-here]"));
    this.showChoice();
    this.showPlace();
    if (this.typed && !Number(panel.dataset.picks)) this.typed.focus({ preventScroll: true });
    else this.focusPanel();
    history.replaceState(null, "", `/documents/${this.document}/settle/${panel.dataset.position}${this.isSample ? "?sample=1" : ""}`);
    this.prefetch();
  }

  reveal(line) {
    if (!line) return;
    const box = this.list;
    if (line.offsetTop < box.scrollTop || line.offsetTop + line.offsetHeight > box.scrollTop + box.clientHeight) {
      box.scrollTop = line.offsetTop - box.clientHeight / 3;
    }
  }

  focusPanel() {
    const panel = this.panel;
    panel.tabIndex = -1;
    panel.focus({ preventScroll: true });
  }

  // The next panel and its picture are fetched while a person reads this one.
  prefetch() {
    const { next, previous } = this.panel.dataset;
    this.kept.clear();
    for (const position of [next, previous]) {
      if (position === undefined || this.kept.has(position)) continue;
      const panel = fetch(this.path(position)).then(r => (r.ok ? r.text() : null)).catch(() => null);
      this.kept.set(position, panel);
      panel.then(text => {
        const page = text && this.parse(text).dataset.page;
        if (page) this.load(page);
      });
    }
  }

  load(page) {
    if (!this.pictures.has(page)) {
      const image = new Image();
      image.src = this.picturePath(page);
      this.pictures.set(page, image);
    }
    return this.pictures.get(page);
  }

  parse(text) {
    const template = document.createElement("template");
    template.innerHTML = text;
    return template.content.querySelector(".panel");
  }

  async go(position, { fresh = false } = {}) {
    if (position === undefined || position === null) return;
    const key = String(position);
    const kept = fresh ? null : this.kept.get(key);
    let text = kept ? await kept : null;
    if (!text) {
      const response = await fetch(this.path(key)).catch(() => null);
      if (!response?.ok) return this.say([this.texts.offline], "bad");
      text = await response.text();
    }
    this.panelPlace.replaceChildren(this.parse(text));
    this.panelPlace.scrollTop = 0;
    this.adopt();
  }

  // MARK: What is chosen

  showChoice() {
    const panel = this.panel;
    const reading = panel.querySelector("[data-reading]");
    const isTyped = Boolean(this.typed?.value) || Boolean(this.place);
    reading?.classList.toggle("chosen", !isTyped && this.pick === null);
    for (const button of panel.querySelectorAll("[data-pick]")) {
      const isChosen = !isTyped && this.pick === Number(button.dataset.pick);
      button.classList.toggle("chosen", isChosen);
      button.setAttribute("aria-pressed", String(isChosen));
    }
    const word = panel.querySelector("[data-accept-word]");
    if (word) word.textContent = isTyped ? this.texts.typed : this.pick === null ? this.texts.accept : this.texts.chosen;
  }

  choose(index) {
    if (index >= Number(this.panel.dataset.picks)) return false;
    this.pick = index;
    this.place = null;
    if (this.typed) this.typed.value = "";
    this.meant("");
    this.showChoice();
    return true;
  }

  meant(text, isBad = false) {
    const output = this.panel.querySelector("#meant");
    if (!output) return;
    output.textContent = text;
    output.classList.toggle("bad", isBad);
  }

  hint() {
    clearTimeout(this.hintTimer);
    const text = this.typed.value;
    if (!text) return this.meant("");
    const position = this.position;
    this.hintTimer = setTimeout(async () => {
      try {
        const answer = await ask(this.path(position, "/understand"), { text });
        if (this.position === position && this.typed.value === text) this.showMeaning(answer);
      } catch { /* the settlement itself will say what is wrong */ }
    }, 120);
  }

  showMeaning(answer) {
    const parts = [];
    if (answer.isUnderstood && answer.written) parts.push(`${this.texts.meant} ${answer.written}`);
    if (answer.sentence) parts.push(answer.sentence);
    this.meant(parts.join(" · "), !answer.isUnderstood);
  }

  // MARK: Settling

  accept() {
    const text = this.typed?.value ?? "";
    if (this.place) return this.settle({ action: "place", page: this.place.page, box: this.place.box, text });
    if (text.trim()) return this.settle({ action: "correct", text });
    if (this.pick !== null) return this.settle({ action: "choose", index: this.pick });
    if (this.panel.dataset.blind) return this.say([this.texts["type-first"]], "bad");
    return this.settle({ action: "confirm" });
  }

  // Shows the next field at once; the answer comes after it. What failed is brought back with its sentence.
  async settle(body) {
    const panel = this.panel;
    if (!this.typed || panel.dataset.sent) return;
    panel.dataset.sent = "yes";
    const position = this.position;
    const next = panel.dataset.next;
    // One settlement after the other. Each carries the revision that its own panel was made from, so that whatever another person did to the
    // field since is noticed.
    const before = this.chain ?? Promise.resolve();
    const revision = Number(panel.dataset.revision);
    const sent = before.catch(() => {}).then(() =>
      ask(this.path(position, "/settle"), { ...body, revision, sample: this.isSample || undefined }));
    this.chain = sent;
    this.sending += 1;
    if (next !== undefined && !this.isSample) await this.go(next);
    try {
      const answer = await sent;
      this.undoable.push({ position, revision: answer.revision });
      this.took(answer);
      if (this.isSample) return location.assign("/sample");
      if (next === undefined) {
        if (answer.next !== undefined && answer.next !== null) await this.go(answer.next, { fresh: true });
        else { await this.go(position, { fresh: true }); this.finished(answer.sentences); }
      }
    } catch (error) {
      await this.go(position, { fresh: true });
      if (body.text && this.typed && error.status !== 409) { this.typed.value = body.text; this.showChoice(); }
      this.say([error.sentence ?? this.texts.offline], "bad");
    } finally {
      this.sending -= 1;
      this.root.dataset.idle = this.sending === 0 ? "yes" : "";
    }
  }

  took(answer) {
    const line = this.list.querySelector(`[data-position="${answer.position}"]`);
    if (line) {
      line.dataset.status = answer.status;
      line.querySelector(".val").textContent = answer.value;
    }
    this.root.querySelector("[data-count]").textContent = answer.open;
    const total = this.panel.querySelector("[data-total]");
    if (total && answer.total) total.textContent = answer.total;
    this.filter();
    this.say(answer.sentences);
  }

  finished(sentences) {
    this.say([...sentences, this.texts.done], "good", ["/queue", this.texts["to-queue"]]);
  }

  async undo() {
    const last = this.undoable.at(-1);
    const position = last?.position ?? (this.panel.dataset.open ? null : this.position);
    if (position === null || position === undefined) return this.say([this.texts["nothing-to-undo"]], "bad");
    this.sending += 1;
    try {
      await this.chain?.catch(() => {});
      const revision = last?.revision ?? Number(this.panel.dataset.revision);
      const answer = await ask(this.path(position, "/undo"), { revision });
      this.undoable.pop();
      this.took(answer);
      await this.go(position, { fresh: true });
      this.say([this.texts.undone, ...answer.sentences]);
    } catch (error) {
      this.say([error.sentence ?? this.texts.offline], "bad");
    } finally {
      this.sending -= 1;
    }
  }

  say(sentences, kind = "", link = null) {
    this.said.className = kind;
    this.said.replaceChildren(...sentences.map(sentence => Object.assign(document.createElement("p"), { textContent: sentence })));
    if (link) this.said.append(Object.assign(document.createElement("a"), { href: link[0], textContent: link[1] }));
  }

  openWrong(isOpen) {
    const wrong = this.panel.querySelector(".wrong");
    if (!wrong) return;
    wrong.hidden = !isOpen;
    if (isOpen) wrong.querySelector("textarea").focus();
    else this.focusPanel();
  }

  sendWrong() { this.settle({ action: "report-wrong", why: this.panel.querySelector("#why").value }); }

  deed(name) {
    switch (name) {
      case "accept": return this.accept();
      case "blank": return this.settle({ action: "blank" });
      case "illegible": return this.settle({ action: "illegible" });
      case "wrong": return this.openWrong(true);
      case "send-wrong": return this.sendWrong();
      case "close-wrong": return this.openWrong(false);
      case "undo": return this.undo();
      case "next": return this.go(this.panel.dataset.next);
      case "previous": return this.go(this.panel.dataset.previous);
    }
  }

  // MARK: Keys

  listen() {
    document.addEventListener("keydown", event => this.key(event));
    this.panelPlace.addEventListener("click", event => {
      const pick = event.target.closest("[data-pick]");
      if (pick) return this.choose(Number(pick.dataset.pick));
      const deed = event.target.closest("[data-do]");
      if (deed) this.deed(deed.dataset.do);
    });
    this.panelPlace.addEventListener("input", event => {
      if (event.target !== this.typed) return;
      this.pick = null;
      if (!this.typed.value) this.place = null;
      this.showChoice();
      this.hint();
    });
    this.list.addEventListener("click", event => {
      const line = event.target.closest("li");
      if (!line || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      this.go(line.dataset.position);
    });
    this.root.querySelector("[data-all]").addEventListener("change", () => this.filter());
    this.root.addEventListener("click", event => {
      const zoom = event.target.closest("[data-zoom]");
      if (zoom) this.zoom(zoom.dataset.zoom);
      const turn = event.target.closest("[data-turn]");
      if (turn) this.turn(Number(turn.dataset.turn));
    });
    this.view.addEventListener("wheel", event => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.zoom(event.deltaY < 0 ? "in" : "out");
    }, { passive: false });
    new ResizeObserver(() => this.fit()).observe(this.view);
    this.listenToDragging();
  }

  key(event) {
    const target = event.target;
    const dialog = document.getElementById("keys");
    if (dialog.open) return;
    const isTyping = target === this.typed;
    const isNote = target.id === "why";
    const isBusy = target.closest?.("a, button, select, input[type=checkbox]") && ["Enter", " "].includes(event.key);
    if (event.isComposing) return;
    if (isNote) {
      if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); this.sendWrong(); }
      if (event.key === "Escape") this.openWrong(false);
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !(isTyping && this.typed.value)) {
      event.preventDefault();
      return this.undo();
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    switch (event.key) {
      case "Enter":
        if (isBusy) return;
        if (isTyping && this.typed.tagName === "TEXTAREA" && event.shiftKey) return;
        event.preventDefault();
        if (!event.repeat) this.accept();
        return;
      case "Escape":
        event.preventDefault();
        if (this.typed) this.typed.value = "";
        this.pick = null;
        this.place = null;
        this.meant("");
        this.showChoice();
        this.showPlace();
        return this.focusPanel();
      case "Delete":
        if (isTyping && this.typed.value) return;
        event.preventDefault();
        if (!event.repeat) this.deed("blank");
        return;
      case "F8": event.preventDefault(); if (!event.repeat) this.deed("illegible"); return;
      case "F9": event.preventDefault(); return this.deed("wrong");
      case "F2": event.preventDefault(); return this.typed?.focus();
      case "PageDown": event.preventDefault(); return this.deed("next");
      case "PageUp": event.preventDefault(); return this.deed("previous");
    }
    if (isTyping || !this.typed || isBusy) return;
    if (this.view.contains(target) && /^Arrow|^Home$|^End$|^ $/.test(event.key)) return;
    if (event.key === "?") { event.preventDefault(); return dialog.showModal(); }
    if (event.key === " ") { event.preventDefault(); return this.typed.focus(); }
    if (/^[0-9]$/.test(event.key) && Number(this.panel.dataset.picks)) {
      event.preventDefault();
      if (event.key === "0") { this.pick = null; return this.showChoice(); }
      this.choose(Number(event.key) - 1);
      return;
    }
    // A letter begins a correction: it goes into the field that now has the focus (so do the keys of an input method).
    if (event.key.length === 1 || event.key === "Process") this.typed.focus();
  }

  filter() {
    const all = this.root.querySelector("[data-all]").checked;
    const waits = new Set(["waiting", "awaiting-second", "awaiting-third"]);
    for (const line of this.list.children) line.hidden = !all && !waits.has(line.dataset.status) && !line.hasAttribute("data-here");
  }

  // MARK: The picture

  showPlace() {
    const panel = this.panel;
    const around = panel.querySelector("template.around");
    const nothing = this.view.querySelector(".nothing");
    this.drawn = null;
    this.table.hidden = !around;
    this.root.classList.toggle("tabular", Boolean(around));
    this.sheet.hidden = true;
    nothing.hidden = true;
    if (around) {
      this.table.replaceChildren(around.content.cloneNode(true));
      this.table.querySelector(".marked")?.scrollIntoView({ block: "center", inline: "center" });
      return;
    }
    if (!panel.dataset.page) {
      nothing.hidden = Number(this.root.dataset.pages) > 0;
      if (Number(this.root.dataset.pages) > 0) return this.showPage(Number(panel.dataset.near ?? 1));
      nothing.hidden = false;
      return;
    }
    this.showPage(Number(panel.dataset.page));
  }

  showPage(page) {
    this.shownPage = page;
    const picture = this.load(String(page));
    this.sheet.hidden = false;
    if (this.image.src !== picture.src) this.image.src = picture.src;
    const name = this.root.querySelector("[data-pagename]");
    if (name) name.textContent = `${this.texts.page} ${page}/${this.root.dataset.pages}`;
    const ready = () => { if (this.shownPage === page) { this.root.dataset.picture = String(page); this.fit(); } };
    if (picture.complete && picture.naturalWidth) ready();
    else {
      picture.addEventListener("load", ready, { once: true });
      picture.addEventListener("error", () => this.say([this.texts["no-picture"]], "bad"), { once: true });
    }
  }

  turn(step) {
    const page = Math.min(Math.max((this.shownPage ?? 1) + step, 1), Number(this.root.dataset.pages));
    if (page !== this.shownPage) this.showPage(page);
  }

  // Points of the page in pixels of the sheet at zoom 1, which is the width of the view.
  get points() {
    const { width, height } = this.panel.dataset;
    const natural = { width: this.image.naturalWidth || 1, height: this.image.naturalHeight || 1 };
    return { width: Number(width) || natural.width / (130 / 72), height: Number(height) || natural.height / (130 / 72) };
  }

  fit() {
    if (this.sheet.hidden || !this.image.naturalWidth) return;
    const panel = this.panel.dataset;
    const isHere = Number(panel.page) === this.shownPage;
    const box = isHere && panel.box ? panel.box.split(" ").map(Number) : null;
    const label = isHere && panel.label ? panel.label.split(" ").map(Number) : null;
    const page = this.points;
    const base = this.view.clientWidth / page.width;
    let scale = base;
    if (box) {
      const span = label ? Math.max(box[2], label[2]) - Math.min(box[0], label[0]) : box[2] - box[0];
      // Label and cell with a margin of 30 points on both sides; never smaller than the width, never larger than letters of a poster.
      scale = Math.min(Math.max(this.view.clientWidth / (span + 60), base), base * 2.2);
    }
    this.scale = scale;
    this.lay();
    const focus = box ? [(Math.min(box[0], label?.[0] ?? box[0]) + Math.max(box[2], label?.[2] ?? box[2])) / 2, (box[1] + box[3]) / 2] : [page.width / 2, 0];
    this.view.scrollLeft = focus[0] * scale - this.view.clientWidth / 2;
    this.view.scrollTop = focus[1] * scale - this.view.clientHeight / 2;
  }

  lay() {
    const page = this.points;
    this.sheet.style.width = `${page.width * this.scale}px`;
    this.sheet.style.height = `${page.height * this.scale}px`;
    const panel = this.panel.dataset;
    const isHere = Number(panel.page) === this.shownPage;
    this.mark(".mark.cell", isHere ? panel.box?.split(" ").map(Number) : null);
    this.mark(".mark.label", isHere ? panel.label?.split(" ").map(Number) : null);
    this.mark(".mark.drawn", this.drawn?.page === this.shownPage ? this.drawn.box : null);
  }

  mark(name, box) {
    const element = this.sheet.querySelector(name);
    element.hidden = !box;
    if (!box) return;
    const pad = 2;
    element.style.left = `${(box[0] - pad) * this.scale}px`;
    element.style.top = `${(box[1] - pad) * this.scale}px`;
    element.style.width = `${(box[2] - box[0] + 2 * pad) * this.scale}px`;
    element.style.height = `${(box[3] - box[1] + 2 * pad) * this.scale}px`;
  }

  zoom(how) {
    if (how === "place") return this.showPlace();
    const centre = [(this.view.scrollLeft + this.view.clientWidth / 2) / this.scale, (this.view.scrollTop + this.view.clientHeight / 2) / this.scale];
    const page = this.points;
    if (how === "page") this.scale = Math.min(this.view.clientWidth / page.width, this.view.clientHeight / page.height);
    else this.scale = Math.min(Math.max(this.scale * (how === "in" ? 1.25 : 0.8), 0.2), 8);
    this.lay();
    this.view.scrollLeft = centre[0] * this.scale - this.view.clientWidth / 2;
    this.view.scrollTop = centre[1] * this.scale - this.view.clientHeight / 2;
  }

  listenToDragging() {
    let start = null;
    const at = event => {
      const box = this.sheet.getBoundingClientRect();
      return [(event.clientX - box.left) / this.scale, (event.clientY - box.top) / this.scale];
    };
    const boxOf = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])];
    this.sheet.addEventListener("pointerdown", event => {
      if (event.button !== 0 || !this.typed) return;
      event.preventDefault();
      start = at(event);
      this.sheet.setPointerCapture(event.pointerId);
    });
    this.sheet.addEventListener("pointermove", event => {
      if (!start) return;
      this.drawn = { page: this.shownPage, box: boxOf(start, at(event)) };
      this.mark(".mark.drawn", this.drawn.box);
    });
    this.sheet.addEventListener("pointerup", async event => {
      if (!start) return;
      const box = boxOf(start, at(event));
      start = null;
      // Less than 3 points is a click.
      if (box[2] - box[0] < 3 || box[3] - box[1] < 3) { this.drawn = null; return this.lay(); }
      await this.take({ page: this.shownPage, box });
    });
  }

  async take({ page, box }) {
    const position = this.position;
    this.meant(this.texts.reading);
    try {
      const answer = await ask(this.path(position, "/reading"), { page, box });
      if (this.position !== position) return;
      this.place = { page: answer.page, box: answer.box };
      this.drawn = { page: answer.page, box: answer.box };
      this.pick = null;
      this.typed.value = answer.text;
      this.lay();
      this.showChoice();
      if (answer.text) this.showMeaning(answer.understanding);
      else this.meant(this.texts["no-text"], true);
      this.typed.focus({ preventScroll: true });
    } catch (error) {
      this.meant(error.sentence ?? this.texts.offline, true);
    }
  }
}

// MARK: Grids of crops

function grid(form) {
  const tiles = [...form.querySelectorAll(".crop")];
  const columns = () => tiles.filter(tile => tile.offsetTop === tiles[0].offsetTop).length;
  for (const tile of tiles) tile.tabIndex = -1;
  if (tiles[0]) tiles[0].tabIndex = 0;
  const go = index => {
    const tile = tiles[Math.min(Math.max(index, 0), tiles.length - 1)];
    for (const other of tiles) other.tabIndex = other === tile ? 0 : -1;
    tile.focus();
  };
  form.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.ctrlKey) { event.preventDefault(); return form.requestSubmit(); }
    const index = tiles.indexOf(event.target.closest(".crop"));
    if (index < 0 || event.ctrlKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() };
    if (event.key in steps) { event.preventDefault(); return go(index + steps[event.key]); }
    const radio = tiles[index].querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (radio) { event.preventDefault(); radio.checked = true; go(index + 1); }
  });
}

// MARK: Dropping files

function drop(place) {
  const list = document.querySelector(".sent");
  const send = async file => {
    const line = document.createElement("li");
    line.textContent = `${file.name}: ${place.dataset.sending}`;
    list.prepend(line);
    try {
      const response = await fetch("/upload", {
        method: "POST", body: file,
        headers: {
          Accept: "application/json", "Content-Type": "application/octet-stream", "X-CSRF-Token": csrf,
          "X-File-Name": encodeURIComponent(file.name.normalize("NFC")),
        },
      });
      const answer = await response.json();
      line.className = response.ok ? "good" : "bad";
      line.textContent = response.ok ? `✓ ${answer.name}` : `✗ ${file.name}: ${answer.error}`;
    } catch {
      line.className = "bad";
      line.textContent = `✗ ${file.name}: ${place.dataset.failed}`;
    }
  };
  const all = async files => { for (const file of files) await send(file); };
  place.addEventListener("dragover", event => { event.preventDefault(); place.classList.add("over"); });
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", event => {
    event.preventDefault();
    place.classList.remove("over");
    all([...event.dataTransfer.files]);
  });
  place.querySelector("input").addEventListener("change", event => { all([...event.target.files]); });
}

// MARK: Lists

function rows(table) {
  const links = [...table.querySelectorAll("tbody th a")];
  document.addEventListener("keydown", event => {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.altKey) return;
    const index = links.indexOf(document.activeElement);
    if (event.key === "j" || event.key === "ArrowDown") { event.preventDefault(); links[Math.min(index + 1, links.length - 1)]?.focus(); }
    if (event.key === "k" || event.key === "ArrowUp") { event.preventDefault(); links[Math.max(index - 1, 0)]?.focus(); }
    if (event.key === "Enter" && index < 0) links[0]?.click();
  });
}

for (const root of document.querySelectorAll(".workbench")) window.workbench = new Workbench(root);
for (const form of document.querySelectorAll("[data-grid]")) grid(form);
for (const place of document.querySelectorAll("[data-drop]")) drop(place);
for (const table of document.querySelectorAll("table[data-rows]")) rows(table);
for (const choice of document.querySelectorAll("select[data-autosubmit]")) choice.addEventListener("change", () => choice.form.requestSubmit());
