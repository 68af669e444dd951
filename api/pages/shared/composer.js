// The line where a question is typed: Enter sends, Shift+Enter breaks, an input method's Enter does neither.

import { fill, h, icon } from "./dom.js";

const TALLEST = 140; // px

/** @param given {t, id, placeholder, ask(words), stop()} */
export function composer({ t, id, placeholder, ask, stop }) {
  const input = h("textarea", { id, rows: "1", maxlength: "2000", enterkeyhint: "send", "aria-label": t("问题"), placeholder });
  const button = h("button", { class: "send", type: "submit" });
  const form = h("form", { class: "composer", autocomplete: "off" }, input, button);
  let running = false;
  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, TALLEST)}px`;
  };
  const busy = (yes) => {
    running = yes;
    const name = t(yes ? "停止" : "发送");
    fill(button, icon(yes ? "stop" : "send"));
    button.title = name;
    button.setAttribute("aria-label", name);
  };
  const submit = () => {
    const words = input.value.trim();
    if (running) return stop();
    if (!words) return input.focus();
    input.value = "";
    grow();
    return ask(words);
  };
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    // 229: Safari sends the key after the composition's end.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (!running) submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  busy(false);
  return { form, input, busy };
}
