// The page of a network: what is asked for moves, narrows and explains the picture.
// Without this script the picture and the table still say it all.
"use strict";

{
  const root = document.querySelector(".network");
  const find = (selector) => root.querySelector(selector);
  const data = JSON.parse(document.getElementById("pln-data").textContent).graph;
  const svg = find("svg.pln-graph");
  const picture = new Picture(svg, data);
  const { nodes } = picture;
  const rows = root.querySelectorAll("tbody tr");
  const card = new Card(find("#card"), picture, data.months, visit);
  const [search, tag, day] = ["#find", "#tag", "#day"].map(find);

  // One of them has the focus, and is where the arrow keys go on from

  let stop = null;

  function stopAt(node) {
    stop?.element.setAttribute("tabindex", "-1");
    node?.element.setAttribute("tabindex", "0");
    stop = node;
  }

  function visit(node, isKept) {
    const isReading = card.element.contains(document.activeElement);
    stopAt(node);
    show(node, isKept);
    if (isReading && isKept) card.element.focus();
    else node.element.focus({ preventScroll: true });
  }

  function show(node, isKept) {
    card.show(node, isKept);
    const isBelow = isKept && getComputedStyle(card.element).position === "fixed";
    const over = () => svg.getBoundingClientRect().bottom - card.element.getBoundingClientRect().top;
    if (isBelow && over() > picture.height / 2) find(".stage").scrollIntoView();
    picture.covered = isBelow ? clamped(over(), 0, picture.height * 0.75) : 0;
    picture.reveal(node);
  }

  function hide() {
    // As long as it is kept, whoever has the focus does not show their card.
    if (card.element.contains(document.activeElement)) stop?.element.focus({ preventScroll: true });
    card.hide();
    picture.covered = 0;
    picture.look();
  }

  // What is asked for

  let hits = [];

  function narrowed() {
    const on = data.days[Number(day.value)];
    narrow(picture, on, tag.value, (tie, node) => picture.other(tie, node));
    nodes.forEach((node, number) => { rows[number].hidden = !node.shown; });
    find("#day-said").textContent = said(on, data.months);
    day.setAttribute("aria-valuetext", said(on, data.months));
    if (!stop?.shown) stopAt(picture.order.map((number) => nodes[number]).find((node) => node.shown) ?? null);
    if (card.node?.shown) card.show(card.node, card.isKept);
    else hide();
    seek();
  }

  function seek() {
    const found = matching(nodes, search.value);
    hits = found ?? [];
    for (const node of nodes) node.element.classList.toggle("faded", found !== null && !found.includes(node));
    svg.classList.toggle("searching", found !== null);
    picture.found = found;
    arrange(picture);
    const contacts = nodes.filter((node) => node.contact);
    const shown = contacts.filter((node) => node.shown).length;
    const counted = found === null ? "" : `${found.length} found. `;
    find("#said").textContent = `${counted}${shown} of ${contacts.length} contacts shown.`;
  }

  find(".controls").addEventListener("submit", (event) => {
    event.preventDefault();
    if (!hits.length) return;
    find(".stage").scrollIntoView({ block: "nearest" });
    visit(hits[(hits.indexOf(card.node) + 1) % hits.length], true);
    if (matchMedia("(pointer: fine)").matches) search.focus({ preventScroll: true }); // to go on to the next
  });
  search.addEventListener("input", seek);
  for (const input of [tag, day]) input.addEventListener("input", narrowed);

  // Pointing, dragging, pinching

  const pointers = new Map();
  let dragged = false;
  let touched = false;

  const at = (event) => {
    const box = svg.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const nodeOf = (event) => {
    const element = event.target.closest?.(".view > .node");
    return element ? nodes[Number(element.id.slice(element.id.lastIndexOf("-") + 1))] : null;
  };

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // which scrolls the page
    event.preventDefault();
    picture.zoomTo(picture.scale * Math.exp(-event.deltaY * 0.005), at(event));
  }, { passive: false });

  svg.addEventListener("pointerdown", (event) => {
    if (!pointers.size) dragged = false;
    touched = event.pointerType !== "mouse";
    pointers.set(event.pointerId, at(event));
  });

  svg.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = at(event);
    if (!dragged && Math.hypot(now.x - before.x, now.y - before.y) < 4) return;
    if (!dragged) svg.setPointerCapture(event.pointerId);
    dragged = true;
    const still = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (!still) picture.moveBy(now.x - before.x, now.y - before.y);
    else {
      const was = Math.hypot(before.x - still.x, before.y - still.y);
      if (was > 0) picture.zoomTo((picture.scale * Math.hypot(now.x - still.x, now.y - still.y)) / was, still);
    }
    pointers.set(event.pointerId, now);
  });

  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    svg.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }

  svg.addEventListener("click", (event) => {
    if (dragged) return;
    const node = nodeOf(event) ?? picture.nearestTo(at(event), touched ? 24 : 12);
    if (node) visit(node, true);
    else hide();
  });
  svg.addEventListener("pointerover", (event) => {
    const node = nodeOf(event);
    if (node && event.pointerType === "mouse" && !card.isKept && !pointers.size) card.show(node);
  });
  svg.addEventListener("pointerout", (event) => {
    if (!card.isKept && event.pointerType === "mouse" && nodeOf(event)) hide();
  });

  // Keys

  const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
  const keys = {
    Enter: () => { if (stop) { show(stop, true); card.element.focus(); } },
    "+": () => picture.zoomTo(picture.scale * 1.4, middle()),
    "-": () => picture.zoomTo(picture.scale / 1.4, middle()),
    0: () => picture.whole(),
  };
  [keys[" "], keys["="]] = [keys.Enter, keys["+"]];
  // Whoever has a card stays where they are.
  const middle = () => card.node && { x: card.node.x + picture.shift.x, y: card.node.y + picture.shift.y };

  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    if (direction && stop) {
      const next = picture.nextTo(stop, direction);
      if (next) visit(next, card.isKept);
    } else if (event.key in keys) keys[event.key]();
    else return;
    event.preventDefault();
  });
  // Not on the picture itself: an SVG that listens to the focus is given it.
  find(".stage").addEventListener("focusin", (event) => {
    const node = nodeOf(event);
    if (node && !card.isKept && node.element.matches(":focus-visible")) card.show(node);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card.node) {
      event.preventDefault();
      hide();
    }
  });

  // Begin

  const zooms = { "#closer": keys["+"], "#farther": keys["-"], "#whole": keys[0] };
  for (const [button, zoom] of Object.entries(zooms)) find(button).addEventListener("click", zoom);
  find("#close").addEventListener("click", hide);

  svg.setAttribute("role", "application");
  for (const size of ["width", "height"]) svg.removeAttribute(size); // the frame's, from now on
  svg.setAttribute("aria-describedby", "keys");
  for (const { element, told } of nodes) {
    element.setAttribute("role", "button");
    element.setAttribute("tabindex", "-1");
    element.setAttribute("aria-label", told);
  }

  function frame() {
    svg.style.maxHeight = `${Math.max(picture.worth(svg.clientWidth), 260)}px`;
    picture.fit(svg.clientWidth, svg.clientHeight);
    const told = find(".told"); // which the keyboard scrolls, where it has to be
    const isScrolled = told && told.scrollHeight > told.clientHeight;
    if (isScrolled) told.tabIndex = 0;
    else told?.removeAttribute("tabindex");
  }

  find(".controls").hidden = false;
  root.dataset.state = "ready";
  frame();
  narrowed();
  new ResizeObserver(frame).observe(svg);
  window.addEventListener("beforeprint", () => picture.print());
  window.addEventListener("afterprint", frame);
}
