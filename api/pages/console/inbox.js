// Inbox: what went unanswered or got a thumb down, most asked first; each can get an answer written by a person.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { field, filled, head, twice, when } from "./parts.js";
import { toast, told } from "./toast.js";

const REASONS = { role_not_found: "没有这个岗位", not_covered: "文本里没有写", ambiguous: "问得不够明确", off_topic: "不是职责问题", unsafe: "不能回答", partly: "只答了一部分", thumb_down: "有人说没帮助" };

export function start(section, app) {
  const { t } = app;
  const groups = h("div", {});
  const written = h("div", {});
  const place = h("div", {});
  const state = h("select", { class: "select" }, [["open", "未处理"], ["done", "已处理"], ["ignored", "已忽略"], ["all", "全部"]].map(([value, name]) => h("option", { value }, t(name))));
  const write = (given) => {
    fill(place, editor(given, app, async () => {
      fill(place);
      await load();
    }));
    const [questions, text] = place.querySelectorAll("textarea");
    (questions.value ? text : questions).focus();
    place.scrollIntoView({ block: "nearest" });
  };
  const load = () => Promise.all([
    filled(groups, t, async () => {
      const found = await api.get(`v1/inbox?state=${state.value}`);
      if (!found.groups.length) return h("div", { class: "empty-state" }, h("p", { class: "empty-title" }, t("这里没有待办")), h("p", {}, t("没有答上的问题、被点“没帮助”的回答会出现在这里。")));
      return h("ul", { class: "inbox" }, found.groups.map((one) => groupOf(one, app, write, load)));
    }),
    filled(written, t, async () => {
      const found = await api.get("v1/curated");
      return found.curated.length > 0 && h("section", { class: "card" }, h("h2", { class: "part-title" }, t("人工解答（{n}）", { n: found.curated.length })), found.stale > 0 && h("p", { class: "not-covered" }, t("{n} 条引用的职责已经变了，暂不使用，请改写。", { n: found.stale })), h("ul", { class: "inbox" }, found.curated.map((one) => curatedOf(one, app, write, load))));
    }),
  ]);
  state.addEventListener("change", load);
  fill(section, head(t("待办"), t("没有答上的问题和差评。写一条人工解答，下次就先用它。"), h("div", { class: "inline-field" }, field(t("状态"), state))), place, groups, written);
  return { show: load };
}

function groupOf(one, app, write, load) {
  const { t } = app;
  const handle = (state, words) => h("button", { class: "button slim", type: "button", onclick: () => told(async () => {
    await api.put("PATCH", `v1/inbox/${api.one(one.key)}?kb=${api.one(one.kb)}`, { state });
    await load();
  }, t) }, words);
  const asked = one.question || t("（问题原文未保存）");
  return h(
    "li",
    { class: "card inbox-entry" },
    h("div", { class: "inbox-words" },
      h("h2", { class: "inbox-title" }, asked),
      h("p", { class: "inbox-facts" }, h("span", { class: "badge" }, t("{n} 次", { n: one.count })), Object.entries(one.reasons).map(([reason, n]) => h("span", { class: reason === "thumb_down" ? "badge warn" : "badge" }, `${t(REASONS[reason] || reason)} ${n}`)), one.curated_id && h("span", { class: "badge good" }, t("已有人工解答")), h("span", { class: "count" }, when(one.last_at, t))),
      one.wordings.length > 1 && h("details", {}, h("summary", { class: "count" }, t("也这样问过（{n}）", { n: one.wordings.length })), h("ul", { class: "plain" }, one.wordings.map((words) => h("li", {}, words))))),
    h("div", { class: "ways" }, h("button", { class: "button slim primary", type: "button", onclick: () => write({ questions: one.wordings.length ? one.wordings : [one.question].filter(Boolean), kb: one.kb, key: one.key }) }, icon("pen", "small"), t("写解答")), one.question && h("button", { class: "button slim", type: "button", onclick: () => app.ask(one.question) }, t("再问一次")), one.state !== "done" && handle("done", t("标为已处理")), one.state !== "ignored" && handle("ignored", t("忽略")), one.state !== "open" && handle("open", t("重新打开"))),
  );
}

