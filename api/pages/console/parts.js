// Pieces that several views use: the head of a view, loading and failing, a question asked twice, a field of a form.

import { fill, h } from "../shared/dom.js";

export const KINDS = {
  duty: "职责", requirement: "要求", authority: "权限", relation: "关系", kpi: "考核", benefit: "待遇", condition: "条件", overview: "概述", other: "其他",
};

export const head = (title, words, ...actions) =>
  h("header", { class: "view-head" }, h("h1", {}, title), actions.length > 0 && h("div", { class: "ways" }, actions), words && h("p", {}, words));

export const loading = (t) => h("p", { class: "loading" }, h("span", { class: "pulse", "aria-hidden": "true" }), t("正在读取…"));

/** Fill a box with what `work` gives; meanwhile it says so, and a problem comes with a way to try again. */
export async function filled(box, t, work) {
  fill(box, loading(t));
  box.setAttribute("aria-busy", "true");
  try {
    const made = await work();
    if (made !== undefined) fill(box, made);
  } catch (error) {
    if (!error.problem) throw error;
    const again = h("button", { class: "button slim", type: "button", onclick: () => filled(box, t, work) }, t("重试"));
    fill(box, h("p", { class: "failed", role: "alert" }, t.problem(error.problem), again));
  } finally {
    box.removeAttribute("aria-busy");
  }
}

/** Something that cannot be undone by a slip: the button becomes the question, in place. */
export function twice(button, question, yes, run, t) {
  button.addEventListener("click", () => {
    const back = () => {
      box.replaceWith(button);
      button.focus();
    };
    const sure = h("button", { class: "button slim danger", type: "button", onclick: async () => {
      sure.disabled = true;
      await run();
      if (box.isConnected) back();
    } }, yes);
    const box = h("span", { class: "twice", role: "group", "aria-label": question }, h("span", {}, question), sure, h("button", { class: "button slim", type: "button", onclick: back }, t("不了")));
    box.addEventListener("keydown", (event) => event.key === "Escape" && back());
    button.replaceWith(box);
    sure.focus();
  });
  return button;
}

let fields = 0;
/** A labelled field around an input, with a hint below it. */
export function field(label, input, hint = null) {
  fields += 1;
  input.id = input.id || `field-${fields}`;
  if (hint) input.setAttribute("aria-describedby", `${input.id}-hint`);
  return h("div", { class: "field" }, h("label", { for: input.id }, label), input, hint && h("p", { class: "hint", id: `${input.id}-hint` }, hint));
}

export const when = (iso, t) => new Date(iso).toLocaleString(t.lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A name for a list: its heading, else the last of its path. */
export const nameOf = (list, t) => list.heading || list.path[list.path.length - 1] || t("（无标题）");
