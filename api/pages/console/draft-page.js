// A saved draft: lines with their origin, to edit, move, lock and take anew; findings, versions, exports.

import { fill, h, icon } from "../shared/dom.js";
import { marked, points, units } from "../shared/spans.js";
import * as api from "../shared/api.js";
import { findingEntry } from "./check.js";
import { field, filled } from "./parts.js";
import { remember } from "./draft.js";
import { library, role } from "./state.js";
import { toast, told } from "./toast.js";

const ORIGINS = { corpus: "公司文本", reference: "参考：职业分类大典", brief: "您填写的" };
const EDITED = { corpus: "改自公司文本", reference: "改自职业分类大典" }; // no longer what the source says
const NUMBERED = new Set(["duty", "requirement", "benefit", "authority", "kpi"]);
const BLANK = /【[^】]*】$/; // 【待填写】 at the end of a line that waits for words
const FORMATS = { docx: "Word", md: "Markdown", html: "HTML", txt: "TXT", jsonld: "JSON-LD" };
const CHANGES = { added: "新增", removed: "删去", changed: "改写", moved: "移动" };

export async function showDraft(box, id, app, version = null) {
  await filled(box, app.t, async () => {
    const newest = await api.get(`v1/drafts/${api.one(id)}`);
    remember(newest);
    return page(version && version !== newest.version ? await api.get(`v1/drafts/${api.one(id)}?version=${version}`) : newest, newest.version, box, app);
  });
}

function page(draft, newest, box, app) {
  const { t } = app;
  const path = `v1/drafts/${api.one(draft.draft_id)}`;
  const old = draft.version !== newest;
  const edit = (edits) => told(async () => {
    const [{ op, line_id: line, text, section }] = edits;
    const tool = document.activeElement?.dataset.tool;
    const before = new Set(draft.findings.filter((one) => one.left_out).map((one) => `${one.where}${one.text}`));
    const changed = await api.put("PATCH", path, { edits });
    const [x, y] = [scrollX, scrollY];
    fill(box, page(changed, changed.version, box, app));
    const kept = changed.findings.filter((one) => one.left_out && !before.has(`${one.where}${one.text}`)).map((one) => one.text);
    const told_ = t("已存为第 {n} 版", { n: changed.version });
    toast(text && kept.length ? t("{saved}，但没有写入：{words}。理由见“检查”。", { saved: told_, words: kept.map((one) => `“${one}”`).join("、") }) : told_, { kind: "draft", bad: Boolean(text) && kept.length > 0 });
    // Where the hands were: the same tool of the same line, else the line that took its place, else its section.
    const place = (one) => box.querySelector(`[data-line="${CSS.escape(one)}"]`);
    const lines = draft.sections.flatMap((one) => one.lines.map((each) => each.id));
    const row = (line && (place(line) || place(lines[lines.indexOf(line) + 1] || "") || place(lines[lines.indexOf(line) - 1] || ""))) || (section && [...box.querySelectorAll(`[data-section="${CSS.escape(section)}"] .draft-line`)].slice(-1)[0]);
    const target = (row && (row.querySelector(`[data-tool="${op === "edit" || op === "add" ? "edit" : tool || "edit"}"]:not(:disabled)`) || row.querySelector("[data-tool=edit]"))) || box.querySelector("h1");
    target.focus({ preventScroll: true });
    scrollTo(x, y);
  }, t);
  const versions = h("select", { class: "select" }, Array.from({ length: newest }, (_, n) => h("option", { value: String(newest - n) }, t("第 {n} 版", { n: newest - n }))));
  versions.value = String(draft.version);
  versions.addEventListener("change", () => showDraft(box, draft.draft_id, app, Number(versions.value)));
  const changes = h("div", {});
  const compare = h("button", { class: "button slim", type: "button", onclick: () => filled(changes, t, async () => comparison(await api.get(`${path}/compare?before=${draft.version - 1}&after=${draft.version}`), t)) }, t("与上一版比较"));
  const found = places(draft);
  const main = draft.sections.map((section) => sectionOf(section, { draft, old, edit, app, found }));
  return [
    h("p", { class: "crumb no-print" }, h("a", { class: "text-button", href: "#draft" }, icon("left"), t("新草稿"))),
    h("header", { class: "view-head" }, h("h1", { tabindex: "-1" }, draft.title), h("div", { class: "ways no-print" }, h("div", { class: "inline-field" }, field(t("版本"), versions)), draft.version > 1 && compare),
      h("p", {}, t(draft.audience === "posting" ? "招聘 JD" : "岗位说明书"), profileOf(draft))),
    old && h("p", { class: "not-covered" }, t("这是旧版，只能看；要修改请先切回最新版。")),
    draft.notes.length > 0 && h("ul", { class: "notes" }, draft.notes.map((note) => h("li", {}, note))),
    changes,
    h("div", { class: "draft-pair" },
      h("article", { class: "card paper" }, main, h("p", { class: "mark" }, draft.mark)),
      h("aside", { class: "draft-side no-print", "aria-label": t("检查与导出") },
        h("section", { class: "card" }, h("h2", { class: "part-title" }, t("导出")), h("div", { class: "ways" }, Object.entries(FORMATS).map(([format, name]) => h("a", { class: "button slim", href: `${path}/export?format=${format}&version=${draft.version}`, download: "" }, icon("download", "small"), name)), h("button", { class: "button slim", type: "button", onclick: () => window.print() }, t("打印")))),
        h("section", { class: "card" }, h("h2", { class: "part-title" }, t("检查（{n}）", { n: draft.findings.length })), draft.missing.length > 0 && h("p", { class: "not-covered" }, h("strong", {}, t("还缺：")), draft.missing.join("、")),
          draft.findings.length ? h("ol", { class: "findings" }, draft.findings.map((one) => findingEntry(one, t, null, one.left_out ? t("已挡在草稿之外") : null))) : h("p", { class: "all-well" }, icon("check"), t(draft.missing.length ? "已有的文字没有发现问题。" : "没有发现问题。")),
          h("p", { class: "disclaimer" }, draft.disclaimer)))),
  ];
}

