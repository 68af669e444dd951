// Short messages at the edge of the page: one kind replaces itself, all go by themselves, none outlives its cause.

import { h, icon } from "../shared/dom.js";

const SECONDS = { good: 5, bad: 12 };
const shown = new Map(); // kind -> the message that is on the screen
let words = (zh) => zh;

export const speakWith = (t) => (words = t);

/**
 * Show a message; a later one of the same `kind` takes its place. With `stay` it remains until `clear(kind)` or
 * until it is closed. `action` and `run` put a button into it.
 */
export function toast(text, { kind = "news", bad = false, stay = false, action = null, run = null } = {}) {
  clear(kind);
  const close = () => shown.get(kind) === made && clear(kind);
  const element = h(
    "div",
    { class: bad ? "toast bad" : "toast", role: bad ? "alert" : null },
    h("span", {}, text),
    action && h("button", { class: "text-button", type: "button", onclick: () => {
      close();
      run();
    } }, action),
    h("button", { class: "icon-button quiet", type: "button", "aria-label": words("关闭提示"), onclick: close }, icon("close")),
  );
  const made = { element, timer: stay ? 0 : setTimeout(close, 1000 * SECONDS[bad ? "bad" : "good"]) };
  shown.set(kind, made);
  document.getElementById("toasts").append(element);
}

export function clear(kind) {
  const one = shown.get(kind);
  if (!one) return;
  clearTimeout(one.timer);
  one.element.remove();
  shown.delete(kind);
}

/** Run something; a problem becomes a message. Gives what it gives, or undefined. */
export async function told(work, t) {
  try {
    return await work();
  } catch (error) {
    if (!error.problem) throw error;
    toast(t.problem(error.problem), { kind: "problem", bad: true });
    return undefined;
  }
}
