// A conversation on the screen: questions and answers one after the other, for the widget and the staff chat.

import { fill, h, icon, put } from "./dom.js";
import { body, counter, refusal } from "./blocks.js";
import { sources } from "./sources.js";
import { OFFLINE, ProblemError, UNREACHABLE } from "./stream.js";

const KEPT = 20; // turns that survive a reload
const MARKS = /[*#`>]/g; // of Markdown, in the preview of a stream
const WORDED = { extractive: "逐字摘自公司文本", curated: "人工撰写的回答", model: "AI 生成，依据见出处" };

/**
 * @param given {t, log, scroller?, heading?, live, send(question, conversation, on, signal) -> Answer, rate?(answer, rating), source?(citation, opener),
 *   changed(turns, conversation), near() -> questions, busy(yes)}
 */
export class Thread {
  constructor(given) {
    Object.assign(this, given);
    this.scroller = this.scroller || this.log;
    this.turns = [];
    this.conversation = null;
    this.running = null;
    this.again = null; // what to ask when the network is back
    this.online = () => this.again && this.again();
    addEventListener("online", this.online);
  }

  /** Show what was said before a reload; a question that was not answered by then is asked again. */
  restore({ turns, conversation }) {
    this.conversation = conversation;
    for (const turn of turns) {
      const view = this.turn(turn.question);
      this.turns.push(turn);
      if (turn.answer) this.answered(view, turn.answer);
      else if (turn.stopped) this.halted(view, turn);
      else this.work(turn, view);
    }
    this.latest();
  }

  async ask(words) {
    const question = words.trim();
    if (!question) return;
    this.stop();
    this.running = null; // what was running says by itself that it was stopped
    const turn = { question };
    this.turns.push(turn);
    await this.work(turn, this.turn(question));
  }

  stop() {
    if (this.running) this.running.abort();
  }

  clear() {
    this.stop();
    this.turns = [];
    this.conversation = null;
    this.again = null;
    fill(this.log);
    this.changed(this.turns, null);
  }

  close() {
    this.stop();
    removeEventListener("online", this.online);
  }

  turn(question) {
    const reply = h("div", { class: "reply" });
    const article = h("article", { class: "turn" }, h(this.heading || "h3", { class: "asked" }, h("span", { class: "visually-hidden" }, this.t("问：")), question), reply);
    this.log.append(article);
    return reply;
  }

  async work(turn, reply) {
    const { t } = this;
    const mine = (this.running = new AbortController());
    const status = h("p", { class: "status" }, h("span", { class: "pulse", "aria-hidden": "true" }), h("span", {}, t("正在理解问题…")));
    const preview = h("div", { class: "preview" });
    fill(reply, status, preview);
    reply.setAttribute("aria-busy", "true");
    this.busy(true);
    this.again = null;
    this.changed(this.turns, this.conversation);
    this.live.textContent = t("正在回答");
    this.end();
    const on = {
      status: (stage, text) => (status.lastChild.textContent = t.lang === "zh" ? `${text}…` : t("正在理解问题…")),
      delta: (text) => {
        const follow = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < 60;
        preview.append(text.replace(MARKS, ""));
        if (follow) this.end();
      },
    };
    try {
      const answer = await this.send(turn.question, this.conversation, on, mine.signal);
      this.conversation = answer.conversation_id;
      turn.answer = answer;
      this.answered(reply, answer);
      this.live.textContent = answer.refusal
        ? t("没有回答：{why}", { why: answer.refusal.message })
        : answer.total ? t("回答完成，共 {n} 条，列出 {m} 条", { n: answer.total, m: answer.shown }) : t("回答完成");
    } catch (error) {
      if (error.name === "AbortError") {
        turn.stopped = true;
        turn.preview = preview.textContent;
        this.halted(reply, turn);
        this.live.textContent = t("已停止");
      } else {
        if (!(error instanceof ProblemError)) console.error(error);
        this.broken(reply, turn, error instanceof ProblemError ? error.problem : UNREACHABLE);
      }
    }
    reply.removeAttribute("aria-busy");
    if (this.running === mine) {
      this.running = null;
      this.busy(false);
    }
    this.changed(this.turns, this.conversation);
    this.land(reply.parentNode);
  }

  answered(reply, answer) {
    const { t } = this;
    const cited = answer.citations.length > 0;
    const found = cited ? sources(answer, this) : null;
    const view = { t, ask: (question) => this.ask(question), cite: (marker, chip) => found.open(marker, chip) };
    fill(
      reply,
      understood(answer) && h("p", { class: "understood" }, t("理解为：{question}", { question: answer.standalone_question })),
      counter(answer, t),
      answer.refusal && refusal(answer, view, this.near().filter((one) => one !== answer.question)),
      body(answer, view),
      found && found.element,
      cited && this.tools(answer),
    );
  }

  tools(answer) {
    const { t } = this;
    const copy = h("button", { class: "text-button", type: "button" }, icon("copy"), h("span", {}, t("复制")));
    copy.addEventListener("click", async () => {
      const lines = answer.citations.map((one) => `[${one.marker}] ${one.role && `${one.role} · `}${one.list}${one.number ? ` · ${one.number}` : ""}`);
      try {
        await navigator.clipboard.writeText(`${answer.question}\n\n${answer.answer}\n\n${lines.join("\n")}\n`);
        copy.lastChild.textContent = t("已复制");
      } catch {
        copy.lastChild.textContent = t("浏览器不允许复制");
      }
      setTimeout(() => (copy.lastChild.textContent = t("复制")), 2000);
    });
    return h("div", { class: "tools" }, h("span", { class: "worded" }, t(WORDED[answer.worded_by])), this.rate && thumbs(answer, this), copy);
  }

  halted(reply, turn) {
    fill(reply, turn.preview && h("div", { class: "preview" }, turn.preview), this.retry(turn, reply, this.t("已停止")));
  }

  broken(reply, turn, problem) {
    const { t } = this;
    const offline = problem.code === OFFLINE.code;
    fill(
      reply,
      h(
        "div",
        { class: "broken", role: "alert" },
        h("p", { class: "refusal-title" }, icon("warn"), t(problem.title)),
        h("p", {}, t.problem(problem)),
      ),
      this.retry(turn, reply, ""),
    );
    if (offline) this.again = () => this.work(turn, reply);
  }

  retry(turn, reply, words) {
    const again = () => {
      if (this.running) return;
      delete turn.stopped;
      this.work(turn, reply);
    };
    return h("p", { class: "again" }, words, h("button", { class: "button slim", type: "button", onclick: again }, icon("again", "small"), this.t("重试")));
  }

  end() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Where a reader who comes back goes on: the last question and what was answered. */
  latest() {
    if (this.log.querySelector(".turn")) this.land([...this.log.querySelectorAll(".turn")].pop());
  }

  /** A finished answer is read from its question down: one taller than the screen is not shown by its end. */
  land(turn) {
    const box = this.scroller.getBoundingClientRect();
    const { top, bottom, height } = turn.getBoundingClientRect();
    if (height > box.height) this.scroller.scrollTop += top - box.top;
    else if (bottom > box.bottom) this.scroller.scrollTop += bottom - box.bottom;
  }

  /** What is worth keeping over a reload. */
  static kept(turns) {
    return turns.slice(-KEPT).map(({ question, answer, stopped, preview }) => ({ question, answer, stopped, preview }));
  }
}

/** Whether the question was read in other words than it was asked in. */
export function understood({ question, standalone_question: read, intent }) {
  const bare = (words) => (words || "").replace(/[\s，。？！、,.?!；;：:“”"']/g, "");
  return Boolean(read) && intent !== "smalltalk" && !bare(question).includes(bare(read)); // 帮我、请问 taken away is no other reading
}

/** 有帮助 / 没帮助; after a thumb down, a line for the reason; the other one replaces it, the same again takes it back. */
export function thumbs(answer, { t, rate }, dutyId = null) {
  const said = h("span", { class: "said", role: "status" });
  const box = h("span", { class: "thumbs" });
  const buttons = () => [...box.querySelectorAll("[aria-pressed]")];
  const show = (rating) => buttons().forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.rating === rating)));
  const press = async (rating, comment = "") => {
    const before = buttons().find((one) => one.getAttribute("aria-pressed") === "true")?.dataset.rating || "none";
    show(rating);
    if (rating !== "down") box.querySelector("form")?.remove();
    try {
      await rate({ answer, rating, comment, dutyId });
      said.textContent = rating === "none" ? t("已撤回") : before !== "none" && before !== rating ? t("已改为“{rating}”", { rating: t(rating === "up" ? "有帮助" : "没帮助") }) : t("已记下，谢谢");
    } catch (error) {
      show(before);
      said.textContent = error.problem ? t.problem(error.problem) : t("没有发送成功");
      return;
    }
    if (rating === "down" && !comment && !box.querySelector("form")) put(box, reason(press, t));
  };
  const thumb = (rating, name) =>
    h("button", { class: "icon-button quiet", type: "button", title: name, "aria-label": name, "aria-pressed": "false", "data-rating": rating, onclick: (event) => press(event.currentTarget.getAttribute("aria-pressed") === "true" ? "none" : rating) }, icon(rating === "up" ? "good" : "bad"));
  return put(box, thumb("up", t("有帮助")), thumb("down", t("没帮助")), said);
}

function reason(press, t) {
  const input = h("input", { type: "text", maxlength: "500", "aria-label": t("哪里不对？（可不填）"), placeholder: t("哪里不对？（可不填）") });
  const form = h("form", { class: "reason" }, input, h("button", { class: "button slim", type: "submit" }, t("发送")));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.value.trim()) press("down", input.value.trim());
    form.remove();
  });
  return form;
}
