// The chat panel of a <zhize-chat>: built in its shadow root when it is first opened.

import { fill, h, icon } from "../shared/dom.js";
import { speaker } from "../shared/say.js";
import { composer } from "../shared/composer.js";
import { Thread } from "../shared/thread.js";
import tokensCss from "../shared/tokens.css.js";
import controlsCss from "../shared/controls.css.js";
import answerCss from "../shared/answer.css.js";
import threadCss from "../shared/thread.css.js";
import widgetCss from "./widget.css.js";
import { keeper } from "./keep.js";
import { Session } from "./session.js";

const NARROW = matchMedia("(max-width: 520px)");

/** Build the panel. `env` is what the loader knows: {service, style}. */
export async function mount(host, env) {
  const t = await speaker(host.dataset.lang || "zh");
  for (const css of [tokensCss, controlsCss, answerCss, threadCss, widgetCss]) env.style(host.shadowRoot, css);
  return new Panel(host, env, t);
}

class Panel {
  constructor(host, env, t) {
    Object.assign(this, { host, t, data: host.dataset, inline: host.dataset.position === "inline" });
    this.keep = keeper(host.keeper, this.data.storage);
    this.session = new Session(this.data.service || env.service, this.data.key, this.keep);
    host.lang = t.lang === "zh" ? "zh-CN" : t.lang;
    this.build();
    this.resume();
  }

  build() {
    const { t, data } = this;
    const title = data.title || t("岗位问答");
    const button = (glyph, name, run) => h("button", { class: "icon-button", type: "button", title: name, "aria-label": name, onclick: run }, icon(glyph));
    this.log = h("div", { class: "log", role: "log", "aria-live": "off", "aria-label": t("对话"), tabindex: "0" });
    this.live = h("div", { class: "visually-hidden", role: "status", "aria-live": "polite" });
    this.welcome = h("div", { class: "welcome" });
    this.line = composer({ t, id: "question", placeholder: data.placeholder || t("例如：谁负责开发票？"), ask: (words) => this.ask(words), stop: () => this.thread.stop() });
    this.thread = new Thread({
      t, log: h("div", { class: "turns" }), scroller: this.log, live: this.live,
      send: (question, conversation, on, signal) => this.session.ask(this.body(question, conversation), on, signal),
      rate: (given) => this.rate(given),
      near: () => this.questions(),
      busy: (yes) => this.line.busy(yes),
      changed: (turns, conversation) => this.changed(turns, conversation),
    });
    this.log.append(this.welcome, this.thread.log);
    this.panel = h(
      this.inline ? "section" : "dialog",
      { class: this.inline ? "panel inline" : "panel", "aria-label": title },
      h(
        "header",
        { class: "head" },
        h("span", { class: "seal", "aria-hidden": "true" }, t("职")),
        h("div", { class: "head-words" }, h("h2", {}, title), h("p", {}, h("span", { class: "badge ai" }, "AI"), t("智能助手 · 只依据公司文本回答"))),
        (this.fresh = button("again", t("新对话"), () => this.clear())),
        this.inline ? null : button("close", t("关闭"), () => this.close()),
      ),
      this.log,
      this.live,
      this.line.form,
      h("p", { class: "fine" }, t("自动整理，仅供参考，请核对出处。"), link(data.privacy, t("隐私说明"))),
    );
    this.panel.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    this.panel.addEventListener("keydown", (event) => this.key(event));
    this.host.shadowRoot.append(this.panel);
    this.greet();
  }

  body(question, conversation) {
    const body = { question };
    if (conversation) body.conversation_id = conversation;
    if (this.data.kb) body.kb = this.data.kb;
    if (this.data.role) body.role = this.data.role;
    return body;
  }

  questions() {
    return (this.data.questions || "").split("|").map((one) => one.trim()).filter(Boolean).slice(0, 4);
  }

