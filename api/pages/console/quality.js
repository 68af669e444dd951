// Quality: what was asked month by month, and a company's own question sheet run with every miss explained.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { send } from "../shared/stream.js";
import { filled, head, nameOf } from "./parts.js";
import { SHEET } from "./samples.js";
import { library, role as whole } from "./state.js";
import { told } from "./toast.js";

const VERDICTS = { missing: "漏了", extra: "多了", missing_and_extra: "漏了也多了", wrongly_refused: "不该拒答", wrongly_answered: "应当拒答", count: "数量不对", lists: "清单没点全", obeyed: "被带偏" };
const PERCENT = [["exact", "逐条全对"], ["precision", "准确率"], ["recall", "召回率"], ["f1", "F1"], ["refused", "该拒答的拒了"], ["wrongly_refused", "误拒"], ["citation_exact", "引文逐字相符"]];

export function start(section, app) {
  const { t } = app;
  const usage = h("div", {});
  const result = h("div", { "aria-live": "polite" });
  const chooser = (label, accept, take) => {
    const input = h("input", { type: "file", accept, hidden: true });
    input.addEventListener("change", () => {
      const [file] = input.files;
      input.value = "";
      if (file) take(file);
    });
    return [h("button", { class: "button", type: "button", onclick: () => input.click() }, icon("plus"), label), input];
  };
  const post = async (path, file) => {
    const body = new FormData();
    body.append("file", file, file.name);
    return (await send(path, { method: "POST", body })).json();
  };
  fill(
    section,
    head(t("质量"), t("用您自己的问题检验回答；每一处没答对的都说明原因。")),
    h("section", { class: "card" }, h("h2", { class: "part-title" }, t("跑一份问题表")), h("p", { class: "count" }, t("每行一个问题：“应答条目”抄上应当列出的原文，几条之间用分号；文本里没有答案的，在“应拒答”写“是”。Excel、CSV 或 JSON Lines。")),
      h("div", { class: "ways" }, h("button", { class: "button", type: "button", onclick: () => told(() => example(t), t) }, icon("download"), t("下载样表")), chooser(t("选问题表"), ".jsonl,.csv,.xlsx", (file) => filled(result, t, async () => report(await post("v1/eval", file), t))),
        )),
    h("section", { class: "card" }, h("h2", { class: "part-title" }, t("抽查")), h("p", { class: "count" }, t("系统照文本出 50 个问题并作答，您在表里勾对错，读回后算出准确率。")),
      h("div", { class: "ways" }, h("a", { class: "button", href: "v1/audit?sample=50", download: "" }, icon("download"), t("下载抽查表")), chooser(t("读回勾好的抽查表"), ".xlsx", (file) => filled(result, t, async () => audit(await post("v1/audit", file), t))))),
    result,
    usage,
  );
  return {
    show: () => filled(usage, t, async () => {
      const { months } = await api.get("v1/usage");
      if (!months.length) return h("div", { class: "empty-state" }, h("p", { class: "empty-title" }, t("还没有人提问")), h("p", {}, t("有人提问后，这里按月列出回答、拒答和评价的数量。")));
      return h("section", { class: "card" }, h("h2", { class: "part-title" }, t("按月用量")), table([t("月份"), t("已答"), t("部分"), t("拒答"), t("人工解答"), t("有帮助"), t("没帮助")], months.map((one) => [one.month, one.answered, one.partly, one.refused, one.curated, one.up, one.down])));
    }),
  };
}

// Roles are said outright: on a phone the rows are blocks, and a browser may then forget that they were a table.
const table = (heads, rows) =>
  h("div", { class: "table-wrap", tabindex: "0", role: "region", "aria-label": heads[0] }, h("table", { class: "table", role: "table" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, heads.map((one) => h("th", { scope: "col", role: "columnheader" }, one)))),
    h("tbody", { role: "rowgroup" }, rows.map(([first, ...rest]) => h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, first), rest.map((one, at) => h("td", { role: "cell", "data-name": heads[at + 1] }, String(one))))))));

const SEPARATORS = /[;；|]/; // stand between the items of a cell
const cell = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);

