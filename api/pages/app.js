// The page: the question box, the thread of answers, and what connects the parts.

import { answerCard, problemCard, waitingCard } from "/pages/answer.js";
import { fill, h, icon } from "/pages/dom.js";
import * as library from "/pages/library.js";
import * as service from "/pages/service.js";
import * as source from "/pages/source.js";
import { startTheme } from "/pages/theme.js";

const form = document.getElementById("ask");
const question = document.getElementById("question");
const send = document.getElementById("send");
const answers = document.getElementById("answers");
const examples = document.getElementById("examples");
const live = document.getElementById("live");
const libraryToggle = document.getElementById("library-toggle");
const scrim = document.getElementById("scrim");
const KEPT = 20; // answers in the thread

// The packaged sample's questions, one of each kind: who, all, conditions, and an honest no.
const SAMPLE_QUESTIONS = ["谁负责开具增值税发票？", "营业部负责人职责7有哪些", "销售监督需要哪些基本素质？"];
const SAMPLE_REFUSED = "年假有几天？";

let running = null;

let offered = []; // the example questions that the present texts can answer

const actions = {
  ask,
  others: (asked) => offered.filter((words) => words !== asked).slice(0, 3),
  isSample: library.isSample,
  cite: (answer, marker, chip) => source.open(answer, marker, chip, library.isSample),
};

async function ask(words) {
  const asked = words.trim();
  if (!asked) {
    question.focus();
    return;
  }
  running?.abort();
  const mine = (running = new AbortController());
  closeLibrary();
  source.close();
  document.body.classList.add("has-answers");
  question.value = asked;
  grow();
  history.replaceState(null, "", `?q=${encodeURIComponent(asked)}`);

  const waiting = waitingCard(asked);
  answers.prepend(waiting.card);
  waiting.card.scrollIntoView({ block: "nearest" });
  while (answers.children.length > KEPT) answers.lastChild.remove();
  send.disabled = true;
  live.textContent = "正在回答";
  let card;
  try {
    const answer = await service.ask(asked, { on: waiting, signal: mine.signal });
    card = answerCard(answer, actions);
    live.textContent = answer.refusal ? `没有回答：${answer.refusal.message}` : `回答完成，共 ${answer.total} 条，列出 ${answer.shown} 条`;
  } catch (error) {
    if (error.name === "AbortError") {
      waiting.card.remove();
      return;
    }
    const problem = error.problem ?? { title: "页面出错了", message_zh: "请刷新页面再试。" };
    card = problemCard(asked, problem, () => {
      card.remove();
      ask(asked);
    });
    live.textContent = `出错：${problem.message_zh}`;
    if (!error.problem) console.error(error);
  } finally {
    if (running === mine) {
      running = null;
      send.disabled = false;
    }
  }
  waiting.card.replaceWith(card);
}

function showExamples(answered, refused = []) {
  offered = answered;
  fill(examples, [...answered, ...refused].map((words) => h("button", { class: "example", type: "button", onclick: () => ask(words) }, words)));
}

/** Examples that the texts can answer: the sample's own, else made of the roles that exist. */
function changed(documents, roles) {
  document.body.classList.toggle("empty", documents.length === 0);
  if (documents.length === 0) {
    offered = [];
    fill(
      examples,
      h(
        "div",
        { class: "empty-state" },
        h("p", { class: "empty-title" }, "还没有可以回答的文档"),
        h("p", {}, "上传一份岗位职责、岗位说明书或招聘文本，马上就能提问。"),
        h("button", { class: "send", type: "button", onclick: library.pick }, "上传文本、Word、Excel 或 PDF"),
      ),
    );
    return;
  }
  if (documents.some((one) => one.sample)) showExamples(SAMPLE_QUESTIONS, [SAMPLE_REFUSED]);
  else showExamples(roles.slice(0, 4).map((role) => `${role.title}的岗位职责有哪些？`));
}

function grow() {
  question.style.height = "auto";
  question.style.height = `${Math.min(question.scrollHeight, 200)}px`;
}

function closeLibrary() {
  if (!document.body.classList.contains("library-open")) return;
  document.body.classList.remove("library-open");
  libraryToggle.setAttribute("aria-expanded", "false");
  scrim.hidden = !document.body.classList.contains("source-open");
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(question.value);
});
question.addEventListener("input", grow);
question.addEventListener("keydown", (event) => {
  // Enter that ends an input method's composition must not send.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    ask(question.value);
  }
});
libraryToggle.append(icon("menu"));
libraryToggle.addEventListener("click", () => {
  const open = document.body.classList.toggle("library-open");
  libraryToggle.setAttribute("aria-expanded", String(open));
  scrim.hidden = !open;
  if (open) document.querySelector("#library button, #library summary")?.focus();
});
scrim.addEventListener("click", () => {
  closeLibrary();
  source.close();
});
addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing) return;
  if (document.body.classList.contains("library-open")) {
    closeLibrary();
    libraryToggle.focus();
  } else source.close();
});

startTheme(document.getElementById("theme"));
await library.start({ ask, changed });
const given = new URLSearchParams(location.search).get("q");
if (given) ask(given);
else question.focus({ preventScroll: true });
