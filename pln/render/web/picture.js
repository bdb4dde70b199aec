// The picture of a network: what is in it, where it stands, and which part of it is in sight.
// A layout is in units of its own; what is drawn is in pixels, `scale` of them a unit, and moved by `shift`.
"use strict";

const clamped = (value, low, top) => Math.min(Math.max(value, low), Math.max(low, top));

class Picture {
  static CLOSEST = 3; // pixels a unit
  static LARGEST = 1.6; // for the whole of a small one

  constructor(svg, data) {
    const all = (kind) => [...svg.querySelectorAll(`.view > .${kind}`)];
    const elements = { node: all("node"), tie: all("tie"), hull: all("hull"), title: all("title") };
    this.svg = svg;
    this.view = svg.querySelector(".view");
    this.aside = svg.querySelector(".view > .aside");
    this.layouts = data.layouts;
    this.order = data.order;
    this.nodes = data.nodes.map((node, number) => ({
      ...node,
      number,
      element: elements.node[number],
      shape: elements.node[number].querySelector(".shape"),
      label: elements.node[number].querySelector("text"),
      ties: [],
      shown: true,
    }));
    this.ties = data.ties.map((tie, number) => ({ ...tie, element: elements.tie[number], shown: true }));
    for (const tie of this.ties) for (const end of tie.ends) this.nodes[end].ties.push(tie);
    this.clusters = elements.hull.map((hull, number) => ({
      hull,
      title: elements.title[number],
      number: Number(hull.dataset.cluster),
      width: elements.title[number].getComputedTextLength(),
      shown: true,
    }));
    this.layout = null;
    this.scale = 1;
    this.shift = { x: 0, y: 0 };
    this.covered = 0; // pixels at the lower edge that something else covers
    this.current = null; // whose name and ties are wanted most
    this.found = null; // what is searched for, if anything is: only that is named
  }

  other(tie, node) {
    return this.nodes[tie.ends[0] === node.number ? tie.ends[1] : tie.ends[0]];
  }

  // Fitting it into a frame: of the layouts the one that can be larger there

  fit(width, height) {
    const fitting = (layout) => Math.min(width / layout.width, height / layout.height, Picture.LARGEST);
    const best = this.layouts.reduce((one, other) => (fitting(other) > fitting(one) ? other : one));
    this.width = width;
    this.height = height;
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const isWhole = this.layout !== best || !this.isCloser;
    if (this.layout !== best) this.take(best);
    this.least = fitting(best);
    if (isWhole) this.whole();
    else this.zoomTo(this.scale);
  }

  // The whole of it for a sheet of paper, in a frame without margins.
  print() {
    this.fit(680, 900);
    this.whole();
    this.fit(this.layout.width * this.scale, this.layout.height * this.scale);
  }

  // How high a frame of this width is worth to be.
  worth(width) {
    const heights = this.layouts.map((layout) => Math.min(width / layout.width, Picture.LARGEST) * layout.height);
    return Math.ceil(Math.max(...heights));
  }

  take(layout) {
    this.layout = layout;
    this.clusters.forEach(({ hull }, number) => hull.setAttribute("d", layout.hulls[number]));
  }

  // Moving in it

  get isCloser() {
    return this.layout !== null && this.scale > this.least * 1.001;
  }

  whole() {
    this.scale = this.least;
    this.shift = { x: 0, y: 0 };
    this.draw();
  }

  zoomTo(wanted, place) {
    const at = place ?? { x: this.width / 2, y: this.height / 2 };
    const next = clamped(wanted, this.least, Math.max(Picture.CLOSEST, this.least));
    this.shift.x = at.x - ((at.x - this.shift.x) * next) / this.scale;
    this.shift.y = at.y - ((at.y - this.shift.y) * next) / this.scale;
    this.scale = next;
    this.draw();
  }

  moveBy(x, y) {
    this.shift.x += x;
    this.shift.y += y;
    this.look();
  }

  // Moves no further than is needed for a node to be seen.
  reveal(node) {
    const edge = 48;
    const free = this.height - this.covered;
    const [x, y] = [node.x + this.shift.x, node.y + this.shift.y];
    this.moveBy(clamped(x, edge, this.width - edge) - x, clamped(y, edge, free - edge) - y);
  }

  look() {
    const edge = 24;
    const within = (place, length, room, free) => {
      const middle = (room - length) / 2;
      if (length > free) return clamped(place, free - length - edge, length > room ? edge : middle);
      return clamped(place, Math.min(middle, free - length), middle);
    };
    const [width, height] = [this.layout.width * this.scale, this.layout.height * this.scale];
    this.shift.x = within(this.shift.x, width, this.width, this.width);
    this.shift.y = within(this.shift.y, height, this.height, this.height - this.covered);
    this.view.setAttribute("transform", `translate(${this.shift.x} ${this.shift.y})`);
    this.svg.classList.toggle("closer", this.isCloser);
  }

  draw() {
    const { scale, layout } = this;
    this.glyph = clamped(scale * 1.3, 0.35, 1.2);
    this.letters = clamped(scale, 0.92, 1.15);
    this.svg.classList.toggle("far", this.glyph < 0.8);
    for (const node of this.nodes) {
      const [x, y] = layout.places[node.number];
      node.x = x * scale;
      node.y = y * scale;
    }
    for (const { hull } of this.clusters) hull.setAttribute("transform", `scale(${scale})`);
    for (const tie of this.ties) tie.element.setAttribute("d", this.line(tie));
    arrange(this);
    this.look();
  }

  // An introduction ends with its arrow beside whom it led to.
  line({ ends, kind }) {
    const [one, other] = ends.map((end) => this.nodes[end]);
    const { x, y } = kind === "introduced" ? this.before(one, other, 3) : other;
    return `M${one.x.toFixed(1)} ${one.y.toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
  }

  // The point this far before another's shape, on the way there.
  before(one, other, far) {
    const length = Math.hypot(other.x - one.x, other.y - one.y) || 1;
    const short = (other.reach * this.glyph + far) / length;
    return { x: other.x - (other.x - one.x) * short, y: other.y - (other.y - one.y) * short };
  }

  // The node at a point, or the nearest one within reach of a finger.
  nearestTo({ x, y }, reach) {
    let [found, least] = [null, reach];
    for (const node of this.nodes) {
      const far = Math.hypot(node.x + this.shift.x - x, node.y + this.shift.y - y);
      if (node.shown && far < least) [found, least] = [node, far];
    }
    return found;
  }

  nextTo(from, [east, south]) {
    let [found, least] = [null, Infinity];
    for (const node of this.nodes) {
      const along = (node.x - from.x) * east + (node.y - from.y) * south;
      if (node === from || !node.shown || along <= 0) continue;
      const aside = Math.abs((node.x - from.x) * south) + Math.abs((node.y - from.y) * east);
      const cost = along + 2.5 * aside;
      if (cost < least) [found, least] = [node, cost];
    }
    return found;
  }
}