function curatedOf(one, app, write, load) {
  const { t } = app;
  const remove = h("button", { class: "button slim danger", type: "button" }, t("删除"));
  twice(remove, t("删除这条解答？"), t("删除"), () => told(async () => {
    await api.drop(`v1/curated/${api.one(one.id)}`);
    await load();
  }, t), t);
  return h("li", { class: "inbox-entry" }, h("div", { class: "inbox-words" }, h("h3", { class: "inbox-title" }, one.questions[0], one.stale && h("span", { class: "badge warn" }, t("已过时"))), h("p", { class: "curated-text" }, one.text), one.duties.length > 0 && h("ul", { class: "plain" }, one.duties.map((duty) => h("li", {}, h("span", { class: "badge" }, t("引用")), " ", duty.text, duty.standing === "changed" && h("span", { class: "badge warn" }, t("已改动")))))),
    h("div", { class: "ways" }, h("button", { class: "button slim", type: "button", onclick: () => write({ ...one, duty_ids: one.duties.map((duty) => duty.duty_id) }) }, t("修改")), remove));
}

/** Questions one a line, the text, and duties found by searching. */
function editor(given, { t }, done) {
  const questions = h("textarea", { class: "area", rows: "2", required: true });
  questions.value = given.questions.join("\n");
  const text = h("textarea", { class: "area", rows: "4", required: true, maxlength: "10000" });
  text.value = given.text || "";
  const chosen = new Map((given.duties || []).map((duty) => [duty.duty_id, duty.text]));
  const picked = h("ul", { class: "picked", "aria-label": t("引用的职责") });
  const show = () => fill(picked, [...chosen].map(([id, words]) => h("li", {}, h("span", {}, words), h("button", { class: "icon-button quiet", type: "button", "aria-label": t("不引用 {text}", { text: words.slice(0, 20) }), onclick: () => {
    chosen.delete(id);
    show();
  } }, icon("close")))));
  const find = h("input", { class: "input", type: "search", placeholder: t("搜职责，例如：发票") });
  const hits = h("ul", { class: "hits" });
  let timer = 0;
  find.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => told(async () => {
      const found = find.value.trim() ? (await api.get(`v1/search?limit=6&q=${api.one(find.value.trim())}`)).hits : [];
      fill(hits, find.value.trim() && found.length === 0 && h("li", { class: "count" }, t("没有找到这样的职责。")), found.map((hit) => h("li", {}, h("button", { class: "hit", type: "button", onclick: () => {
        chosen.set(hit.duty_id, hit.text);
        show();
      } }, hit.text, h("span", { class: "count" }, `${hit.role} · ${hit.list}`)))));
    }, t), 250);
  });
  find.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault()); // it seeks; it does not save
  show();
  const form = h("form", { class: "card writing" }, h("h2", { class: "part-title" }, t(given.id ? "修改解答" : "写解答")), field(t("怎样问都用这条解答（每行一种问法）"), questions), field(t("解答"), text), h("div", { class: "field" }, h("span", { class: "label" }, t("引用的职责（可不选）")), picked), field(t("找职责"), find), hits,
    h("div", { class: "form-foot" }, h("button", { class: "button primary", type: "submit" }, t("保存")), h("button", { class: "button", type: "button", onclick: () => form.remove() }, t("取消"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const body = { questions: questions.value.split("\n").map((one) => one.trim()).filter(Boolean), text: text.value.trim(), duty_ids: [...chosen.keys()], ...(given.kb ? { kb: given.kb } : {}) };
    told(async () => {
      if (given.id) await api.put("PUT", `v1/curated/${api.one(given.id)}`, body);
      else await api.put("POST", "v1/curated", body);
      if (given.key) await api.put("PATCH", `v1/inbox/${api.one(given.key)}?kb=${api.one(given.kb)}`, { state: "done" });
      toast(t("解答已保存，下次先用它"));
      await done();
    }, t);
  });
  return form;
}
