// One document: its text with items, headings, dropped and repaired stretches told apart; versions, differences, problems.

import { fill, h, icon, put } from "../shared/dom.js";
import { marked } from "../shared/spans.js";
import * as api from "../shared/api.js";
import { KINDS, field, filled, nameOf, twice, when } from "./parts.js";
import { findings } from "./findings.js";
import { library } from "./state.js";
import { toast, told } from "./toast.js";

const CHANGES = { added: "新增", removed: "删去", reworded: "改写", moved: "移动" };
const REASONS = {
  navigation: "导航", introduction: "引言", boilerplate: "套话", sidebar: "侧栏", attachment: "附件说明", "heading without points": "没有条目的标题",
  "no duty list": "不是职责清单", punctuation: "标点", metadata: "页面信息", "row number": "行号", "page number": "页码", tag: "标签", prose: "叙述文字",
};

export async function openDocument(box, id, app) {
  const { t } = app;
  await filled(box, t, async () => {
    const [one, { text }, parse, { versions }] = await Promise.all([
      api.get(`v1/documents/${api.one(id)}`), api.text(id), api.get(`v1/documents/${api.one(id)}/parse`), api.get(`v1/documents/${api.one(id)}/versions`),
    ]);
    return [
      h("p", { class: "crumb" }, h("a", { class: "text-button", href: "#documents" }, icon("left"), t("全部文档"))),
      title(one, app),
      one.notes.length > 0 && h("ul", { class: "notes" }, one.notes.map((note) => h("li", {}, note))),
      tabs(t, [
        [t("识别结果"), () => preview(text, parse, app)],
        [t("版本与差异（{n}）", { n: versions.length }), () => history(one, versions, app)],
        [t("原文问题"), () => checked(id, app)],
      ]),
    ];
  });
}

function title(one, app) {
  const { t } = app;
  const name = h("h1", {}, one.title || one.name);
  const rename = h("button", { class: "button slim", type: "button" }, icon("pen", "small"), t("改名"));
  rename.addEventListener("click", () => {
    const input = h("input", { class: "input", value: one.name, maxlength: "200" });
    const form = h("form", { class: "rename" }, field(t("新名字"), input), h("button", { class: "button slim primary", type: "submit" }, t("保存")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      told(async () => {
        const changed = await api.put("PATCH", `v1/documents/${api.one(one.document_id)}`, { name: input.value.trim() });
        toast(t("已改名为 {name}", { name: changed.name }));
        await library(true);
        location.hash = "documents";
      }, t);
    });
    rename.replaceWith(form);
    input.focus();
  });
  return h("header", { class: "view-head" }, name, h("div", { class: "ways" }, app.may("editor") && rename, h("a", { class: "button slim", href: `v1/documents/${api.one(one.document_id)}/original`, download: "" }, icon("download", "small"), t("原文件"))),
    h("p", {}, `${one.name} · ${t("第 {n} 版", { n: one.version })} · ${t("{r} 个岗位 · {l} 张清单 · {d} 条", { r: one.roles, l: one.lists, d: one.duties })} · ${when(one.created_at, t)}`));
}

/** Tabs whose panels are made when they are first opened (WAI-ARIA: arrows move, the tab follows). */
function tabs(t, given) {
  const panel = h("div", { role: "tabpanel", tabindex: "0", class: "tab-panel" });
  const made = new Map();
  const choose = (at, focus) => {
    buttons.forEach((button, n) => {
      button.setAttribute("aria-selected", String(n === at));
      button.tabIndex = n === at ? 0 : -1;
    });
    if (!made.has(at)) made.set(at, given[at][1]());
    fill(panel, made.get(at));
    panel.setAttribute("aria-labelledby", buttons[at].id);
    if (focus) buttons[at].focus();
  };
  const buttons = given.map(([name], at) => h("button", { role: "tab", type: "button", id: `tab-${at}`, onclick: () => choose(at) }, name));
  const bar = h("div", { role: "tablist", class: "tablist" }, buttons);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    choose((buttons.findIndex((one) => one.getAttribute("aria-selected") === "true") + step + given.length) % given.length, true);
  });
  choose(0);
  return [bar, panel];
}

