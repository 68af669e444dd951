// Documents: take in, look through, download, remove, bring back; each opens with how it was read.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { filled, head, twice, when } from "./parts.js";
import { findings } from "./findings.js";
import { openDocument } from "./document.js";
import { library, whenChanged } from "./state.js";
import { clear, toast, told } from "./toast.js";
import { progressBox } from "./upload.js";

const ACCEPTED = ".txt,.md,.docx,.pdf,.xlsx,.csv,.html,.htm,.doc,.wps,.xls,.rtf,.zip";

export function start(section, app) {
  const { t } = app;
  const all = h("div", {});
  const single = h("div", { hidden: true });
  const table = h("div", {});
  const removed = h("div", {});
  const problems = h("div", {});
  const jobs = h("ul", { class: "jobs", "aria-live": "polite" });
  const input = h("input", { type: "file", accept: ACCEPTED, multiple: true, hidden: true, id: "files" });
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    app.upload(files);
  });
  const pick = h("button", { class: "button primary", type: "button", id: "upload", onclick: () => input.click() }, icon("plus"), t("上传"));
  const zone = h("div", { class: "zone" }, h("p", {}, t("把文件拖到页面任意处，或者")), pick, h("p", { class: "count" }, t("文本、Word、Excel、PDF、网页、zip；内容只保存在这台服务器。")), input);
  const inspect = h("button", { class: "button", type: "button" }, icon("warn"), t("检查原文问题"));
  inspect.addEventListener("click", () => filled(problems, t, async () => findings(await api.get("v1/documents/check"), app)));
  fill(all, head(t("文档"), t("职责文本原样保存，每一版都能找回；打开可看哪些被识别、丢弃、修补。"), inspect), app.may("editor") && zone, jobs, table, problems, removed);
  fill(section, all, single);
  progressBox(jobs);

  const load = () => filled(table, t, async () => {
    const { documents } = await library();
    showRemoved();
    if (!documents.length) return h("div", { class: "empty-state" }, h("p", { class: "empty-title" }, t("还没有文档")), h("p", {}, t("上传后马上可以提问、起草。")));
    return h("ul", { class: "documents" }, documents.map((one) => row(one, app)));
  });

  const showRemoved = async () => {
    const found = await told(() => api.get("v1/documents?removed=true"), t);
    if (!found) return;
    fill(
      removed,
      found.documents.length > 0 && app.may("editor") &&
        h("details", { class: "card removed", open: Boolean(removed.querySelector("details[open]")) }, h("summary", {}, icon("right", "small"), t("已移除（{n}），可以恢复", { n: found.documents.length })),
          h("ul", { class: "documents" }, found.documents.map((one) =>
            h("li", { class: "document" }, icon("file"), h("div", { class: "document-words" }, h("span", { class: "document-name" }, one.name), h("span", { class: "count" }, t("移除于 {when}", { when: when(one.removed_at, t) }))),
              h("button", { class: "button slim", type: "button", onclick: () => told(async () => {
                await api.put("POST", `v1/documents/${api.one(one.document_id)}/restore`, {});
                toast(t("已恢复 {name}", { name: one.name }));
                await library(true);
              }, t) }, t("恢复")))))),
    );
  };

  whenChanged(load);
  load();
  return {
    async show([id]) {
      all.hidden = Boolean(id);
      single.hidden = !id;
      if (id) await openDocument(single, id, app);
    },
  };
}

function row(one, app) {
  const { t } = app;
  const bin = h("button", { class: "icon-button quiet", type: "button", "aria-label": t("移除 {name}", { name: one.name }), title: t("移除") }, icon("trash"));
  twice(bin, t("移除 {name}？", { name: one.name }), t("移除"), () => told(async () => {
    await api.drop(`v1/documents/${api.one(one.document_id)}`);
    clear("sample");
    toast(t("已移除 {name}，可在下方恢复", { name: one.name }));
    await library(true);
  }, t), t);
  return h(
    "li",
    { class: "document" },
    icon("file"),
    h(
      "div",
      { class: "document-words" },
      h("span", { class: "document-name" }, h("a", { href: `#documents/${one.document_id}` }, one.name), one.sample && h("span", { class: "badge sample" }, t("示例")), one.version > 1 && h("span", { class: "badge" }, t("第 {n} 版", { n: one.version })), one.duties === 0 && h("span", { class: "badge bad" }, t("没有识别出职责"))),
      h("span", { class: "count document-facts" }, `${one.title && one.title !== one.name && !one.name.startsWith(one.title) ? `${one.title} · ` : ""}${t("{r} 个岗位 · {l} 张清单 · {d} 条", { r: one.roles, l: one.lists, d: one.duties })}${one.repairs ? ` · ${t("修补 {n} 处", { n: one.repairs })}` : ""}`),
      one.notes.length > 0 && h("span", { class: "document-note" }, one.notes.join(" ")),
    ),
    h("a", { class: "icon-button quiet", href: `v1/documents/${api.one(one.document_id)}/original`, download: "", title: t("下载原文件"), "aria-label": t("下载原文件 {name}", { name: one.name }) }, icon("download")),
    app.may("editor") && bin,
  );
}
