// The card of whoever is pointed at, or kept by a click, a tap or Enter.
"use strict";

class Card {
  constructor(element, picture, months, visit) {
    this.element = element;
    this.picture = picture;
    this.months = months;
    this.visit = visit;
    this.node = null;
    this.isKept = false;
  }

  show(node, isKept = false) {
    this.node = node;
    this.isKept = isKept;
    this.element.querySelector("h2").textContent = node.name;
    this.element.querySelector(".facts").replaceChildren(...this.facts(node));
    this.element.hidden = false;
    this.element.scrollTop = 0;
    this.light(node);
  }

  hide() {
    this.node = null;
    this.isKept = false;
    this.element.hidden = true;
    this.light(null);
  }

  // Whoever is on the card and what is tied to it stand out, and are named before others.
  light(node) {
    const { picture } = this;
    picture.svg.classList.toggle("lighting", node !== null);
    picture.current = node;
    const beside = new Set(node?.ties.map((tie) => picture.other(tie, node)));
    for (const one of picture.nodes) one.element.classList.toggle("lit", one === node || beside.has(one));
    for (const tie of picture.ties) tie.element.classList.toggle("lit", node?.ties.includes(tie) ?? false);
    arrange(picture);
  }

  *facts(node) {
    yield made("p", node.said);
    if (node.meaning) yield made("p", node.meaning);
    const values = [
      ["Cluster", node.cluster_name],
      ["Last talked", node.last && said(node.last, this.months)],
      ["Talks in a year", node.contact ? String(node.talks) : ""],
      ["Since", node.since && said(node.since, this.months)],
      ["Tags", node.tags.join(", ")],
    ];
    const list = document.createElement("dl");
    for (const [name, value] of values) if (value) list.append(made("dt", name), made("dd", value));
    yield list;
    const shown = node.ties.filter((tie) => tie.shown);
    if (!shown.length) return;
    yield made("h3", shown.length === 1 ? "1 tie" : `${shown.length} ties`);
    const ends = document.createElement("ul");
    ends.append(...shown.map((tie) => this.end(tie, node)));
    yield ends;
  }

  end(tie, node) {
    const other = this.picture.other(tie, node);
    const button = made("button", other.name);
    button.type = "button";
    button.addEventListener("click", () => this.visit(other, true));
    const item = document.createElement("li");
    item.append(made("span", phrase(tie, node)), " ", button);
    return item;
  }
}

function phrase(tie, node) {
  const outward = tie.ends[0] === node.number;
  if (tie.kind === "introduced") return outward ? "introduced" : "introduced by";
  if (tie.kind === "relation") return outward ? `${tie.label} of` : `${tie.label}:`;
  return tie.label;
}

function said(iso, months) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
