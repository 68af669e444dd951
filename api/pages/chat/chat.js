// Staff chat: ask, browse roles, "my job". Reached by a signed link or its QR code, made for phones.

import { fill, h, icon } from "../shared/dom.js";
import { startLanguage, startTheme, keep } from "../shared/prefs.js";
import { where } from "../shared/blocks.js";
import { composer } from "../shared/composer.js";
import { Thread } from "../shared/thread.js";
import { SourcePanel, placesOf } from "../shared/source.js";
import { ask } from "../shared/stream.js";
import { roleBrowser } from "./roles.js";
import * as api from "../shared/api.js";

const STORE = "zhize-chat-turns";
const $ = (id) => document.getElementById(id);

async function start() {
  const t = await startLanguage($("language"), () => import("./en.js"));
  startTheme($("theme"), t);
  const panel = new SourcePanel({ t, element: $("source") });
  let roles = [];
  let thread = null;
  const mine = () => keep.get("role");

  const line = composer({ t, id: "question", placeholder: t("例如：谁负责开发票？"), ask: (words) => thread.ask(words), stop: () => thread.stop() });
  fill($("foot"), line.form, h("p", { class: "fine" }, t("AI 助手自动整理，仅供参考，请核对原文。")));
  thread = new Thread({
    t, heading: "h2", log: $("turns"), scroller: $("main"), live: $("live"),
    send: (question, conversation, on, signal) =>
      ask({ url: "v1/ask", body: { question, ...(conversation ? { conversation_id: conversation } : {}), ...(mine() ? { role: mine() } : {}) }, on, signal }),
    rate: ({ answer, rating, comment }) =>
      api.put("POST", "v1/feedback", { conversation_id: answer.conversation_id, question: answer.standalone_question || answer.question, rating, comment }),
    source: (citation, opener, answer) => panel.open(placesOf(answer, (one) => where(one, t)), answer.citations.indexOf(citation), opener),
    near: () => questions().slice(0, 3),
    busy: (yes) => line.busy(yes),
    changed: (turns, conversation) => {
      $("welcome").hidden = turns.length > 0;
      try {
        if (turns.length) sessionStorage.setItem(STORE, JSON.stringify({ turns: Thread.kept(turns), conversation }));
        else sessionStorage.removeItem(STORE);
      } catch {
        // blocked or full
      }
    },
  });

  const questions = () => (mine() ? [`我的岗位职责有哪些？`, `我的任职要求有哪些？`] : roles.length ? [...roles.slice(0, 3).map((one) => `${one.title}的岗位职责有哪些？`), `有哪些岗位？`] : []);
  const starters = () => fill($("starters"), questions().map((words) => h("button", { class: "button slim way", type: "button", onclick: () => thread.ask(words) }, words)));

  const show = (name) => {
    for (const view of ["ask", "roles"]) {
      $(view).hidden = view !== name;
      if (view === name) $(`tab-${view}`).setAttribute("aria-current", "page");
      else $(`tab-${view}`).removeAttribute("aria-current");
    }
    $("foot").hidden = name !== "ask";
    $("main").scrollTop = 0;
    if (name === "ask") thread.latest();
  };
  const route = () => show(location.hash === "#roles" ? "roles" : "ask");
  addEventListener("hashchange", route);

  const chosen = () => {
    const title = mine();
    $("mine").hidden = !title;
    fill($("mine"), title && [h("span", { class: "mine-label" }, t("我的岗位：{title}", { title: "" })), title]);
    starters();
  };
  $("mine").addEventListener("click", () => (location.hash = "roles"));
  const browser = roleBrowser($("roles"), {
    t, mine,
    choose: (title) => {
      keep.set("role", title);
      chosen();
    },
    ask: (words) => {
      location.hash = "ask";
      show("ask");
      thread.ask(words);
    },
    source: (places, at, opener) => panel.open(places, at, opener),
  });

  try {
    thread.restore(JSON.parse(sessionStorage.getItem(STORE)) || { turns: [], conversation: null });
  } catch {
    // nothing kept
  }
  $("welcome").hidden = thread.turns.length > 0;
  const again = h("button", { class: "text-button", type: "button" }, icon("again"), t("新对话"));
  again.addEventListener("click", () => {
    const { conversation } = thread;
    thread.clear();
    if (conversation) api.drop(`v1/conversations/${api.one(conversation)}`).catch(() => {});
    line.input.focus();
  });
  $("foot").lastChild.append(" · ", again);
  route();
  chosen();
  roles = await browser.load();
  starters();
  const given = new URLSearchParams(location.search).get("q");
  if (given && thread.turns.length === 0) thread.ask(given);
}

start();
