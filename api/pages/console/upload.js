// Taking files in, with live progress: one line a file, until it says what became of it.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { send } from "../shared/stream.js";
import { library } from "./state.js";
import { clear, toast } from "./toast.js";

const STAGES = { read: "读取", parse: "识别", store: "存入", encode: "计算向量", words: "建索引" };
const OUTCOMES = { added: "已加入", updated: "已更新", unchanged: "内容没有变化" };
const lines = new Map();
let box = null;
let dismissed = true;

/** Where the progress stands: the documents view gives its place. */
export function progressBox(element) {
  box = element;
  render();
}

const render = () => box && fill(box, !dismissed && lines.size > 0 && [...lines.values()].map((line) => line.element));

function line(name, t) {
  const words = h("span", { class: "job-words" }, t("排队中"));
  const bar = h("progress", { max: "1", "aria-label": name });
  const element = h("li", { class: "job" }, icon("file", "small"), h("strong", {}, name), bar, words);
  const made = { element, words, bar };
  lines.set(name, made);
  return made;
}

function settle(made, text, bad, more) {
  made.bar.remove();
  made.element.classList.add(bad ? "bad" : "good");
  fill(made.words, text, more);
}

export async function upload(files, app) {
  const { t } = app;
  if (!files.length) return;
  lines.clear();
  dismissed = false;
  for (const file of files) line(file.name, t);
  render();
  const body = new FormData();
  for (const file of files) body.append("file", file, file.name);
  let result;
  try {
    result = await (await send("v1/documents", { method: "POST", body, headers: { prefer: "wait=1" } })).json();
  } catch (error) {
    if (!error.problem) throw error;
    for (const made of lines.values()) settle(made, t.problem(error.problem), true);
    return;
  }
  if (result.jobs) {
    await Promise.all(result.jobs.map(async (job) => finish(lines.get(job.name) || line(job.name, t), await api.follow(job.job_id, (step) => report(lines.get(step.name), step, t)), app)));
    render();
  } else for (const one of result.documents) done(lines.get(one.document.name) || line(one.document.name, t), one, app);
  for (const problem of result.problems) {
    const made = [...lines.values()].find((one) => !one.element.matches(".good, .bad"));
    if (made) settle(made, t.problem(problem), true);
  }
  for (const made of lines.values()) if (!made.element.matches(".good, .bad")) settle(made, t("已跳过"), false);
  render();
  const { samples, documents } = await library(true);
  if (samples.size && documents.length > samples.size) offerRemoval(samples, app);
}

function report(made, job, t) {
  if (!made) return;
  made.words.textContent = job.state === "waiting" ? t("排队中") : `${t(STAGES[job.stage] || "处理中")} ${job.total ? `${job.done}/${job.total}` : ""}`;
  if (job.total) made.bar.value = job.done / job.total;
}

function finish(made, job, app) {
  if (job.document) done(made, job.document, app);
  else settle(made, job.problem ? app.t.problem(job.problem) : app.t("已取消"), true);
}

function done(made, { document: one, outcome, items_added: added, items_removed: removed }, { t }) {
  const change = outcome === "updated" ? t("新增 {a} 条，减少 {b} 条", { a: added, b: removed }) : "";
  const words = t("{what}：{r} 个岗位，{l} 张清单，{d} 条", { what: t(OUTCOMES[outcome]), r: one.roles, l: one.lists, d: one.duties });
  settle(made, one.duties ? words : t("没有识别出职责"), !one.duties, [change && ` · ${change}`, " ", h("a", { href: `#documents/${one.document_id}` }, t(one.duties ? "打开" : "看它是怎么读的"))]);
}

/** The sample would be searched together with the first own text. */
function offerRemoval(samples, app) {
  const { t } = app;
  toast(t("示例文本还在，会和您的文档一起被检索。"), {
    kind: "sample", stay: true, action: t("移除示例"),
    run: async () => {
      for (const id of samples) await api.drop(`v1/documents/${api.one(id)}`);
      clear("sample");
      await library(true);
      toast(t("示例已移除"), { kind: "sample" });
    },
  });
}
