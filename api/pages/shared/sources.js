// The list of sources below an answer: number, quote, role, list, document. A chip opens it at its number.

import { h, icon } from "./dom.js";
import { where } from "./blocks.js";

/** `thread` gives t and, where the reader may see whole texts, source(citation, opener, answer). */
export function sources(answer, thread) {
  const { t } = thread;
  let opener = null;
  const back = () => {
    if (!opener) return false;
    opener.removeAttribute("aria-current");
    opener.focus();
    opener = null;
    return true;
  };
  const entries = answer.citations.map((citation) =>
    h(
      "li",
      { class: "source-entry", tabindex: "-1", "data-marker": citation.marker },
      h("span", { class: "chip static", "aria-hidden": "true" }, String(citation.marker)),
      h(
        "div",
        {},
        h("blockquote", { class: "quote" }, citation.text),
        h("p", { class: "source-place" }, citation.role && `${citation.role} · `, where(citation, t)),
        citation.document && h("p", { class: "source-place" }, icon("file", "small"), citation.document_title || citation.document),
        h(
          "p",
          { class: "source-ways" },
          h("button", { class: "text-button back", type: "button", onclick: back }, icon("up"), t("回到回答")),
          thread.source && h("button", { class: "text-button", type: "button", onclick: (event) => thread.source(citation, event.currentTarget, answer) }, t("看原文")),
        ),
      ),
    ),
  );
  const element = h(
    "details",
    { class: "sources" },
    h("summary", {}, icon("right", "small"), t("出处（{n}）", { n: answer.citations.length })),
    h("ol", {}, entries),
  );
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !back()) return;
    event.stopPropagation(); // it only leads back; the panel stays open
    event.preventDefault();
  });
  element.addEventListener("toggle", () => {
    if (!element.open) for (const one of entries) one.classList.remove("active");
  });
  return {
    element,
    open(marker, chip) {
      if (opener) opener.removeAttribute("aria-current");
      opener = chip;
      chip.setAttribute("aria-current", "true");
      element.open = true;
      for (const one of entries) {
        const mine = one.dataset.marker === String(marker);
        one.classList.toggle("active", mine);
        if (!mine) continue;
        one.focus({ preventScroll: true });
        one.scrollIntoView({ block: "nearest" });
      }
    },
  };
}
