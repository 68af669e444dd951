// Check: any posting pasted in; what must not, or had better not, be said, underlined with the article it rests on.

import { fill, h, icon } from "../shared/dom.js";
import { marked, points } from "../shared/spans.js";
import * as api from "../shared/api.js";
import { field, filled, head } from "./parts.js";

export const LEVELS = { block: "违法或高风险", warn: "请斟酌", info: "提示" };
const CERTAINTY = { read: "条文已读", quoted: "转引", unverified: "未核实", none: "" };
const LIMIT = 100000; // characters that the service takes

export function start(section, app) {
  const { t } = app;
  const area = h("textarea", { class: "area paste", maxlength: String(LIMIT), placeholder: t("把招聘启事或岗位说明粘贴到这里") });
  const count = h("span", { class: "count" });
  const result = h("div", { class: "check-result" });
  const live = h("p", { class: "visually-hidden", role: "status" });
  const button = h("button", { class: "button primary", type: "submit" }, icon("shield"), t("检查"));
  const form = h("form", { class: "card check-form" }, field(t("要检查的文字"), area, t("不会保存，也不会用于回答。")), h("div", { class: "form-foot" }, button, count));
  area.addEventListener("input", () => (count.textContent = area.value ? t("{n} 字", { n: points(area.value) }) : ""));
  const run = () => {
    const text = area.value;
    if (!text.trim()) return area.focus();
    return filled(result, t, async () => {
      const found = await api.put("POST", "v1/check", { text });
      live.textContent = t("检查完成：{a} 处违法或高风险，{b} 处请斟酌，{c} 处提示", { a: found.blocks, b: found.warnings, c: found.hints });
      return report(text, found, app, (changed) => {
        area.value = changed;
        area.dispatchEvent(new Event("input"));
        run();
      });
    });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  fill(section, head(t("检查"), t("粘贴任何招聘文字，按规则表逐处比对，给出依据和改法。不是法律意见。")), form, live, result);
  return { show() {} };
}

function report(text, found, { t }, replace) {
  const entries = new Map();
  const go = (finding) => {
    const entry = entries.get(finding);
    for (const one of entries.values()) one.classList.toggle("active", one === entry);
    entry.focus({ preventScroll: true });
    entry.scrollIntoView({ block: "nearest" });
  };
  const view = h("div", { class: "checked-text" }, marked(text, found.findings, (words, covering) => {
    const worst = ["block", "warn", "info"].find((level) => covering.some((one) => one.level === level));
    return h("button", { class: `flag ${worst}`, type: "button", title: covering.map((one) => one.title).join("；"), onclick: () => go(covering[0]) }, words);
  }));
  const list = h("ol", { class: "findings" }, found.findings.map((one) => {
    const entry = findingEntry(one, t, one.rewrite === null ? null : () => {
      const pieces = marked(text, [one], () => one.rewrite);
      replace(pieces.join(""));
    });
    entries.set(one, entry);
    return entry;
  }));
  return [
    h("p", { class: "tally" }, tally(t("违法或高风险"), found.blocks, "block"), tally(t("请斟酌"), found.warnings, "warn"), tally(t("提示"), found.hints, "info")),
    found.missing.length > 0 && h("p", { class: "not-covered" }, h("strong", {}, t("网上招聘应写明、但没有看到：")), found.missing.join("、")),
    h("div", { class: "check-pair" },
      h("section", { class: "card", "aria-label": t("标注后的文字") }, h("h2", { class: "part-title" }, t("标注后的文字")), view),
      h("section", { class: "card", "aria-label": t("逐处说明") }, h("h2", { class: "part-title" }, t("逐处说明")), found.findings.length ? list : h("p", { class: "all-well" }, icon("check"), t("没有发现问题。")))),
    h("p", { class: "disclaimer" }, found.disclaimer),
  ];
}

const tally = (words, n, level) => h("span", { class: `tally-one ${n ? level : "none"}` }, h("strong", {}, String(n)), words);

/** One finding: what, which article and how sure, advice, and the safe wording to take over. */
export function findingEntry(one, t, take = null, remark = null) {
  return h(
    "li",
    { class: "finding", tabindex: "-1" },
    h("span", { class: `badge ${one.level}` }, t(LEVELS[one.level])),
    h("div", { class: "finding-words" },
      h("p", { class: "finding-title" }, h("strong", {}, one.title), " “", one.text, "”"),
      h("p", {}, one.advice),
      one.basis && h("p", { class: "basis" }, icon("shield", "small"), one.basis, CERTAINTY[one.certainty] && h("span", { class: "count" }, t(CERTAINTY[one.certainty]))),
      remark && h("p", { class: "count" }, remark),
      take && h("p", {}, h("button", { class: "button slim", type: "button", onclick: take }, one.rewrite ? t("改为“{text}”", { text: one.rewrite }) : t("删去这几个字")))),
  );
}
