// The picture of a network, alive: pan, zoom, search, a tag, a day, and a card for whoever is pointed at.
// Works on the element .network; without it, or without this script, the picture and the table still say it all.
"use strict";

(() => {
  const root = document.querySelector(".network");
  const source = document.getElementById("pln-data");
  if (!root || !source) return;

  const data = JSON.parse(source.textContent).graph;
  const svg = root.querySelector("svg.pln-graph");
  const view = svg.querySelector(".view");
  const find = (selector) => root.querySelector(selector);
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  // What is drawn

  const elements = view.querySelectorAll(":scope > .node");
  const rows = root.querySelectorAll("tbody tr");
  const nodes = data.nodes.map((node, number) => ({
    ...node,
    number,
    element: elements[number],
    label: elements[number].querySelector("text"),
    row: rows[number],
    ties: [],
    shown: true,
    text: fold([node.name, node.kind, node.said, ...node.tags].join(" ")),
  }));
  const lines = view.querySelectorAll(":scope > .tie");
  const ties = data.ties.map((tie, number) => ({ ...tie, element: lines[number], shown: true }));
  for (const tie of ties) {
    nodes[tie.ends[0]].ties.push(tie);
    nodes[tie.ends[1]].ties.push(tie);
  }
  const titles = [...view.querySelectorAll(":scope > .title")].map((element) => ({
    element,
    x: Number(element.getAttribute("x")),
    y: Number(element.getAttribute("y")),
    width: element.getComputedTextLength(),
    shown: true,
  }));
  const hulls = [...view.querySelectorAll(":scope > .hull")];

  // Where one looks: a point p of the picture is seen at p * zoom + shift, in units of the viewBox

  const [, , wide, high] = svg.getAttribute("viewBox").split(" ").map(Number);
  const most = 12;
  let zoom = 1;
  let shift = { x: 0, y: 0 };

  const clamped = (value, low, top) => Math.min(Math.max(value, low), top);
  const pixels = () => Math.min(svg.clientWidth / wide, svg.clientHeight / high) || 1;

  function look() {
    // At least a quarter of the picture stays in sight.
    shift.x = clamped(shift.x, -wide * (zoom - 0.25), wide * 0.75);
    shift.y = clamped(shift.y, -high * (zoom - 0.25), high * 0.75);
    view.setAttribute("transform", `translate(${shift.x} ${shift.y}) scale(${zoom})`);
  }

  function zoomTo(wanted, at = { x: wide / 2, y: high / 2 }) {
    const next = clamped(wanted, 1, most);
    shift.x = at.x - ((at.x - shift.x) * next) / zoom;
    shift.y = at.y - ((at.y - shift.y) * next) / zoom;
    zoom = next;
    look();
    arrangeSoon();
  }

  function whole() {
    zoom = 1;
    shift = { x: 0, y: 0 };
    look();
    arrangeSoon();
  }

  function centre(node) {
    shift = { x: wide / 2 - node.x * zoom, y: high / 2 - node.y * zoom };
    look();
    arrangeSoon();
  }

  // Closer up there is more room: shapes and names keep their size, and more names fit

  let due = false;

  function arrangeSoon() {
    if (due) return;
    due = true;
    requestAnimationFrame(() => {
      due = false;
      arrange();
    });
  }

  function arrange() {
    const scale = pixels() * zoom;
    const glyph = clamped(scale, 0.5, 1.2) / scale;
    const letters = clamped(scale, 0.9, 1.15) / scale;
    const taken = new Grid();
    for (const title of titles) {
      const half = (title.width * letters) / 2;
      const box = [title.x - half, title.y - 12 * letters, title.x + half, title.y + 4 * letters];
      const fits = title.shown && taken.take(box);
      title.element.classList.toggle("unseen", !fits);
      const { x, y } = title;
      title.element.setAttribute("transform", `translate(${x} ${y}) scale(${letters}) translate(${-x} ${-y})`);
    }
    for (const node of nodes) {
      const size = node.kind === "topic" ? letters : glyph;
      node.element.setAttribute("transform", `translate(${node.x} ${node.y}) scale(${size})`);
      if (node.shown && node.kind !== "topic") {
        const size = node.size * glyph;
        taken.add([node.x - size, node.y - size, node.x + size, node.y + size]);
      }
    }
    for (const number of data.order) {
      const node = nodes[number];
      const box = node.label_box.map((edge, side) => (side % 2 ? node.y : node.x) + edge * letters);
      const fits = node.shown && taken.take(box);
      if (node.kind === "topic") {
        // What stands for a topic is its name.
        node.element.classList.toggle("unseen", !fits);
      } else {
        node.label.classList.toggle("unseen", !fits);
        node.label.setAttribute("transform", `scale(${letters / glyph})`);
      }
    }
  }

  class Grid {
    cells = new Map();

    *keys([left, top, right, bottom]) {
      for (let x = Math.floor(left / 60); x <= Math.floor(right / 60); x += 1) {
        for (let y = Math.floor(top / 60); y <= Math.floor(bottom / 60); y += 1) yield x * 65536 + y;
      }
    }

    add(box) {
      for (const key of this.keys(box)) {
        if (!this.cells.has(key)) this.cells.set(key, []);
        this.cells.get(key).push(box);
      }
    }

    take(box) {
      for (const key of this.keys(box)) {
        for (const other of this.cells.get(key) ?? []) {
          if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
        }
      }
      this.add(box);
      return true;
    }
  }

  // What is shown: as of a day, with a tag; what is searched for stands out

  const search = find("#find");
  const tag = find("#tag");
  const day = find("#day");

  function narrow() {
    const on = data.days[Number(day.value)];
    const wanted = tag.value;
    const there = (thing) => !thing.since || thing.since <= on;
    for (const node of nodes) {
      node.shown = there(node) && (!wanted || !node.contact || node.tags.includes(wanted));
    }
    const follows = (node) => node.ties.some((tie) => there(tie) && nodes[other(tie, node)].contact && nodes[other(tie, node)].shown);
    for (const node of nodes) {
      if (!node.contact && (wanted || node.kind === "topic")) node.shown &&= follows(node);
    }
    for (const tie of ties) {
      tie.shown = there(tie) && nodes[tie.ends[0]].shown && nodes[tie.ends[1]].shown;
      tie.element.classList.toggle("gone", !tie.shown);
    }
    for (const node of nodes) {
      node.element.classList.toggle("gone", !node.shown);
      node.row.hidden = !node.shown;
    }
    hulls.forEach((hull, number) => {
      const empty = !nodes.some((node) => node.shown && node.cluster === Number(hull.dataset.cluster));
      hull.classList.toggle("gone", empty);
      titles[number].element.classList.toggle("gone", empty);
      titles[number].shown = !empty;
    });
    find("#day-said").textContent = said(on);
    arrange();
    seek();
  }

  function seek() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const hits = nodes.filter((node) => node.shown && words.every((word) => node.text.includes(word)));
    for (const node of nodes) node.element.classList.toggle("faded", words.length > 0 && !hits.includes(node));
    svg.classList.toggle("searching", words.length > 0);
    const shown = nodes.filter((node) => node.shown && node.contact).length;
    const all = nodes.filter((node) => node.contact).length;
    const found = words.length ? `${hits.length} found. ` : "";
    find("#said").textContent = `${found}${shown} of ${all} contacts shown.`;
    return hits;
  }

  const other = (tie, node) => (tie.ends[0] === node.number ? tie.ends[1] : tie.ends[0]);

  function said(iso) {
    const [year, month, on] = iso.split("-").map(Number);
    return `${on} ${data.months[month - 1]} ${year}`;
  }

  // A card for whoever is pointed at, or kept by a click

  const card = find("#card");
  let current = null;
  let kept = false;

  function show(node, keep = false) {
    current = node;
    kept = keep;
    card.replaceChildren(...facts(node));
    card.hidden = false;
    card.classList.toggle("left", node.x * zoom + shift.x > wide / 2);
    svg.classList.add("lighting");
    for (const tie of ties) tie.element.classList.toggle("lit", node.ties.includes(tie));
    const beside = new Set(node.ties.map((tie) => other(tie, node)));
    for (const one of nodes) one.element.classList.toggle("lit", one === node || beside.has(one.number));
  }

  function hide() {
    kept = false;
    card.hidden = true;
    svg.classList.remove("lighting");
  }

  function* facts(node) {
    yield made("h2", node.name);
    yield made("p", node.said);
    if (node.meaning) yield made("p", node.meaning);
    const values = [
      ["Cluster", node.cluster_name],
      ["Last talked", node.last && said(node.last)],
      ["Talks in a year", node.contact ? String(node.talks) : ""],
      ["Since", node.since && said(node.since)],
      ["Tags", node.tags.join(", ")],
    ];
    const list = document.createElement("dl");
    for (const [name, value] of values) if (value) list.append(made("dt", name), made("dd", value));
    yield list;
    const shown = node.ties.filter((tie) => tie.shown);
    if (!shown.length) return;
    yield made("h3", shown.length === 1 ? "1 tie" : `${shown.length} ties`);
    const ends = document.createElement("ul");
    for (const tie of shown) {
      const end = nodes[other(tie, node)];
      const button = made("button", end.name);
      button.type = "button";
      button.addEventListener("click", () => visit(end, true));
      const item = made("li", `${phrase(tie, node)} `);
      item.append(button);
      ends.append(item);
    }
    yield ends;
  }

  function phrase(tie, node) {
    const outward = tie.ends[0] === node.number;
    if (tie.kind === "introduced") return outward ? "introduced" : "introduced by";
    if (tie.kind === "relation") return outward ? `${tie.label} of` : `${tie.label}:`;
    return tie.label;
  }

  function made(name, text) {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  // Pointing, dragging, pinching

  const pointers = new Map();
  let dragged = false;

  function at(event) {
    const box = svg.getBoundingClientRect();
    const size = pixels();
    return {
      x: (event.clientX - box.left - (box.width - wide * size) / 2) / size,
      y: (event.clientY - box.top - (box.height - high * size) / 2) / size,
    };
  }

  const nodeOf = (event) => {
    const element = event.target.closest?.(".view > .node");
    return element ? nodes[Number(element.id.slice(element.id.lastIndexOf("-") + 1))] : null;
  };

  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomTo(zoom * Math.exp(-event.deltaY * 0.0015), at(event));
  }, { passive: false });

  svg.addEventListener("pointerdown", (event) => {
    pointers.set(event.pointerId, at(event));
    dragged = false;
  });

  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    if (pointers.size === 1) {
      if (Math.hypot(now.x - before.x, now.y - before.y) * pixels() < 3 && !dragged) return;
      if (!dragged) svg.setPointerCapture(event.pointerId);
      shift.x += now.x - before.x;
      shift.y += now.y - before.y;
      look();
    } else {
      const [still] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      const was = Math.hypot(before.x - still.x, before.y - still.y);
      if (was > 0) zoomTo((zoom * Math.hypot(now.x - still.x, now.y - still.y)) / was, still);
    }
    dragged = true;
    pointers.set(event.pointerId, now);
  });

  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  svg.addEventListener("click", (event) => {
    if (dragged) return;
    const node = nodeOf(event);
    if (node) visit(node, true);
    else hide();
  });
  svg.addEventListener("pointerover", (event) => {
    const node = nodeOf(event);
    if (node && !kept && !pointers.size) show(node);
  });
  svg.addEventListener("pointerout", (event) => {
    if (!kept && nodeOf(event)) hide();
  });

  // Keys: one stop for Tab, arrows go to the nearest in their direction

  const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  let stop = null;

  function visit(node, keep) {
    stop?.element.setAttribute("tabindex", "-1");
    stop = node;
    node.element.setAttribute("tabindex", "0");
    node.element.focus({ preventScroll: true });
    if (zoom > 1) centre(node);
    show(node, keep);
  }

  function nearest(from, [east, south]) {
    let best = null;
    let least = Infinity;
    for (const node of nodes) {
      const along = (node.x - from.x) * east + (node.y - from.y) * south;
      if (node === from || !node.shown || along <= 0) continue;
      const aside = Math.abs((node.x - from.x) * south) + Math.abs((node.y - from.y) * east);
      const cost = along + 2.5 * aside;
      if (cost < least) [best, least] = [node, cost];
    }
    return best;
  }

  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction && stop) {
      const next = nearest(stop, direction);
      if (next) visit(next, kept);
    } else if (event.key === "Enter" || event.key === " ") show(stop, true);
    else if (event.key === "Escape") hide();
    else if (event.key === "+" || event.key === "=") zoomTo(zoom * 1.4);
    else if (event.key === "-") zoomTo(zoom / 1.4);
    else if (event.key === "0") whole();
    else return;
    event.preventDefault();
  });
  svg.addEventListener("focusin", (event) => {
    const node = nodeOf(event);
    if (node && !kept) show(node);
  });

  // Begin

  find("#closer").addEventListener("click", () => zoomTo(zoom * 1.4));
  find("#farther").addEventListener("click", () => zoomTo(zoom / 1.4));
  find("#whole").addEventListener("click", whole);
  for (const input of [tag, day]) input.addEventListener("input", narrow);
  search.addEventListener("input", seek);
  find(".controls").addEventListener("submit", (event) => {
    event.preventDefault();
    const [first] = seek();
    if (first) visit(first, true);
  });
  window.addEventListener("resize", arrange);
  window.addEventListener("beforeprint", whole);

  svg.setAttribute("role", "group");
  for (const node of nodes) {
    node.element.setAttribute("role", "button");
    node.element.setAttribute("tabindex", "-1");
    node.element.setAttribute("aria-label", node.told);
  }
  if (nodes.length) {
    stop = nodes[data.order[0] ?? 0];
    stop.element.setAttribute("tabindex", "0");
  }
  find(".controls").hidden = false;
  narrow();
  root.dataset.state = "ready";
})();
