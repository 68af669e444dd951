// The source panel: the untouched text with the cited place marked and scrolled into view.

import { fill, h, icon } from "/pages/dom.js";
import { where } from "/pages/answer.js";
import * as service from "/pages/service.js";

const panel = document.getElementById("source");
const scrim = document.getElementById("scrim");
let opener = null; // gets the focus back
let shown = null; // { answer, marker }

/** Open the panel at a citation. */
export async function open(answer, marker, from, isSample) {
  const citation = answer.citations.find((one) => one.marker === marker);
  if (!citation) return;
  opener = from ?? opener;
  shown = { answer, marker };
  markChips(from);
  const wasHidden = panel.hidden;
  panel.hidden = false;
  document.body.classList.add("source-open");
  scrim.hidden = false;

  const close_ = h("button", { class: "icon-button", type: "button", "aria-label": "关闭原文", onclick: close }, icon("close"));
  const body = h("div", { class: "source-text", tabindex: "0", role: "region", "aria-label": `${citation.document} 的原文` });
  const markers = answer.citations.map((one) => one.marker);
  const at = markers.indexOf(marker);
  const step = (by, name, glyph) =>
    h(
      "button",
      {
        class: "icon-button", type: "button", "aria-label": name, title: name, disabled: markers[at + by] === undefined,
        onclick: () => open(answer, markers[at + by], null, isSample),
      },
      icon(glyph),
    );
  fill(
    panel,
    h(
      "header",
      { class: "source-head" },
      h(
        "div",
        { class: "source-name" },
        icon("file"),
        h("strong", {}, citation.document),
        isSample(citation.document_id) && h("span", { class: "badge" }, "示例"),
        citation.version > 1 && h("span", { class: "source-version" }, `第 ${citation.version} 版`),
        close_,
      ),
      h("p", { class: "source-where" }, h("span", { class: "chip static" }, String(marker)), h("span", {}, citation.role, " · ", where(citation))),
      h(
        "div",
        { class: "source-steps" },
        h("span", {}, `第 ${at + 1} 处，共 ${markers.length} 处 · 原文第 ${citation.start + 1}–${citation.end} 字`),
        step(-1, "上一处出处", "up"),
        step(1, "下一处出处", "down"),
      ),
    ),
    body,
  );
  if (wasHidden || from) close_.focus({ preventScroll: true });
  body.append(h("p", { class: "loading" }, "正在打开原文…"));
  try {
    const document_ = await service.text(citation.document_id);
    if (shown?.answer !== answer || shown.marker !== marker) return; // another place was opened meanwhile
    showText(body, document_.text, answer, citation, isSample);
  } catch (error) {
    if (!error.problem) throw error;
    fill(body, h("p", { class: "failed-text", role: "alert" }, error.problem.message_zh));
  }
}

/** Close the panel and give the focus back. */
export function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  scrim.hidden = !document.body.classList.contains("library-open");
  document.body.classList.remove("source-open");
  shown = null;
  markChips(null);
  opener?.focus({ preventScroll: true });
  opener = null;
}

/** The text cut at the answer's places; the chosen one is marked strongly, the others can be clicked. */
function showText(body, text, answer, chosen, isSample) {
  const places = answer.citations
    .filter((one) => one.document_id === chosen.document_id)
    .sort((a, b) => a.start_utf16 - b.start_utf16);
  const pieces = [];
  let at = 0;
  let target = null;
  for (const place of places) {
    if (place.start_utf16 < at) continue; // a place inside the one before
    pieces.push(text.slice(at, place.start_utf16));
    const active = place.marker === chosen.marker;
    const mark = h("mark", { class: active ? "place active" : "place", "data-marker": place.marker }, text.slice(place.start_utf16, place.end_utf16));
    if (active) target = mark;
    else mark.addEventListener("click", () => open(answer, place.marker, null, isSample));
    pieces.push(mark);
    at = place.end_utf16;
  }
  pieces.push(text.slice(at));
  fill(body, pieces);
  if (target) {
    const box = body.getBoundingClientRect();
    body.scrollTop += target.getBoundingClientRect().top - box.top - box.height / 3;
  }
}

function markChips(chip) {
  for (const one of document.querySelectorAll(".chip[aria-current]")) one.removeAttribute("aria-current");
  chip?.setAttribute("aria-current", "true");
}