/** Which of a title's jobs it is, where the title covers several; the label of the only one tells nobody anything. */
function profileOf(draft) {
  const shown = h("span", {});
  const look = async () => {
    const { roles } = await library();
    const mine = roles.find((one) => [one.title, ...one.aliases].includes(draft.title));
    const lists = mine && draft.profile ? (await role(mine.role_id)).lists.filter((one) => one.kind === "duty") : [];
    if (new Set(lists.map((one) => one.profile)).size > 1) shown.append(` · ${draft.profile}`);
  };
  look().catch((error) => {
    if (!error.problem) throw error; // the label is a courtesy: without the roles the draft stands as it is
  });
  return shown;
}

/** Findings of the draft by line: each line is sought in the Markdown after the one before it. */
function places(draft) {
  const unit = units(draft.markdown);
  const findings = draft.findings.filter((one) => one.where === "draft");
  const found = new Map();
  let from = 0;
  for (const section of draft.sections) {
    for (const line of section.lines) {
      const at = draft.markdown.indexOf(line.text, from);
      if (at < 0) continue; // its words were escaped for Markdown: the list beside it has the finding all the same
      from = at + line.text.length;
      const before = points(draft.markdown.slice(0, at));
      const here = findings.filter((one) => unit(one.start) >= at && unit(one.end) <= from).map((one) => ({ ...one, start: one.start - before, end: one.end - before }));
      if (here.length) found.set(line.id, here);
    }
  }
  return found;
}

function sectionOf(section, given) {
  const { edit, old, app: { t } } = given;
  const duty = section.kind === "duty" && !old;
  const add = h("button", { class: "text-button", type: "button" }, icon("plus"), t("加一行"));
  add.addEventListener("click", () => add.replaceWith(editor("", t, (text) => edit([{ op: "add", section: section.heading, text }]), () => fill(section_, ...section_.childNodes))));
  const section_ = h(
    "section",
    { class: `draft-section${NUMBERED.has(section.kind) && section.lines.some((one) => one.origin !== "placeholder") ? " numbered" : ""}`, "aria-label": section.heading, "data-section": section.heading },
    h("header", { class: "draft-head" }, h("h2", {}, section.heading), duty && h("button", { class: "text-button no-print", type: "button", onclick: () => edit([{ op: "regenerate" }]) }, icon("again"), t("换一批（锁定的保留）"))),
    h("ol", { class: "draft-lines" }, section.lines.map((line, at) => lineOf(line, at, section, given))),
    !old && h("p", { class: "no-print" }, add),
  );
  return section_;
}