  greet() {
    const { t } = this;
    fill(
      this.welcome,
      h("p", { class: "greeting" }, this.data.greeting || t("您好，我可以回答岗位职责方面的问题。每条回答都附有公司文本的出处；文本里没有的，我会直说。")),
      h("div", { class: "ways" }, this.questions().map((one) => h("button", { class: "button slim way", type: "button", onclick: () => this.ask(one) }, one))),
    );
  }

  ask(words) {
    return this.thread.ask(words);
  }

  async rate({ answer: given, rating, comment }) {
    const { conversation_id, question, standalone_question: read } = given;
    await this.session.call("POST", "v1/feedback", { conversation_id, question: read || question, rating, comment, ...(this.data.kb ? { kb: this.data.kb } : {}) });
  }

  changed(turns, conversation) {
    this.welcome.hidden = turns.length > 0;
    this.fresh.hidden = turns.length === 0;
    this.keep.set("turns", turns.length ? { turns: Thread.kept(turns), conversation } : null);
  }

  /** A new conversation; the service forgets the old one where it can. */
  clear() {
    const { conversation } = this.thread;
    this.thread.clear();
    this.live.textContent = this.t("已清空，可以重新提问");
    this.line.input.focus();
    if (conversation) this.session.call("DELETE", `v1/conversations/${encodeURIComponent(conversation)}`).catch(() => {});
  }

  open(focus = true) {
    this.host.button.hidden = true;
    this.host.button.setAttribute("aria-expanded", "true");
    if (!this.inline && !this.panel.open) {
      this.keep.set("open", true);
      // A whole screen is a modal dialog: the page behind it is out of reach. Beside a page it is not.
      if (NARROW.matches && focus) this.panel.showModal();
      else this.panel.show();
      this.fit();
    }
    if (focus) this.line.input.focus();
    // A dialog takes the focus when it opens; a page that is only being loaded keeps its own.
    else if (this.host.shadowRoot.activeElement) this.host.shadowRoot.activeElement.blur();
    this.thread.latest();
    this.host.dispatchEvent(new CustomEvent("zhize-open"));
  }

  close() {
    if (this.inline || !this.panel.open) return;
    this.panel.close();
    this.keep.set("open", null);
    this.host.button.hidden = false;
    this.host.button.setAttribute("aria-expanded", "false");
    this.host.button.focus();
    this.host.dispatchEvent(new CustomEvent("zhize-close"));
  }

  key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape" && !this.inline) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === "F6") {
      event.preventDefault();
      const inLog = this.log.contains(this.host.shadowRoot.activeElement);
      (inLog ? this.line.input : this.log).focus();
    }
  }

  /** Above the on-screen keyboard: the visible part of the screen is all there is. */
  fit() {
    const seen = window.visualViewport;
    const full = NARROW.matches && !this.inline && this.panel.open && seen;
    this.panel.style.setProperty("--seen", full ? `${Math.round(seen.height)}px` : "");
    this.panel.style.setProperty("--top", full ? `${Math.round(seen.offsetTop)}px` : "");
  }

  /** Back on the page (a single-page application may take the element away and bring it again). */
  resume() {
    if (this.listening) return;
    this.listening = () => this.fit();
    if (window.visualViewport) {
      window.visualViewport.addEventListener("resize", this.listening);
      window.visualViewport.addEventListener("scroll", this.listening);
    }
    addEventListener("online", this.thread.online);
    if (this.thread.turns.length === 0) this.thread.restore(this.keep.get("turns") || { turns: [], conversation: null });
    this.changed(this.thread.turns, this.thread.conversation);
  }

  pause() {
    if (window.visualViewport) {
      window.visualViewport.removeEventListener("resize", this.listening);
      window.visualViewport.removeEventListener("scroll", this.listening);
    }
    this.listening = null;
    this.thread.close();
  }
}

function link(address, words) {
  if (!/^(https?:)?\/\//i.test(address || "") && !/^\/[^/]/.test(address || "")) return null;
  return h("a", { href: address, target: "_blank", rel: "noopener nofollow" }, words);
}