function preview(text, parse, { t }) {
  const places = [];
  for (const role of parse.roles) {
    for (const list of role.lists) {
      if (list.heading) places.push({ start: list.heading_start, end: list.heading_end, type: "heading", words: t("标题 · {role}", { role: role.title }) });
      for (const item of list.items) places.push({ start: item.start, end: item.end, type: "item", words: `${role.title} · ${t(KINDS[list.kind])} · ${nameOf(list, t)}${item.number ? ` · ${item.number}` : ""}` });
    }
    for (const one of role.fields) places.push({ start: one.start, end: one.end, type: "field", words: `${role.title} · ${one.name}` });
  }
  for (const one of parse.dropped) places.push({ start: one.start, end: one.end, type: "dropped", words: t("未采用：{why}", { why: t(REASONS[one.reason] || one.reason) }) });
  for (const one of parse.repairs) places.push({ start: one.start, end: one.end, type: "repair", words: t("修补：{a} 读作 {b}", { a: one.as_read, b: one.meant }) });
  const count = (type) => places.filter((one) => one.type === type).length;
  const view = h("div", { class: "parse-text", tabindex: "0", role: "region", "aria-label": t("识别结果") });
  const strongest = ["repair", "item", "field", "heading", "dropped"];
  fill(view, marked(text, places, (words, covering) => {
    const types = strongest.filter((type) => covering.some((one) => one.type === type));
    return h("span", { class: types.map((type) => `seg-${type}`).join(" "), title: covering.map((one) => one.words).join("\n") }, words);
  }));
  const legend = (type, name) => {
    const toggle = h("input", { type: "checkbox", checked: true });
    toggle.addEventListener("change", () => view.classList.toggle(`hide-${type}`, !toggle.checked));
    return h("label", { class: "legend" }, toggle, h("span", { class: `seg-${type}` }, name), h("span", { class: "count" }, String(count(type))));
  };
  return [
    h("div", { class: "legends", role: "group", "aria-label": t("图例") }, legend("item", t("条目")), legend("heading", t("标题")), legend("field", t("字段")), legend("dropped", t("未采用")), legend("repair", t("修补"))),
    parse.repairs.length > 0 && h("details", { class: "card" }, h("summary", {}, icon("right", "small"), t("修补了 {n} 处", { n: parse.repairs.length })), h("ul", { class: "plain" }, parse.repairs.map((one) => h("li", {}, h("del", {}, one.as_read), " → ", h("ins", {}, one.meant))))),
    view,
  ];
}

function history(one, versions, app) {
  const { t } = app;
  const difference = h("div", {});
  const options = () => [...versions.map((version) => h("option", { value: String(version.version) }, t("第 {n} 版", { n: version.version })))];
  const from = h("select", { class: "select" }, h("option", { value: "0" }, t("空白")), options());
  const to = h("select", { class: "select" }, options());
  from.value = String(Math.max(0, one.version - 1));
  to.value = String(one.version);
  const compare = () => filled(difference, t, async () => diff(await api.get(`v1/documents/${api.one(one.document_id)}/diff?from=${from.value}&to=${to.value}`), t));
  from.addEventListener("change", compare);
  to.addEventListener("change", compare);
  if (versions.length > 1) compare();
  const list = h("ul", { class: "documents" }, versions.map((version) => {
    const current = version.version === one.version && version.status === "ready";
    const back = h("button", { class: "button slim", type: "button" }, t("恢复为当前"));
    twice(back, t("把第 {n} 版恢复为当前？（存为新版本）", { n: version.version }), t("恢复"), () => told(async () => {
      const made = await api.put("POST", `v1/documents/${api.one(one.document_id)}/restore?version=${version.version}`, {});
      toast(t("已恢复为第 {n} 版", { n: made.document.version }));
      await library(true);
      location.hash = `documents/${made.document.document_id}`;
    }, t), t);
    return h("li", { class: "document" }, h("div", { class: "document-words" }, h("span", { class: "document-name" }, t("第 {n} 版", { n: version.version }), current && h("span", { class: "badge good" }, t("当前"))), h("span", { class: "count" }, `${when(version.created_at, t)} · ${t("{r} 个岗位 · {l} 张清单 · {d} 条", { r: version.roles, l: version.lists, d: version.duties })}`)), !current && app.may("editor") && back);
  }));
  return [list, h("div", { class: "compare" }, field(t("从"), from), field(t("到"), to)), difference];
}

function diff({ diff: found }, t) {
  const entry = (change) =>
    h("li", { class: `change ${change.kind}` }, h("span", { class: "badge" }, t(CHANGES[change.kind])),
      h("div", {}, h("p", { class: "count" }, (change.after || change.before).role), change.before && change.kind !== "moved" && h("p", {}, h("del", {}, change.before.text)), change.after && h("p", {}, change.kind === "moved" ? change.after.text : h("ins", {}, change.after.text))));
  return h("section", { class: "card" }, h("h2", { class: "part-title" }, found.summary), found.changes.length > 0 ? h("ul", { class: "changes" }, found.changes.map(entry)) : h("p", { class: "count" }, t("逐条相同。")));
}

function checked(id, app) {
  const box = h("div", {});
  filled(box, app.t, async () => findings(await api.get(`v1/documents/${api.one(id)}/check`), app));
  return put(box);
}
