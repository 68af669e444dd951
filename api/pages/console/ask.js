// Ask: the line at the top, the newest answer below it, one conversation until a new topic is begun.

import { fill, h, icon } from "../shared/dom.js";
import { body, counter, refusal, where } from "../shared/blocks.js";
import { placesOf } from "../shared/source.js";
import { ask as request, ProblemError, UNREACHABLE } from "../shared/stream.js";
import { thumbs, understood } from "../shared/thread.js";
import * as api from "../shared/api.js";
import { library, whenChanged } from "./state.js";
import { SAMPLE_QUESTIONS, questionsOf } from "./samples.js";
import { told } from "./toast.js";

const KEPT = 20; // answers on the page
const TALLEST = 200; // px of the question's line
const $ = (id) => document.getElementById(id);

/** Starts the view that the page brings along; gives a function that asks. */
export function startAsk(app) {
  const { t, panel } = app;
  const [form, question, send, answers, examples, live] = ["ask", "question", "send", "answers", "examples", "live"].map($);
  let running = null;
  let conversation = null;
  let offered = []; // questions that the present texts can answer
  let samples = new Set();

  const grow = () => {
    question.style.height = "auto";
    question.style.height = `${Math.min(question.scrollHeight, TALLEST)}px`;
  };
  const busy = (yes) => {
    send.textContent = t(yes ? "停止" : "提问");
    send.classList.toggle("primary", !yes);
  };

  async function ask(words) {
    const asked = words.trim();
    if (!asked) return question.focus();
    if (running) running.abort();
    if (location.hash && location.hash !== "#ask") location.hash = "ask";
    const mine = (running = new AbortController());
    document.body.classList.add("has-answers");
    question.value = "";
    grow();
    const address = new URL(location.href);
    address.searchParams.set("q", asked);
    history.replaceState(null, "", address);
    const waiting = waitingCard(asked, t);
    answers.prepend(waiting.card);
    while (answers.children.length > KEPT) answers.lastChild.remove();
    scrollTo(0, 0);
    busy(true);
    live.textContent = t("正在回答");
    let card;
    try {
      const given = { question: asked, ...(conversation ? { conversation_id: conversation } : {}) };
      const answer = await request({ url: "v1/ask", body: given, on: waiting, signal: mine.signal });
      conversation = answer.conversation_id;
      card = answerCard(answer);
      live.textContent = answer.refusal ? t("没有回答：{why}", { why: answer.refusal.message }) : t("回答完成，共 {n} 条，列出 {m} 条", { n: answer.total, m: answer.shown });
    } catch (error) {
      if (error.name !== "AbortError" && !(error instanceof ProblemError)) console.error(error);
      card = brokenCard(asked, error);
    }
    if (running === mine) {
      running = null;
      busy(false);
    }
    waiting.card.replaceWith(card);
    return undefined;
  }

  function answerCard(answer) {
    const places = placesOf(answer, (one) => where(one, t));
    const view = {
      t, ask,
      cite: (marker, chip) => panel.open(places, answer.citations.findIndex((one) => one.marker === marker), chip),
      extra: (block) => doubt(block, answer),
    };
    const near = offered.filter((one) => one !== answer.question).slice(0, 3);
    const card = h("article", { class: answer.refusal ? "card answer refused" : "card answer", "aria-label": answer.question });
    fill(
      card,
      h(
        "header",
        { class: "card-head" },
        h("h2", { class: "asked" }, answer.question),
        answer.citations.some((one) => samples.has(one.document_id)) && h("span", { class: "badge sample", "data-sample": "" }, t("示例")),
        answer.worded_by === "curated" && h("span", { class: "badge good" }, t("人工解答")),
        counter(answer, t),
      ),
      understood(answer) && h("p", { class: "understood" }, t("理解为：{question}", { question: answer.standalone_question })),
      answer.refusal && refusal(answer, view, near),
      body(answer, view),
      answer.refusal && h("p", { class: "ways-on" },
        h("a", { class: "text-button", href: "#roles" }, icon("people"), t("浏览岗位")),
        h("a", { class: "text-button", href: "#documents" }, icon("file"), t("补充文档"))),
      answer.intent === "draft" && answer.citations.length > 0 && app.may("editor") && h("p", { class: "ways-on" },
        h("a", { class: "button slim primary", href: `#draft/new/${encodeURIComponent(answer.citations[0].role)}` }, icon("pen"), t("起草 JD"))),
      foot(answer),
    );
    return card;
  }

  /** A doubt about one line: a small thumb down that becomes visible beside it. */
  function doubt(block, answer) {
    const citation = answer.citations.find((one) => one.marker === block.markers[0]);
    if (!citation) return null;
    const button = h("button", { class: "icon-button quiet doubt", type: "button", "aria-pressed": "false", title: t("这一条不对"), "aria-label": t("这一条不对：{text}", { text: block.text.slice(0, 24) }) }, icon("bad"));
    button.addEventListener("click", async () => {
      const back = button.getAttribute("aria-pressed") === "true"; // pressed by mistake: the same again takes it back
      if (!(await told(() => rate({ answer, rating: back ? "none" : "down", comment: "", dutyId: citation.duty_id }), t))) return;
      button.setAttribute("aria-pressed", String(!back));
      live.textContent = t(back ? "已撤回" : "已记下，谢谢");
    });
    return button;
  }

  const rate = ({ answer, rating, comment, dutyId }) =>
    api.put("POST", "v1/feedback", { conversation_id: answer.conversation_id, question: answer.standalone_question || answer.question, rating, comment, ...(dutyId ? { duty_id: dutyId } : {}) });

  function foot(answer) {
    const copy = h("button", { class: "text-button", type: "button" }, icon("copy"), h("span", {}, t("复制")));
    copy.addEventListener("click", async () => {
      const lines = answer.citations.map((one) => `[${one.marker}] ${one.role && `${one.role} · `}${where(one, t)} (${one.document})`);
      try {
        await navigator.clipboard.writeText(`${answer.question}\n\n${answer.answer}\n\n${lines.join("\n")}\n`);
        copy.lastChild.textContent = t("已复制");
      } catch {
        copy.lastChild.textContent = t("浏览器不允许复制");
      }
      setTimeout(() => (copy.lastChild.textContent = t("复制")), 2000);
    });
    const files = new Set(answer.citations.map((one) => one.document_id)).size;
    const made = t("{n} 处出处，来自 {m} 份文档", { n: answer.citations.length, m: files });
    const print = h("button", { class: "text-button", type: "button", onclick: () => window.print() }, t("打印"));
    return h("footer", { class: "card-foot tools" }, h("span", { class: "worded" }, answer.citations.length ? made : ""), thumbs(answer, { t, rate }), answer.citations.length > 0 && [copy, print]);
  }

  function brokenCard(asked, error) {
    const stopped = error.name === "AbortError";
    const problem = error.problem || UNREACHABLE;
    const again = h("button", { class: "button slim", type: "button" }, icon("again", "small"), t("重试"));
    const card = h(
      "article",
      { class: stopped ? "card answer" : "card answer broken-card" },
      h("header", { class: "card-head" }, h("h2", { class: "asked" }, asked)),
      h("div", { role: stopped ? null : "alert" },
        h("p", { class: "refusal-title" }, stopped ? t("已停止") : t(problem.title)),
        !stopped && h("p", {}, t.problem(problem))),
      h("div", { class: "ways" }, again),
    );
    const retry = () => {
      removeEventListener("online", retry);
      card.remove();
      ask(asked);
    };
    again.addEventListener("click", retry);
    if (problem.code === "offline") addEventListener("online", retry);
    live.textContent = stopped ? t("已停止") : t.problem(problem);
    return card;
  }

  function changed({ documents, roles, samples: ids }) {
    samples = ids;
    // An answer from a sample that is gone must not go on looking like one that holds.
    if (!ids.size) for (const badge of answers.querySelectorAll("[data-sample]")) badge.closest(".card").remove();
    if (!answers.children.length) document.body.classList.remove("has-answers");
    document.body.classList.toggle("empty", documents.length === 0);
    offered = ids.size === documents.length ? SAMPLE_QUESTIONS : questionsOf(roles);
    const fresh = h("button", { class: "text-button fresh", type: "button" }, icon("again"), t("新话题"));
    fresh.addEventListener("click", () => {
      conversation = null;
      fill(answers);
      document.body.classList.remove("has-answers");
      history.replaceState(null, "", location.pathname);
      question.focus();
    });
    if (documents.length) fill(examples, offered.map((words) => h("button", { class: "button slim example", type: "button", onclick: () => ask(words) }, words)), fresh);
    else fill(examples, emptyState());
  }

  const emptyState = () =>
    h("div", { class: "empty-state" },
      h("p", { class: "empty-title" }, t("还没有可以回答的文档")),
      h("p", {}, t("上传一份岗位职责、岗位说明书或招聘文本，马上就能提问。")),
      h("a", { class: "button primary", href: "#documents" }, t("去上传")));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (running && !question.value.trim()) running.abort();
    else ask(question.value);
  });
  question.addEventListener("input", grow);
  question.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    ask(question.value);
  });
  whenChanged(changed);
  library().catch((error) => {
    if (!error.problem) throw error;
    fill(examples, h("p", { class: "failed", role: "alert" }, t.problem(error.problem), h("button", { class: "button slim", type: "button", onclick: () => location.reload() }, t("重试"))));
  });
  const given = new URLSearchParams(location.search).get("q");
  if (given && (!location.hash || location.hash === "#ask")) ask(given);
  else if (!location.hash) question.focus({ preventScroll: true });
  return ask;
}

function waitingCard(question, t) {
  const status = h("p", { class: "status" }, t("正在理解问题…"));
  const preview = h("div", { class: "preview" });
  return {
    card: h("article", { class: "card answer", "aria-busy": "true" }, h("header", { class: "card-head" }, h("h2", { class: "asked" }, question)), h("div", { class: "waiting" }, h("span", { class: "pulse", "aria-hidden": "true" }), status), preview),
    status: (stage, text) => (status.textContent = t.lang === "zh" ? `${text}…` : t("正在理解问题…")),
    delta: (text) => preview.append(text.replace(/[*#`>]/g, "")),
  };
}
