// The source panel: the untouched text of a document with the cited places marked and the chosen one in view.

import { fill, h, icon } from "./dom.js";
import { marked } from "./spans.js";
import * as api from "./api.js";

const WIDE = matchMedia("(min-width: 1180px)");

/** @param given {t, element: the <dialog>, beside: whether the page makes room for it on wide screens} */
export class SourcePanel {
  constructor({ t, element, beside = false }) {
    Object.assign(this, { t, element, beside, opener: null, shown: null });
    element.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
    element.addEventListener("click", (event) => event.target === element && this.close());
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      this.close();
    });
  }

  /**
   * Open at a place of a list of places: {document_id, start, end, title, label, marker?} each, of any documents.
   * The other places of the same document are marked softly; arrows lead through all of them.
   */
  async open(places, at, opener) {
    const { t, element } = this;
    const place = places[at];
    if (opener) this.mark(opener);
    const shown = (this.shown = { places, at });
    const close = h("button", { class: "icon-button", type: "button", "aria-label": t("关闭原文"), title: t("关闭原文"), onclick: () => this.close() }, icon("close"));
    const text = h("div", { class: "source-text", tabindex: "0", role: "region", "aria-label": t("{name} 的原文", { name: place.title }) });
    const step = (by, name, glyph) =>
      h("button", { class: "icon-button", type: "button", "aria-label": name, title: name, disabled: !places[at + by], onclick: () => this.open(places, at + by) }, icon(glyph));
    fill(
      element,
      h(
        "div",
        { class: "source-head" },
        h("div", { class: "source-name" }, icon("file"), h("h2", {}, place.title), close),
        place.file && place.file !== place.title && h("p", { class: "source-file" }, place.file),
        h("p", { class: "source-where" }, place.marker && h("span", { class: "chip static" }, String(place.marker)), h("span", {}, place.label)),
        h(
          "div",
          { class: "source-steps" },
          h("span", {}, t("第 {n} 处，共 {m} 处 · 原文第 {a}–{b} 字", { n: at + 1, m: places.length, a: place.start + 1, b: place.end })),
          places.length > 1 && [step(-1, t("上一处"), "up"), step(1, t("下一处"), "down")],
        ),
      ),
      text,
    );
    if (!element.open) {
      if (this.beside && WIDE.matches) element.show();
      else element.showModal();
      document.body.classList.add("source-open");
      close.focus({ preventScroll: true });
    } else if (opener) close.focus({ preventScroll: true });
    fill(text, h("p", { class: "loading" }, h("span", { class: "pulse", "aria-hidden": "true" }), t("正在打开原文…")));
    try {
      const found = await api.text(place.document_id);
      if (this.shown !== shown) return; // another place was opened meanwhile
      this.show(text, found.text, shown);
    } catch (error) {
      if (!error.problem) throw error;
      fill(text, h("p", { class: "failed", role: "alert" }, t.problem(error.problem)));
    }
  }

  show(box, text, { places, at }) {
    let target = null;
    const here = places.filter((one) => one.document_id === places[at].document_id);
    const pieces = marked(text, here, (words, covering) => {
      const active = covering.includes(places[at]);
      const mark = h("mark", { class: active ? "place active" : "place", "data-marker": covering[0].marker }, words);
      if (active) target = target || mark;
      else mark.addEventListener("click", () => this.open(places, places.indexOf(covering[0])));
      return mark;
    });
    fill(box, pieces);
    if (target) box.scrollTop += target.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }

  close() {
    if (!this.element.open) return;
    this.element.close();
    document.body.classList.remove("source-open");
    this.shown = null;
    const { opener } = this;
    this.mark(null);
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  }

  mark(opener) {
    if (this.opener) this.opener.removeAttribute("aria-current");
    this.opener = opener;
    if (opener && opener.classList.contains("chip")) opener.setAttribute("aria-current", "true");
  }
}

/** An answer's citations as places of the panel. */
export const placesOf = (answer, where) =>
  answer.citations.map((one) => ({
    document_id: one.document_id, start: one.start, end: one.end, marker: one.marker,
    title: one.document_title || one.document, file: one.document, label: [one.role, where(one)].filter(Boolean).join(" · "),
  }));