function lineOf(line, at, section, { edit, old, app, found }) {
  const { t, panel } = app;
  const tool = (glyph, name, edits, more = {}) => h("button", { class: "icon-button quiet", type: "button", "data-tool": edits[0].op.replace("unlock", "lock") + (edits[0].to < at ? "-up" : ""), title: name, "aria-label": `${name}：${line.text.slice(0, 20)}`, onclick: () => edit(edits), ...more }, icon(glyph));
  const text = h("span", { class: "draft-text" }, marked(line.text, found.get(line.id) || [], (words, covering) => h("span", { class: `flag ${covering[0].level}`, title: covering.map((one) => `${one.title} ${one.basis}`).join("\n") }, words)));
  const change = h("button", { class: "icon-button quiet", type: "button", "data-tool": "edit", title: t(line.origin === "placeholder" ? "填写" : "修改"), "aria-label": `${t("修改")}：${line.text.slice(0, 20)}` }, icon("pen"));
  const places = line.sources.map((one) => ({ document_id: one.document_id, start: one.start, end: one.end, title: one.document, label: `${one.role} · ${one.list}` }));
  const row = h(
    "li",
    { class: `draft-line ${line.origin}`, "data-line": line.id },
    h("div", { class: "draft-words" }, text,
      h("span", { class: "draft-facts no-print" }, line.edited && EDITED[line.origin] && h("span", { class: "badge warn", "data-edited": "" }, t("已编辑")),
        line.origin !== "placeholder" && h("span", { class: line.origin === "reference" ? "badge info" : "badge" }, t((line.edited && EDITED[line.origin]) || ORIGINS[line.origin])), line.locked && h("span", { class: "badge good" }, t("已锁定")),
        line.sources.length > 0 && h("button", { class: "text-button", type: "button", onclick: (event) => panel.open(places, 0, event.currentTarget) }, t("出处（{n}）", { n: line.sources.length })),
        (line.reworded || line.edited) && line.original && line.original !== line.text && h("details", { class: "original" }, h("summary", {}, t("原话")), h("span", {}, line.original)))),
    !old && h("span", { class: "draft-tools no-print", role: "group", "aria-label": t("这一行") }, change,
      tool("up", t("上移"), [{ op: "move", line_id: line.id, to: at - 1 }], { disabled: at === 0 }), tool("down", t("下移"), [{ op: "move", line_id: line.id, to: at + 1 }], { disabled: at === section.lines.length - 1 }),
      tool(line.locked ? "lock" : "unlock", t(line.locked ? "解锁" : "锁定"), [{ op: line.locked ? "unlock" : "lock", line_id: line.id }]),
      section.kind === "duty" && line.origin !== "placeholder" && tool("again", t("换一条"), [{ op: "regenerate", line_id: line.id }]), tool("trash", t("删去"), [{ op: "remove", line_id: line.id }])),
  );
  change.addEventListener("click", () => {
    const whole = [...row.childNodes];
    fill(row, editor(line.origin === "placeholder" ? line.text.replace(BLANK, "") : line.text, t, (words) => edit([{ op: "edit", line_id: line.id, text: words }]), () => {
      fill(row, whole);
      change.focus();
    }));
    row.querySelector("textarea").focus();
  });
  return row;
}

function editor(text, t, save, cancel) {
  const area = h("textarea", { class: "area", rows: "2", maxlength: "500", "aria-label": t("这一行的文字") });
  area.value = text;
  const form = h("form", { class: "line-editor" }, area, h("div", { class: "form-foot" }, h("button", { class: "button slim primary", type: "submit" }, t("保存")), h("button", { class: "button slim", type: "button", onclick: () => (form.isConnected && text ? cancel() : form.remove()) }, t("不改了"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (area.value.trim()) save(area.value.trim());
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing) form.querySelector("[type=button]").click();
  });
  setTimeout(() => area.focus());
  return form;
}

function comparison({ changes, from_version: from, to_version: to }, t) {
  return h("section", { class: "card" }, h("h2", { class: "part-title" }, t("第 {a} 版 → 第 {b} 版", { a: from, b: to })),
    changes.length ? h("ul", { class: "changes" }, changes.map((one) => h("li", { class: "change" }, h("span", { class: "badge" }, t(CHANGES[one.change])), h("div", {}, h("p", { class: "count" }, one.section), one.before && one.change !== "moved" && h("p", {}, h("del", {}, one.before)), one.after && h("p", {}, one.change === "moved" ? one.after : h("ins", {}, one.after)))))) : h("p", { class: "count" }, t("逐条相同。")));
}
