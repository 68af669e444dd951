// One answer as elements: question, counter, blocks with citation chips, notes; or a friendly refusal.

import { h, icon } from "/pages/dom.js";

const REASONS = {
  role_not_found: "没有这个岗位",
  not_covered: "文本里没有写",
  ambiguous: "想问的是哪一个？",
  off_topic: "这不是职责问题",
  unsafe: "这个问题不能回答",
};

/** The card of a question that is being answered. */
export function waitingCard(question) {
  const status = h("p", { class: "status" }, "正在理解问题…");
  const preview = h("div", { class: "preview" });
  const card = h(
    "article",
    { class: "card", "aria-busy": "true" },
    h("h2", { class: "asked" }, question),
    h("div", { class: "waiting" }, h("span", { class: "pulse", "aria-hidden": "true" }), status),
    preview,
  );
  return {
    card,
    status: (text) => (status.textContent = `${text}…`),
    delta: (text) => preview.append(text),
  };
}

/**
 * The card of an answer.
 * @param actions {cite(answer, marker, opener), ask(question), others(question), isSample(documentId)}
 */
export function answerCard(answer, actions) {
  const card = h("article", { class: answer.refusal ? "card refused" : "card" });
  card.append(head(answer, actions));
  if (answer.refusal) {
    card.append(refusal(answer, actions));
  } else {
    card.append(h("div", { class: "blocks" }, blocks(answer.blocks, answer, actions, 0)));
    if (answer.not_covered.length) {
      card.append(h("p", { class: "not-covered" }, h("strong", {}, "文本没有提到："), answer.not_covered.join("、")));
    }
  }
  if (answer.notes.length) {
    card.append(h("ul", { class: "notes" }, answer.notes.map((note) => h("li", {}, note))));
  }
  if (!answer.refusal && answer.citations.length) card.append(foot(answer));
  return card;
}

/** The card of a question that failed. */
export function problemCard(question, problem, retry) {
  return h(
    "article",
    { class: "card failed", role: "alert" },
    h("h2", { class: "asked" }, question),
    h("p", { class: "refusal-title" }, problem.title),
    h("p", {}, problem.message_zh),
    h("div", { class: "ways" }, h("button", { class: "way", type: "button", onclick: retry }, "再试一次")),
  );
}

function head(answer, actions) {
  const sample = answer.citations.some((citation) => actions.isSample(citation.document_id));
  return h(
    "header",
    { class: "card-head" },
    h("h2", { class: "asked" }, answer.question),
    sample && h("span", { class: "badge", title: "回答来自随程序附带的示例文本" }, "示例"),
    counter(answer),
  );
}

/** "11/11 全部列出": the promise of completeness, where everybody sees it. */
function counter(answer) {
  if (answer.refusal || answer.total < 1) return null;
  const whole = answer.shown >= answer.total;
  const words = whole ? `共 ${answer.total} 条，全部列出` : `共 ${answer.total} 条，列出 ${answer.shown} 条`;
  return h(
    "p",
    { class: whole ? "counter whole" : "counter", "aria-label": `${words} ${answer.shown}/${answer.total}` },
    h("span", { class: "counter-words" }, whole && icon("check"), words),
    h("strong", { class: "counter-number" }, `${answer.shown}/${answer.total}`),
  );
}

function blocks(list, answer, actions, depth) {
  const made = [];
  let items = null; // consecutive items share one list
  for (const block of list) {
    if (block.type === "item" || block.type === "pair" || block.type === "owner") {
      if (items === null) made.push((items = h("ol", { class: "items" })));
      items.append(item(block, answer, actions, depth));
      continue;
    }
    items = null;
    if (block.type === "group") made.push(group(block, answer, actions, depth));
    else if (block.type === "note") made.push(h("blockquote", { class: "lead" }, words(block, answer, actions)));
    else made.push(h("p", { class: depth ? "text" : "text top-text" }, words(block, answer, actions)), ...nested(block, answer, actions, depth));
  }
  return made;
}

