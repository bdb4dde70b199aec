// What is shown of a network: as of a day, with a tag; and what of that is searched for.
"use strict";

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const textOf = (node) => folded([node.name, node.kind, node.said, ...node.tags].join(" "));

// Contacts that were there on a day and have a tag, if one is wanted, and what hangs on them.
function narrow({ nodes, ties, clusters }, day, tag, other) {
  const there = (thing) => !thing.since || thing.since <= day;
  for (const node of nodes) node.shown = there(node) && (!tag || !node.contact || node.tags.includes(tag));
  for (const node of nodes) {
    if (node.contact || !(tag || node.kind === "topic")) continue;
    node.shown &&= node.ties.some((tie) => there(tie) && other(tie, node).contact && other(tie, node).shown);
  }
  for (const tie of ties) {
    tie.shown = there(tie) && tie.ends.every((end) => nodes[end].shown);
    tie.element.classList.toggle("gone", !tie.shown);
  }
  for (const node of nodes) node.element.classList.toggle("gone", !node.shown);
  for (const cluster of clusters) {
    cluster.shown = nodes.some((node) => node.contact && node.shown && node.cluster === cluster.number);
    cluster.hull.classList.toggle("gone", !cluster.shown);
  }
}

function matching(nodes, words) {
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  return wanted.length ? nodes.filter((node) => node.shown && wanted.every((word) => textOf(node).includes(word))) : null;
}
