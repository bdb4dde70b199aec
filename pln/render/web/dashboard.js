// The card of a person beside the name, where a mouse or the keyboard is, and at the foot of the screen for a finger.
// Without this the names are links to the same cards further down the page.
"use strict";

const peek = document.getElementById("peek");
let shownFor = null;
let touched = false;

const people = "a.person, [data-card]";
const cardOf = (link) => link.dataset.card ?? decodeURIComponent(link.hash.slice(1));
const isSheet = () => peek.classList.contains("sheet");

function show(link) {
  const card = document.getElementById(cardOf(link));
  if (!card) return;
  hide();
  const copy = card.cloneNode(true);
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  peek.replaceChildren(...copy.childNodes);
  peek.hidden = false;
  peek.classList.toggle("sheet", touched);
  if (touched) peek.prepend(closing());
  else place(link.getBoundingClientRect());
  link.setAttribute("aria-describedby", "peek");
  link.classList.add("shown");
  shownFor = link;
}

function hide() {
  shownFor?.removeAttribute("aria-describedby");
  shownFor?.classList.remove("shown");
  shownFor = null;
  peek.hidden = true;
  peek.removeAttribute("style");
}

function closing() {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "close";
  button.textContent = "✕";
  button.setAttribute("aria-label", "Close");
  button.addEventListener("click", hide);
  return button;
}

// Below the name, or above it where there is no room; never out of the window.
function place(name) {
  const gap = 8;
  const { width, height } = peek.getBoundingClientRect();
  const left = Math.min(name.left, window.innerWidth - width - gap);
  const fits = name.bottom + gap + height < window.innerHeight;
  const top = fits || name.top < height ? name.bottom + gap : name.top - gap - height;
  peek.style.left = `${Math.max(gap, left)}px`;
  peek.style.top = `${Math.max(gap, Math.min(top, window.innerHeight - height - gap))}px`;
}

function person(event) {
  return event.target instanceof Element ? event.target.closest(people) : null;
}

// Whoever in the picture is nearest to a finger.
function near(event) {
  const picture = event.target instanceof Element ? event.target.closest(".picture svg") : null;
  let [found, least] = [null, 24];
  for (const node of picture?.querySelectorAll("[data-card] > .shape") ?? []) {
    const box = node.getBoundingClientRect();
    const far = Math.hypot(box.x + box.width / 2 - event.clientX, box.y + box.height / 2 - event.clientY);
    if (far < least) [found, least] = [node.parentElement, far];
  }
  return found;
}

for (const kind of ["pointerdown", "pointerover"]) {
  document.addEventListener(kind, (event) => { touched = event.pointerType !== "mouse"; }, true);
}

document.addEventListener("pointerover", (event) => {
  if (touched) return;
  const link = person(event);
  if (link) show(link);
  else if (shownFor && !isSheet() && !peek.contains(event.target) && document.activeElement !== shownFor) hide();
});

document.addEventListener("focusin", (event) => {
  const link = person(event);
  if (link && link.matches(":focus-visible")) {
    touched = false;
    show(link);
  } else if (!peek.contains(event.target) && !isSheet()) hide();
});

// A first tap shows the card, a second one on the same name goes to it.
document.addEventListener("click", (event) => {
  const link = person(event) ?? (touched ? near(event) : null);
  if (link && touched && shownFor !== link) {
    event.preventDefault();
    show(link);
    return;
  }
  if (link) document.getElementById(cardOf(link))?.closest("details")?.setAttribute("open", "");
  if (!peek.contains(event.target)) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});

// Whoever stands in the picture shows their card like a name, and leads to it on Enter.
const { cards } = JSON.parse(document.getElementById("pln-data").textContent);
for (const [id, card] of Object.entries(cards)) {
  const node = document.getElementById(id);
  const title = node.querySelector("title");
  node.dataset.card = card;
  node.setAttribute("tabindex", "0");
  node.setAttribute("role", "link");
  node.setAttribute("aria-label", title.textContent);
  title.remove(); // the card says more
  node.ownerSVGElement.setAttribute("role", "group");
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter") location.hash = card;
  });
}

for (const box of document.querySelectorAll(".picture")) box.scrollLeft = (box.scrollWidth - box.clientWidth) / 2;

window.addEventListener("scroll", () => { if (!isSheet()) hide(); }, { passive: true });
window.addEventListener("resize", hide);