function group(block, answer, actions, depth) {
  const wayIn = answer.intent === "overview" && block.label;
  const name = block.label.split(" › ").pop();
  return h(
    "section",
    { class: "group" },
    h(
      "div",
      { class: "group-head" },
      h(depth ? "h4" : "h3", { class: "group-title" }, block.label),
      h("span", { class: "group-count" }, block.text, chips(block, answer, actions)),
      wayIn && h("button", { class: "text-button", type: "button", onclick: () => actions.ask(`${name}有哪些`) }, "看全部"),
    ),
    nested(block, answer, actions, depth),
  );
}

function item(block, answer, actions, depth) {
  const numbered = block.type === "item";
  return h(
    "li",
    { class: numbered ? "item" : "item named" },
    h("span", { class: "number" }, numbered ? block.label || "·" : ""),
    h(
      "div",
      { class: "item-body" },
      !numbered && block.label && h("strong", { class: "owner" }, block.label),
      h("span", { class: "item-text" }, block.text),
      chips(block, answer, actions),
      nested(block, answer, actions, depth),
    ),
  );
}

function nested(block, answer, actions, depth) {
  return block.children.length ? blocks(block.children, answer, actions, depth + 1) : [];
}

function words(block, answer, actions) {
  return [block.label && h("strong", {}, `${block.label} `), block.text, chips(block, answer, actions)];
}

function chips(block, answer, actions) {
  return block.markers.map((marker) => {
    const citation = answer.citations.find((one) => one.marker === marker);
    const name = citation ? `出处 ${marker}：${where(citation)}` : `出处 ${marker}`;
    const chip = h("button", { class: "chip", type: "button", title: name, "aria-label": name, "data-marker": marker }, String(marker));
    chip.addEventListener("click", () => actions.cite(answer, marker, chip));
    return chip;
  });
}

/** "营业部负责人职责12 · 第 1 条" */
export function where(citation) {
  return [citation.list, citation.number && `第 ${citation.number} 条`].filter(Boolean).join(" · ");
}

function foot(answer) {
  const button = h("button", { class: "text-button", type: "button" }, icon("copy"), "复制");
  button.addEventListener("click", async () => {
    const sources = answer.citations.map((c) => `[${c.marker}] ${c.role} · ${where(c)}（${c.document}）`);
    try {
      await navigator.clipboard.writeText(`${answer.question}\n\n${answer.answer}\n\n出处\n${sources.join("\n")}\n`);
      button.lastChild.textContent = "已复制";
    } catch {
      button.lastChild.textContent = "浏览器不允许复制";
    }
    setTimeout(() => (button.lastChild.textContent = "复制"), 2000);
  });
  const files = new Set(answer.citations.map((citation) => citation.document)).size;
  return h(
    "footer",
    { class: "card-foot" },
    h("span", {}, `${answer.citations.length} 处出处，来自 ${files} 份文档 · 逐字摘录 · ${Math.max(1, Math.round(answer.latency_ms))} 毫秒`),
    button,
  );
}

function refusal(answer, actions) {
  const found = answer.refusal;
  const way = (label, question) => h("button", { class: "way", type: "button", onclick: () => actions.ask(question) }, label);
  // Nobody is left in a dead end: without anything nearer, the questions that the texts do answer are offered.
  const near = found.suggestions.length || found.options.length ? found.suggestions : actions.others(answer.question);
  return h(
    "div",
    { class: "refusal" },
    h("p", { class: "refusal-title" }, REASONS[found.reason] ?? "没有找到依据"),
    h("p", { class: "refusal-words" }, found.message),
    found.options.length > 0 && h("div", { class: "ways" }, found.options.map((option) => way(option.label, option.question))),
    near.length > 0 && [
      h("p", { class: "ways-title" }, "可以试试"),
      h("div", { class: "ways" }, near.map((question) => way(question, question))),
    ],
  );
}
