// Names in the picture keep their size, and none covers another or a node: closer up there is room for more of them.
"use strict";

class Room {
  static CELL = 60;
  cells = new Map();

  constructor(width, height) {
    this.width = width;
    this.height = height;
  }

  *keys([left, top, right, bottom]) {
    const { CELL } = Room;
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 65536 + y;
    }
  }

  add(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push({ box, owner });
    }
  }

  holds(box) {
    return box[0] >= 0 && box[1] >= 0 && box[2] <= this.width && box[3] <= this.height;
  }

  isFree(box, owner) {
    if (!this.holds(box)) return false;
    for (const key of this.keys(box)) {
      for (const { box: other, owner: whose } of this.cells.get(key) ?? []) {
        if (whose === owner) continue;
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
      }
    }
    return true;
  }

  // Of several wishes the first that is free; if it must be one, any that is in sight.
  take(wishes, owner, must = false) {
    const spare = must ? wishes.find((wish) => this.holds(wish.box)) ?? wishes[0] : null;
    const found = wishes.find((wish) => this.isFree(wish.box, owner)) ?? spare;
    if (found) this.add(found.box, owner);
    return found;
  }
}

function arrange(picture) {
  const { layout, scale, glyph, nodes, current } = picture;
  const room = new Room(layout.width * scale, layout.height * scale);
  // What is faded while something is searched for may be covered.
  const isWanted = (node) => node.shown && (picture.found?.includes(node) ?? true);
  for (const node of nodes) if (isWanted(node)) room.add(bodyOf(node, glyph), node);
  for (const tie of picture.ties) if (tie.shown && tie.kind === "introduced" && !picture.found) room.add(headOf(tie, picture), tie);
  const titles = new Room(room.width, room.height);
  picture.clusters.forEach((cluster, number) => nameCluster(picture, cluster, number, room, titles));
  nameAlone(picture, room);
  const first = current?.shown ? [current, ...current.ties.filter((tie) => tie.shown).map((tie) => picture.other(tie, current))] : [];
  for (const node of new Set([...first, ...picture.order.map((number) => nodes[number])])) {
    const found = isWanted(node) || node === current ? room.take(wishes(node, picture), node, node === current) : null;
    if (node.kind === "topic") drawTopic(node, found, picture);
    else drawLabel(node, found, picture);
  }
}

function bodyOf(node, glyph) {
  const [wide, high] = node.kind === "topic" ? SMALL : [node.reach * glyph, node.reach * glyph];
  return [node.x - wide, node.y - high, node.x + wide, node.y + high];
}

// The head of an arrow is a little way from whom it leads to.
function headOf({ ends }, picture) {
  const [one, other] = ends.map((end) => picture.nodes[end]);
  const { x, y } = picture.before(one, other, 7);
  return [x - 4, y - 4, x + 4, y + 4];
}

// A topic without room for its name.
const SMALL = [6, 3.5];

// Where a name may stand, best first. Lengths are those of letters of 12 pixels.
function wishes(node, { glyph, letters }) {
  const { x, y } = node;
  if (node.kind === "topic") {
    const [wide, high] = [node.size * letters, 10 * letters];
    return [{ box: [x - wide, y - high, x + wide, y + high] }];
  }
  const out = node.reach * glyph + 4;
  const [width, up, down] = [node.label_width * letters, 9.4 * letters, 2.9 * letters];
  const at = (anchor, left, base) => ({ anchor, left, base, box: [x + left, y + base - up, x + left + width, y + base + down] });
  const level = 4.2 * letters;
  const beside = [at("start", out, level), at("end", -out - width, level)];
  const [below, above] = [at("middle", -width / 2, out + up), at("middle", -width / 2, -out - down)];
  if (node.alone) return [...beside, below, above];
  const slanting = [1, -1].flatMap((down) => {
    const base = level + down * (out - 4 + 7 * letters) * 0.7;
    return [at("start", out * 0.8, base), at("end", -out * 0.8 - width, base)];
  });
  return [below, ...beside, above, ...slanting];
}

function drawLabel(node, found, { glyph, letters }) {
  const { element, label } = node;
  element.setAttribute("transform", `translate(${node.x} ${node.y}) scale(${glyph})`);
  label.classList.toggle("unseen", !found);
  if (!found) return;
  const anchored = { start: 0, middle: node.label_width / 2, end: node.label_width }[found.anchor];
  label.setAttribute("transform", `scale(${letters / glyph})`);
  label.setAttribute("text-anchor", found.anchor);
  label.setAttribute("x", found.left / letters + anchored);
  label.setAttribute("y", found.base / letters);
}

function drawTopic(node, found, { letters }) {
  const { element, shape, size } = node;
  element.classList.toggle("small", !found);
  element.setAttribute("transform", `translate(${node.x} ${node.y}) scale(${found ? letters : 1})`);
  const [wide, high] = found ? [size, 10] : SMALL;
  for (const [name, value] of Object.entries({ x: -wide, y: -high, width: 2 * wide, height: 2 * high, rx: high })) {
    shape.setAttribute(name, value);
  }
}

// Above its highest member, or a little higher; a name that covers a node is better than none, but not one that covers
// the name of another cluster.
function nameCluster({ layout, scale, letters }, { title, width, shown }, number, room, titles) {
  title.classList.toggle("gone", !shown);
  title.classList.remove("unseen");
  if (!shown) return;
  const half = (width * letters) / 2 + 2;
  const [wished, base] = layout.titles[number].map((one) => one * scale);
  const x = clamped(wished, half, room.width - half);
  const at = (y) => ({ y, box: [x - half, y - 12 * letters, x + half, y + 4 * letters] });
  const places = [base, base - 8, base - 16, base + 10].map(at);
  const found = places.find(({ box }) => room.isFree(box, title)) ?? places.find(({ box }) => titles.isFree(box, title));
  title.classList.toggle("unseen", !found);
  if (!found) return;
  for (const one of [room, titles]) one.add(found.box, title);
  title.setAttribute("x", 0);
  title.setAttribute("y", 0);
  title.setAttribute("transform", `translate(${x} ${found.y}) scale(${letters})`);
}

function nameAlone({ aside, layout, nodes, scale, letters }, room) {
  if (!aside || layout.alone === null) return;
  const alone = nodes.filter((node) => node.alone && node.shown).length;
  const more = nodes.some((node) => node.shown && !node.alone) ? " more," : "";
  aside.textContent = alone ? `${alone}${more} without ties so far` : "";
  const [x, y] = layout.alone.map((one) => one * scale);
  aside.setAttribute("x", 0);
  aside.setAttribute("y", 0);
  aside.setAttribute("transform", `translate(${x} ${y}) scale(${letters})`);
  room.add([x, y - 12 * letters, x + aside.getComputedTextLength() * letters, y + 4 * letters], aside);
}
