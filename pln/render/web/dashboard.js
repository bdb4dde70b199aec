// The card of a person beside the name, where a mouse, the keyboard or a finger is. Without this the names are
// links to the same cards further down the page.

const peek = document.getElementById("peek");
let shownFor = null;

function show(link) {
  const card = document.getElementById(cardOf(link));
  if (!card) return;
  hide();
  const copy = card.cloneNode(true);
  for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
  peek.replaceChildren(...copy.childNodes);
  peek.hidden = false;
  place(link.getBoundingClientRect());
  link.setAttribute("aria-describedby", "peek");
  shownFor = link;
}

function cardOf(link) {
  return link.dataset.card ?? decodeURIComponent(link.hash.slice(1));
}

function hide() {
  if (shownFor) shownFor.removeAttribute("aria-describedby");
  shownFor = null;
  peek.hidden = true;
}

// Below the name, or above it where there is no room; never out of the window.
function place(name) {
  const gap = 8;
  const { width, height } = peek.getBoundingClientRect();
  const left = Math.min(name.left, window.innerWidth - width - gap);
  const fits = name.bottom + gap + height < window.innerHeight;
  const top = fits || name.top < height ? name.bottom + gap : name.top - gap - height;
  peek.style.left = `${Math.max(gap, left)}px`;
  peek.style.top = `${top}px`;
}

function person(event) {
  return event.target instanceof Element ? event.target.closest("a.person, [data-card]") : null;
}

document.addEventListener("pointerover", (event) => {
  if (event.pointerType === "touch") return;
  const link = person(event);
  if (link) show(link);
  else if (shownFor && !peek.contains(event.target) && document.activeElement !== shownFor) hide();
});

document.addEventListener("focusin", (event) => {
  const link = person(event);
  if (link && link.matches(":focus-visible")) show(link);
  else if (!peek.contains(event.target)) hide();
});

// A first tap shows the card, a second one on the same name goes to it.
document.addEventListener("click", (event) => {
  const link = person(event);
  if (link && event.pointerType === "touch" && shownFor !== link) {
    event.preventDefault();
    show(link);
    return;
  }
  if (link) document.getElementById(cardOf(link))?.closest("details")?.setAttribute("open", "");
  if (!peek.contains(event.target)) {
    hide();
  }
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

window.addEventListener("scroll", hide, { passive: true });
window.addEventListener("resize", hide);
