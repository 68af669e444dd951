// What looks wrong in the texts, each with its places; a place opens the text there.

import { h, icon } from "../shared/dom.js";

const CODE = /^[a-z ]+$/; // a reason by its code: the message says it in words

export function findings(check, { t, panel }) {
  if (!check.findings.length) return h("p", { class: "card all-well", role: "status" }, icon("check"), t("没有发现问题。"));
  return h(
    "section",
    { class: "card", "aria-label": t("原文问题") },
    h("h2", { class: "part-title" }, t("原文问题（{n}）", { n: check.findings.length })),
    h("ul", { class: "findings" }, check.findings.map((one) => {
      const places = one.places.map((place) => ({ document_id: place.document_id, start: place.start, end: place.end, title: place.document, label: [place.role, place.list].filter(Boolean).join(" · ") || one.detail }));
      return h(
        "li",
        { class: "finding" },
        h("span", { class: `badge ${one.level}` }, t(one.level === "warn" ? "请看" : "提示")),
        h("div", { class: "finding-words" }, h("p", { class: "count" }, [...new Set(one.places.map((place) => place.document))].join("、")), h("p", {}, t.lang === "en" ? one.message_en : one.message_zh), one.detail && !CODE.test(one.detail) && h("p", { class: "count" }, one.detail),
          h("p", { class: "finding-places" }, one.places.map((place, at) => h("button", { class: "text-button place-button", type: "button", onclick: (event) => panel.open(places, at, event.currentTarget) }, place.text.slice(0, 36) || t("第 {n} 处", { n: at + 1 }))),
            one.count > one.places.length && h("span", { class: "count" }, t("共 {n} 处", { n: one.count })))),
      );
    })),
  );
}
