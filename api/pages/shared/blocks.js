// An answer's blocks as elements: items, owners, groups, citation chips, the counter, the refusal.
//
// `view` is what the surface gives: { t, cite(marker, chip), ask(question), extra(block) } – `extra` may add an
// element to each cited line (the console's feedback on one bullet).

import { h, icon } from "./dom.js";

const REASONS = {
  role_not_found: "没有这个岗位",
  not_covered: "文本里没有写",
  ambiguous: "想问的是哪一个？",
  off_topic: "这不是职责问题",
  unsafe: "这个问题不能回答",
};

/** The blocks, what is not covered, and the notes. */
export function body(answer, view) {
  const { t } = view;
  return [
    answer.refusal ? null : h("div", { class: "blocks" }, list(answer.blocks, answer, view, 0)),
    !answer.refusal && answer.not_covered.length > 0 &&
      h("p", { class: "not-covered" }, h("strong", {}, t("文本没有提到：")), answer.not_covered.join("、")),
    answer.notes.length > 0 && h("ul", { class: "notes" }, answer.notes.map((note) => h("li", {}, noted(note, view)))),
  ];
}

/** A note; the questions that it offers (可以接着问“…”) can be pressed. */
function noted(note, { ask }) {
  const offers = /(?:接着问|请问：)/.exec(note);
  if (!offers || !ask) return note;
  const [said, rest] = [note.slice(0, offers.index), note.slice(offers.index)];
  return [said, rest.split(/“([^”]+)”/).map((part, at) => (at % 2 ? h("button", { class: "text-button offer", type: "button", onclick: () => ask(part) }, part) : part))];
}

/** "共 11 条，全部列出 11/11": the promise of completeness, where everybody sees it. */
export function counter(answer, t) {
  if (answer.refusal || answer.total < 1) return null;
  const whole = answer.shown >= answer.total;
  const words = t(whole ? "共 {n} 条，全部列出" : "共 {n} 条，列出 {m} 条", { n: answer.total, m: answer.shown });
  return h(
    "p",
    { class: whole ? "counter whole" : "counter" },
    h("span", { class: "counter-words" }, whole && icon("check"), words),
    h("strong", { class: "counter-number", "aria-hidden": "true" }, `${answer.shown}/${answer.total}`),
  );
}

/** What is missing, and ways on. `near`: questions to offer when the refusal itself has none. */
export function refusal(answer, view, near = []) {
  const { t } = view;
  const { reason, message, suggestions, options } = answer.refusal;
  const way = (label, question) => h("button", { class: "button slim way", type: "button", onclick: () => view.ask(question) }, label);
  const offered = suggestions.length || options.length ? suggestions : near;
  return h(
    "div",
    { class: "refusal" },
    h("p", { class: "refusal-title" }, t(REASONS[reason] || "没有找到依据")),
    h("p", { class: "refusal-words" }, message),
    options.length > 0 && h("div", { class: "ways" }, options.map((one) => way(one.label, one.question))),
    offered.length > 0 && [h("p", { class: "ways-title" }, t("可以试试")), h("div", { class: "ways" }, offered.map((one) => way(one, one)))],
  );
}

/** "营业部负责人职责12 · 第 1 条" */
export const where = (citation, t) =>
  [citation.list, citation.number && t("第 {n} 条", { n: citation.number })].filter(Boolean).join(" · ");

function list(blocks, answer, view, depth) {
  const made = [];
  let items = null; // consecutive items share one list
  for (const block of blocks) {
    if (block.type === "item" || block.type === "pair" || block.type === "owner") {
      if (items === null) made.push((items = h("ol", { class: "items" })));
      items.append(item(block, answer, view, depth));
      continue;
    }
    items = null;
    if (block.type === "group") made.push(group(block, answer, view, depth));
    else if (block.type === "note") made.push(h("blockquote", { class: "lead" }, words(block, answer, view)));
    else made.push(h("p", { class: depth ? "text" : "text top-text" }, words(block, answer, view)), ...nested(block, answer, view, depth));
  }
  return made;
}

// What heads the lists of many jobs (岗位职责, 任职要求): it names a list only together with its job.
const GENERIC = /^(?:主要|具体|工作|岗位|职位|任职|职务|招聘|基本)*(?:职责|描述|内容|要求|资格|条件|任务|权限|福利|待遇|指标)+[:：]?$/;
const PRINTED = /^[\s\d①-⑳㈠-㈩一二三四五六七八九十百零〇ivxIVXa-zA-Z第条款项点（()）.、，,。:：*·•\-–—]*$/; // 十二、（3）、第十二条

function group(block, answer, view, depth) {
  const [, shown, all] = /^(\d+)\/(\d+) /.exec(block.text) || [];
  const wayIn = answer.intent === "overview" && block.label && (!shown || shown !== all);
  const name = named(block, answer);
  return h(
    "section",
    { class: "group" },
    h(
      "div",
      { class: "group-head" },
      h(depth ? "h4" : "h3", { class: "group-title" }, block.label),
      h("span", { class: "group-count" }, block.text, chips(block, answer, view)),
      wayIn && h("button", { class: "text-button", type: "button", onclick: () => view.ask(`${name}有哪些`) }, view.t("看全部")),
    ),
    nested(block, answer, view, depth),
  );
}

/** The list that a group shows, as a question can name it. */
function named(block, answer) {
  const name = block.label.split(" › ").pop();
  const [marker] = block.children.flatMap((one) => one.markers);
  const role = GENERIC.test(name) && answer.citations.find((one) => one.marker === marker)?.role;
  return role ? `${role}的${name}` : name;
}

function item(block, answer, view, depth) {
  // A printed number stands before its item; any other label is whose the value is (客服专员), and stands above it.
  const numbered = block.type === "item" && PRINTED.test(block.label || "");
  return h(
    "li",
    { class: numbered ? "item" : "item named" },
    h("span", { class: "number" }, numbered ? block.label || "·" : ""),
    h(
      "div",
      { class: "item-body" },
      !numbered && block.label && h("strong", { class: "owner" }, block.label),
      h("span", { class: "item-text" }, block.text),
      chips(block, answer, view),
      nested(block, answer, view, depth),
    ),
    view.extra && block.markers.length > 0 && view.extra(block, answer),
  );
}

const nested = (block, answer, view, depth) => (block.children.length ? list(block.children, answer, view, depth + 1) : []);
const words = (block, answer, view) => [block.label && h("strong", {}, `${block.label} `), block.text, chips(block, answer, view)];

function chips(block, answer, view) {
  return block.markers.map((marker) => {
    const citation = answer.citations.find((one) => one.marker === marker);
    const name = view.t("出处 {n}", { n: marker }) + (citation ? `：${where(citation, view.t)}` : "");
    const chip = h("button", { class: "chip", type: "button", title: name, "aria-label": name, "data-marker": marker }, String(marker));
    chip.addEventListener("click", () => view.cite(marker, chip));
    return chip;
  });
}
