// Short messages at the edge of the page.

import { h, icon } from "/pages/dom.js";

const box = document.getElementById("toasts");
const SECONDS = 6;

/** Show a message; with `stay` it remains until closed. Gives the element, whose `remove()` takes it away. */
export function toast(words, { bad = false, stay = false, action = null, run = null } = {}) {
  const one = h("div", { class: bad ? "toast bad" : "toast", role: bad ? "alert" : null }, h("span", {}, words));
  if (action) {
    one.append(
      h(
        "button",
        {
          class: "text-button", type: "button",
          onclick: async () => {
            one.remove();
            try {
              await run();
            } catch (error) {
              if (!error.problem) throw error;
              toast(error.problem.message_zh, { bad: true });
            }
          },
        },
        action,
      ),
    );
  }
  one.append(h("button", { class: "icon-button quiet", type: "button", "aria-label": "关闭提示", onclick: () => one.remove() }, icon("close")));
  box.append(one);
  if (!stay) setTimeout(() => one.remove(), (bad ? 2 : 1) * SECONDS * 1000);
  return one;
}