/** A sheet to begin with: one list of the company's own as it should be answered, one question to be refused. */
async function example(t) {
  const { roles } = await library();
  const found = (await Promise.all(roles.slice(0, 5).map((one) => whole(one.role_id)))).flatMap((role) => role.lists.map((list) => ({ role, list })));
  const fit = found.find(({ list }) => list.kind === "duty" && list.heading && list.items.length > 1 && !list.items.some((item) => SEPARATORS.test(item.text)));
  const [heads, refused] = SHEET.rows;
  const rows = [heads];
  if (fit) {
    const name = nameOf(fit.list, t);
    rows.push([`${name.includes(fit.role.title) ? name : `${fit.role.title}的${name}`}有哪些`, fit.list.items.map((item) => item.text).join(";"), ""]);
  }
  rows.push(refused);
  // The mark at the front tells Excel that it is UTF-8.
  const file = URL.createObjectURL(new Blob([`\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`], { type: "text/csv" }));
  h("a", { href: file, download: SHEET.file }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60000);
}

const share = (value) => (value === null || value === undefined ? "–" : `${(value * 100).toFixed(1)}%`);

// Kinds as the service names them; a sheet's own names stand as they are.
const KINDS = { lookup: "谁负责", enumerate: "列出全部", fact: "事实", count: "几条", compare: "对照", requirements: "任职要求", aggregate: "汇总", overview: "概览", draft: "起草", unanswerable: "应拒答", off_topic: "题外", smalltalk: "寒暄" };

function report(found, t) {
  const rows = [[t("全部"), found.overall], ...Object.entries(found.kinds).map(([name, one]) => [KINDS[name] ? t(KINDS[name]) : name, one])].map(([name, one]) => [name, one.n, ...PERCENT.map(([key]) => share(one[key]))]);
  return [
    h("section", { class: "card" }, h("h2", { class: "part-title" }, t("{file}：{n} 题，{m} 题没答对", { file: found.file, n: found.overall.n, m: found.misses.length })), table([t("题型"), t("题数"), ...PERCENT.map(([, name]) => t(name))], rows)),
    found.misses.length > 0 && h("section", { class: "card" }, h("h2", { class: "part-title" }, t("没答对的")), h("ul", { class: "misses" }, found.misses.map((one) => miss(one, t)))),
  ];
}

const place = (one, t) => h("li", {}, one.text, h("span", { class: "count" }, [one.role, one.list, one.number].filter(Boolean).join(" · "), one.duty_id === null ? ` · ${t("文本里没有这一条")}` : one.rank ? ` · ${t("检索第 {n} 位", { n: one.rank })}` : ""));

function miss(one, t) {
  return h("li", { class: "miss" },
    h("p", {}, h("span", { class: "badge warn" }, t(VERDICTS[one.verdict])), h("strong", {}, ` ${one.question} `), h("span", { class: "count" }, t("第 {n} 行", { n: one.row }))),
    h("p", { class: "count" }, one.why),
    one.missing.length > 0 && h("details", {}, h("summary", {}, icon("right", "small"), t("漏掉的（{n}）", { n: one.missing.length })), h("ul", { class: "plain" }, one.missing.map((item) => place(item, t)))),
    one.extra.length > 0 && h("details", {}, h("summary", {}, icon("right", "small"), t("多出的（{n}）", { n: one.extra.length })), h("ul", { class: "plain" }, one.extra.map((item) => place(item, t)))));
}

const AUDITED = [["item_precision", "条目准确率"], ["item_recall", "条目召回率"], ["exact", "逐条全对"], ["refusal_precision", "拒答准确率"], ["refusal_recall", "拒答召回率"]];

/** What the ticks of a person say, each share with the interval that so few answers allow. */
function audit(found, t) {
  const rows = AUDITED.map(([name, words]) => [t(words), share(found[name].share), `${share(found[name].low)} – ${share(found[name].high)}`, found[name].of]);
  return h("section", { class: "card" }, h("h2", { class: "part-title" }, t("抽查结果：{n} 题，{m} 条，{k} 条没有勾选", { n: found.questions, m: found.items, k: found.unticked })), table([t("项目"), t("比例"), t("区间"), t("份数")], rows));
}
