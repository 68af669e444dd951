// Roles: role, profile, list, duty; two side by side with what they share.

import { fill, h, icon, put } from "../shared/dom.js";
import { KINDS, field, filled, head, nameOf } from "./parts.js";
import { library, role as whole, whenChanged } from "./state.js";

/** Two duties are the same words when nothing but marks and blanks tells them apart. */
const bare = (text) => text.replace(/[\s，。；、：,.;:()（）“”"'\-—]/g, "");

export function start(section, app) {
  const { t } = app;
  const names = h("ul", { class: "names" });
  const find = h("input", { class: "input", type: "search", placeholder: t("找岗位"), "aria-label": t("找岗位") });
  const left = h("div", {});
  const right = h("div", {});
  const beside = h("select", { class: "select" });
  const side = h("nav", { class: "split-side", "aria-label": t("岗位清单") });
  let roles = [];
  let chosen = null;
  let other = null;

  const list = () => {
    const words = find.value.trim().toLowerCase();
    const found = roles.filter((one) => !words || [one.title, ...one.aliases].some((name) => name.toLowerCase().includes(words)));
    fill(
      names,
      found.map((one) =>
        h("li", {}, h("a", { href: `#roles/${one.role_id}`, "aria-current": one.role_id === chosen ? "true" : null }, h("span", { class: "name" }, one.title), h("span", { class: "count" }, t("{n} 条", { n: one.duties })))),
      ),
      found.length === 0 && h("li", { class: "count" }, t(roles.length ? "没有叫这个名字的岗位。" : "还没有岗位，上传一份岗位职责文本就会出现。")),
    );
    fill(beside, h("option", { value: "" }, t("不比较")), roles.filter((one) => one.role_id !== chosen).map((one) => h("option", { value: one.role_id }, one.title)));
    beside.value = other || "";
    beside.disabled = roles.length < 2;
  };

  const show = async () => {
    list();
    section.classList.toggle("paired", Boolean(other));
    side.classList.toggle("chosen", Boolean(chosen));
    if (!chosen) {
      fill(left, roles.length > 0 && h("p", { class: "empty-state" }, t("选一个岗位，看它的全部职责。")));
      fill(right);
      return;
    }
    await filled(left, t, async () => {
      const [first, second] = await Promise.all([whole(chosen), other ? whole(other) : null]);
      const shared = second ? common(first, second) : new Set();
      fill(right, second && sheet(second, shared, app));
      return [second && h("p", { class: "shared-note", role: "status" }, icon("columns", "small"), shared.size ? t("两个岗位有 {n} 条字面相同的职责，已标出。", { n: shared.size }) : t("两个岗位没有字面相同的职责。"),
        h("button", { class: "text-button", type: "button", onclick: () => app.ask(`${first.title}和${second.title}的职责有什么区别？`) }, t("问有什么区别"))), sheet(first, shared, app)];
    });
  };

  // On paper nothing can be unfolded: what is folded is printed whole, and folded again afterwards.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...section.querySelectorAll("details.role-list:not([open])")];
    for (const one of folded) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
    folded = [];
  });
  beside.addEventListener("change", () => {
    other = beside.value || null;
    show();
  });
  find.addEventListener("input", list);
  fill(
    section,
    head(t("岗位"), t("每个岗位的全部清单，逐条都能打开原文。")),
    h("div", { class: "split" }, put(side, find, names, field(t("与另一个岗位并排"), beside)), h("div", { class: "pair" }, h("div", { class: "pair-one" }, left), h("div", { class: "pair-two" }, right))),
  );
  const load = () => filled(left, t, async () => {
    ({ roles } = await library());
    if (!roles.some((one) => one.role_id === chosen)) chosen = roles.length === 1 ? roles[0].role_id : null;
    await show();
  });
  whenChanged(() => {
    other = null;
    load();
  });
  load();
  return {
    show([id]) {
      if (!id || id === chosen) return;
      chosen = id;
      if (other === id) other = null;
      if (roles.length) show();
    },
  };
}

function common(first, second) {
  const words = (role) => new Set(role.lists.flatMap((list) => list.items.map((item) => bare(item.text))));
  const mine = words(first);
  return new Set([...words(second)].filter((text) => mine.has(text)));
}

/** One role: its fields, and its lists under their profiles. */
function sheet(role, shared, app) {
  const { t, panel } = app;
  const lists = role.lists.filter((list) => list.items.length);
  const places = lists.flatMap((list) => list.items.map((item) => ({ document_id: list.document_id, start: item.start, end: item.end, title: role.title, label: [nameOf(list, t), item.number].filter(Boolean).join(" · ") })));
  const profiles = [...new Set(lists.map((list) => list.profile))];
  let at = 0;
  const entry = (list) =>
    h(
      "details",
      { class: "role-list", open: lists.length <= 6 },
      h("summary", {}, icon("right", "small"), h("h3", {}, nameOf(list, t)), list.kind !== "duty" && h("span", { class: "badge" }, t(KINDS[list.kind])), h("span", { class: "count" }, t("{n} 条", { n: list.items.length })),
        ),
      h("ol", { class: "items" }, list.items.map((item) => {
        const mine = at++;
        const same = shared.has(bare(item.text));
        return h("li", { class: same ? "item same" : "item" }, h("span", { class: "number" }, item.number || "·"), h("span", { class: "item-text" }, item.text, same && h("span", { class: "badge good" }, t("相同"))),
          h("button", { class: "icon-button quiet", type: "button", "aria-label": t("看原文"), title: t("看原文"), onclick: (event) => panel.open(places, mine, event.currentTarget) }, icon("file")));
      })),
    );
  return h(
    "article",
    { class: "card sheet", "aria-label": role.title },
    h("header", { class: "card-head" }, h("h2", { class: "asked" }, role.title),
      h("span", { class: "ways" },
        h("button", { class: "button slim", type: "button", onclick: () => app.ask(`${role.title}的岗位职责有哪些？`) }, t("问这个岗位")),
        app.may("editor") && h("a", { class: "button slim", href: `#draft/new/${encodeURIComponent(role.title)}` }, t("起草 JD")))),
    role.aliases.length > 0 && h("p", { class: "count" }, t("又名 {names}", { names: role.aliases.join("、") })),
    role.fields.length > 0 && h("dl", { class: "fields" }, role.fields.map((one) => [h("dt", {}, one.name), h("dd", {}, one.text)])),
    profiles.map((profile) => [
      profiles.length > 1 && h("p", { class: "profile" }, profile ? t("岗位类型（系统归纳）：{name}", { name: profile }) : t("未归类")),
      lists.filter((list) => list.profile === profile).map(entry),
    ]),
  );
}
