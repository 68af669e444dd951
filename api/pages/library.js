// The side bar: roles with their lists, documents with upload and removal.

import { fill, h, icon } from "/pages/dom.js";
import * as service from "/pages/service.js";
import { toast } from "/pages/toast.js";

const KINDS = {
  duty: "职责", requirement: "要求", authority: "权限", relation: "关系", kpi: "考核",
  benefit: "待遇", condition: "条件", overview: "概述", other: "其他",
};
const rolesBox = document.getElementById("roles");
const documentsBox = document.getElementById("documents");
const input = document.getElementById("files");
const samples = new Set();
let actions = { ask: () => {}, changed: () => {} };

export const isSample = (id) => samples.has(id);

/** Wire the upload controls and load. `changed(documents)` is called whenever the documents may have changed. */
export function start(given) {
  actions = given;
  document.getElementById("upload").addEventListener("click", pick);
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  dropping();
  return refresh();
}

export const pick = () => input.click();

export async function refresh() {
  try {
    const [{ documents }, { roles }] = await Promise.all([service.documents(), service.roles()]);
    samples.clear();
    for (const one of documents) if (one.sample) samples.add(one.document_id);
    showDocuments(documents);
    showRoles(roles);
    actions.changed(documents, roles);
  } catch (error) {
    if (!error.problem) throw error;
    fill(rolesBox, h("p", { class: "side-empty", role: "alert" }, error.problem.message_zh), h("button", { class: "text-button", type: "button", onclick: refresh }, "再试一次"));
  }
}

function showRoles(roles) {
  if (!roles.length) {
    fill(rolesBox, h("p", { class: "side-empty" }, "还没有岗位。上传一份岗位职责文本就会出现在这里。"));
    return;
  }
  fill(rolesBox, roles.map((role) => roleEntry(role, roles.length === 1)));
}

function roleEntry(role, openNow) {
  const lists = h("ul", { class: "lists" });
  const entry = h(
    "details",
    { class: "role" },
    h(
      "summary",
      {},
      icon("right"),
      h("span", { class: "role-name" }, role.title),
      h("span", { class: "count" }, `${role.lists} 张 · ${role.duties} 条`),
    ),
    role.aliases.length > 0 && h("p", { class: "aliases" }, `又名 ${role.aliases.join("、")}`),
    lists,
  );
  let loaded = false;
  entry.addEventListener("toggle", async () => {
    if (!entry.open || loaded) return;
    loaded = true;
    try {
      fill(lists, h("li", { class: "side-empty" }, "…"));
      const full = await service.role(role.role_id);
      // Introductions are quoted above their list in an answer; here they would only repeat its heading.
      const shown = full.lists.filter((list) => list.kind !== "overview");
      fill(lists, shown.map((list) => listEntry(list, role.title)));
    } catch (error) {
      if (!error.problem) throw error;
      loaded = false;
      fill(lists, h("li", { class: "side-empty", role: "alert" }, error.problem.message_zh));
    }
  });
  entry.open = openNow;
  return entry;
}

// "岗位职责", "任职要求": headings that every role has, so the question must name the role.
const COMMON_HEADING = /^[^的]{0,4}(职责|要求|资格|内容|权限|条件|待遇|福利)$/;

function listEntry(list, roleTitle) {
  const name = list.heading ?? list.path.at(-1) ?? "（无标题）";
  const asked = COMMON_HEADING.test(name) ? `${roleTitle}的${name}` : name;
  const depth = Math.min(Math.max(list.path.length - 1, 0), 3);
  return h(
    "li",
    { class: `depth-${depth}` },
    h(
      "button",
      { class: "list", type: "button", title: list.path.join(" › "), onclick: () => actions.ask(`${asked}有哪些`) },
      h("span", { class: "list-name" }, name),
      list.kind !== "duty" && h("span", { class: "kind" }, KINDS[list.kind]),
      h("span", { class: "count" }, String(list.items.length)),
    ),
  );
}

function showDocuments(documents) {
  if (!documents.length) {
    fill(documentsBox, h("p", { class: "side-empty" }, "还没有文档。"));
    return;
  }
  fill(documentsBox, h("ul", { class: "documents" }, documents.map(documentEntry)));
}

function documentEntry(one) {
  const bin = h("button", { class: "icon-button quiet", type: "button", "aria-label": `移除 ${one.name}`, title: "移除" }, icon("trash"));
  const row = h(
    "li",
    { class: "document" },
    icon("file"),
    h(
      "div",
      { class: "document-words" },
      h("span", { class: "document-name" }, one.name, one.sample && h("span", { class: "badge" }, "示例")),
      h("span", { class: "count" }, `${one.roles} 个岗位 · ${one.chars.toLocaleString("zh-CN")} 字`),
    ),
    bin,
  );
  bin.addEventListener("click", () => confirmRemoval(row, one));
  return row;
}

/** Removal is asked for twice, in place: no browser dialog, nothing lost by a slip. */
function confirmRemoval(row, one) {
  const keep = [...row.childNodes];
  const back = () => fill(row, keep);
  const yes = h("button", { class: "text-button danger", type: "button", onclick: () => remove(one) }, "移除");
  fill(row, h("span", { class: "confirm" }, `移除 ${one.name}？`), yes, h("button", { class: "text-button", type: "button", onclick: back }, "保留"));
  yes.focus();
}

async function remove(one) {
  try {
    await service.removeDocument(one.document_id);
    toast(`已移除 ${one.name}`);
  } catch (error) {
    if (!error.problem) throw error;
    toast(error.problem.message_zh, { bad: true });
  }
  await refresh();
}

async function take(files) {
  if (!files.length) return;
  const busy = toast(files.length === 1 ? `正在读取 ${files[0].name}…` : `正在读取 ${files.length} 份文件…`, { stay: true });
  try {
    const result = await service.upload(files);
    for (const { document: one, outcome } of result.documents) {
      const what = { added: "已加入", updated: "已更新", unchanged: "内容没有变化：" }[outcome];
      toast(`${what} ${one.name}：${one.roles} 个岗位，${one.lists} 张清单，${one.duties} 条`);
    }
    for (const problem of result.problems) toast(problem.message_zh, { bad: true });
    await refresh();
    if (result.sample_present) offerSampleRemoval();
  } catch (error) {
    if (!error.problem) throw error;
    toast(error.problem.message_zh, { bad: true });
  } finally {
    busy.remove();
  }
}

function offerSampleRemoval() {
  toast("示例文本还在，会和您的文档一起被检索。", {
    stay: true,
    action: "移除示例",
    run: async () => {
      for (const id of samples) await service.removeDocument(id);
      toast("示例已移除");
      await refresh();
    },
  });
}

function dropping() {
  const veil = document.getElementById("drop");
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth -= 1;
    veil.hidden = depth > 0 ? veil.hidden : true;
  });
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    take([...event.dataTransfer.files]);
  });
}
