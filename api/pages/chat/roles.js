// Roles to browse: a search line, each role with its lists and duties; one of them can be "my job".

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";

/** @param given {t, mine() -> title, choose(title | null), ask(question), source(places, at, opener)} */
export function roleBrowser(box, { t, mine, choose, ask, source }) {
  const cards = h("div", {});
  const input = h("input", { class: "input", type: "search", "aria-label": t("找岗位"), placeholder: t("找岗位") });
  const status = h("p", { class: "count", role: "status" });
  let roles = [];

  const filtered = () => {
    const words = input.value.trim().toLowerCase();
    const found = roles.filter((one) => !words || [one.title, ...one.aliases].some((name) => name.toLowerCase().includes(words)));
    status.textContent = words ? t("找到 {n} 个岗位", { n: found.length }) : "";
    fill(cards, found.length ? found.map(card) : h("p", { class: "empty-state" }, t(roles.length ? "没有叫这个名字的岗位。" : "还没有岗位。")));
  };
  input.addEventListener("input", filtered);

  const card = (role) => {
    const body = h("div", { class: "role-body" });
    const own = mine() === role.title;
    const entry = h(
      "details",
      { class: "card role-card", "data-role": role.role_id },
      h("summary", {}, icon("right", "small"), h("span", { class: "role-name" }, role.title), own && h("span", { class: "badge good" }, t("我的岗位")), h("span", { class: "count" }, t("{n} 条", { n: role.duties }))),
      body,
    );
    entry.addEventListener("toggle", async () => {
      if (!entry.open || body.firstChild) return;
      fill(body, h("p", { class: "loading" }, t("正在读取…")));
      try {
        show(body, await api.get(`v1/roles/${api.one(role.role_id)}`), own);
      } catch (error) {
        if (!error.problem) throw error;
        fill(body);
        entry.open = false;
        status.textContent = t.problem(error.problem);
      }
    });
    return entry;
  };

  const show = (body, role, own) => {
    const toggle = h("button", { class: "button slim", type: "button", onclick: () => {
      choose(own ? null : role.title);
      filtered();
      // The same card stays open, the hand where it was; now its job can be asked about as "mine".
      const again = [...cards.querySelectorAll(".role-card")].find((one) => one.dataset.role === role.role_id);
      show(again.querySelector(".role-body"), role, !own);
      again.open = true;
      again.querySelector(".role-ways button").focus();
      status.textContent = t(own ? "已取消" : "已设为我的岗位，提问时说“我”就是它");
    } }, t(own ? "不再是我的岗位" : "设为我的岗位"));
    const lists = role.lists.filter((list) => list.items.length);
    const places = lists.flatMap((list) => list.items.map((item) => ({
      document_id: list.document_id, start: item.start, end: item.end, title: role.title, label: list.heading || list.path[list.path.length - 1] || "",
    })));
    let at = 0;
    fill(
      body,
      h("div", { class: "role-ways" }, toggle, h("button", { class: own ? "button slim primary" : "button slim", type: "button", onclick: () => ask(own ? `我的岗位职责有哪些？` : `${role.title}的岗位职责有哪些？`) }, t(own ? "问我的职责" : "问这个岗位"))),
      lists.map((list) => [
        h("h2", { class: "list-name" }, list.heading || list.path[list.path.length - 1] || t("（无标题）"), h("span", { class: "count" }, t("{n} 条", { n: list.items.length }))),
        h("ol", { class: "items" }, list.items.map((item) => {
          const mineAt = at++;
          return h("li", { class: "item" }, h("span", { class: "number" }, item.number || "·"), h("span", { class: "item-text" }, item.text),
            h("button", { class: "icon-button quiet", type: "button", "aria-label": t("看原文"), title: t("看原文"), onclick: (event) => source(places, mineAt, event.currentTarget) }, icon("file")));
        })),
      ]),
    );
  };

  return {
    async load() {
      fill(box, h("div", { class: "find" }, input, status), cards);
      fill(cards, h("p", { class: "loading" }, t("正在读取…")));
      try {
        ({ roles } = await api.get("v1/roles"));
        filtered();
      } catch (error) {
        if (!error.problem) throw error;
        fill(cards, h("p", { class: "failed", role: "alert" }, t.problem(error.problem), h("button", { class: "button slim", type: "button", onclick: () => this.load() }, t("重试"))));
      }
      return roles;
    },
  };
}
