// Draft: the brief first; then the draft that it made, or the question which of a title's jobs is meant.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { keep } from "../shared/prefs.js";
import { field, filled, head } from "./parts.js";
import { library } from "./state.js";
import { told } from "./toast.js";
import { showDraft } from "./draft-page.js";

const RECENT = 8;
const lines = (text) => text.split(/\n+/).map((one) => one.trim()).filter(Boolean);

/** The last drafts of this browser: [{id, title}]. */
export function recent() {
  try {
    return JSON.parse(keep.get("drafts")) || [];
  } catch {
    return [];
  }
}

export const remember = (draft) =>
  keep.set("drafts", JSON.stringify([{ id: draft.draft_id, title: draft.title }, ...recent().filter((one) => one.id !== draft.draft_id)].slice(0, RECENT)));

export function start(section, app) {
  const { t } = app;
  const make = h("div", {});
  const page = h("div", { hidden: true });
  fill(section, make, page);
  const form = briefForm(app);
  const kept = h("div", {});
  fill(make, head(t("起草"), t("每一行都注明来自哪份文本；没有依据的不写，留空待您填写。")), kept, form.element);
  return {
    async show([id, role]) {
      const fresh = !id || id === "new";
      make.hidden = !fresh;
      page.hidden = fresh;
      if (!fresh) return showDraft(page, id, app);
      const drafts = recent();
      fill(kept, drafts.length > 0 && h("nav", { class: "recent", "aria-label": t("最近的草稿") }, h("span", { class: "count" }, t("最近的草稿")), drafts.map((one) => h("a", { class: "button slim", href: `#draft/${one.id}` }, one.title))));
      if (role) form.role(role);
      return undefined;
    },
  };
}

function briefForm(app) {
  const { t } = app;
  const input = (name, more = {}) => h("input", { class: "input", name, maxlength: "200", ...more });
  const area = (name, hint) => h("textarea", { class: "area", name, rows: "3", placeholder: hint });
  const names = h("datalist", { id: "role-names" });
  const role = input("role", { required: true, list: "role-names", maxlength: "100", placeholder: t("例如：销售部负责人") });
  const audience = h("select", { class: "select", name: "audience" }, h("option", { value: "posting" }, t("招聘 JD")), h("option", { value: "internal" }, t("岗位说明书")));
  const options = h("div", { "aria-live": "polite" });
  const send = h("button", { class: "button primary", type: "submit" }, icon("pen"), t("起草"));
  let profile = null;
  library().then(({ roles }) => fill(names, roles.flatMap((one) => [one.title, ...one.aliases]).map((name) => h("option", { value: name }))), () => {});
  role.addEventListener("input", () => {
    profile = null;
    fill(options);
  });
  const form = h(
    "form",
    { class: "card brief", autocomplete: "off" },
    h("div", { class: "grid" },
      field(t("岗位名称（必填）"), role), field(t("用途"), audience), names,
      field(t("部门"), input("department")), field(t("工作地点"), input("place")), field(t("用工形式"), input("employment_type", { placeholder: t("全职、兼职、实习…") })),
      field(t("薪酬"), input("salary", { placeholder: t("例如：8000–12000 元/月") })), field(t("招聘人数"), input("head_count", { type: "number", min: "1", max: "100000" })), field(t("汇报对象"), input("reports_to")),
      field(t("侧重"), input("focus", { placeholder: t("用顿号分开，例如：招商、渠道") }), t("按侧重挑选和排列职责。")), field(t("职责条数"), input("duties", { type: "number", min: "1", max: "30", value: "8" }))),
    h("details", { class: "more" }, h("summary", {}, icon("right", "small"), t("要求、福利、投递方式、公司介绍")),
      h("div", { class: "grid wide" },
        field(t("任职要求"), area("requirements", t("每行一条")), t("只写您给出的，不会自动添加学历、年限。")), field(t("福利"), area("benefits", t("每行一条"))),
        field(t("投递方式"), input("apply")), field(t("有效期至"), input("valid_until", { placeholder: t("例如：2027-01-31") })),
        field(t("公司名称"), input("company"), t("填一次，以后沿用。")), field(t("公司一句话介绍"), input("company_line")))),
    options,
    h("div", { class: "form-foot" }, send),
  );
  const brief = () => {
    const given = { role: role.value.trim(), audience: audience.value };
    for (const name of ["department", "place", "employment_type", "salary", "reports_to", "apply", "valid_until", "company", "company_line"]) if (form.elements[name].value.trim()) given[name] = form.elements[name].value.trim();
    for (const name of ["head_count", "duties"]) if (form.elements[name].value) given[name] = Number(form.elements[name].value);
    for (const name of ["requirements", "benefits"]) if (form.elements[name].value.trim()) given[name] = lines(form.elements[name].value);
    if (form.elements.focus.value.trim()) given.focus = form.elements.focus.value.split(/[、,，;；\s]+/).filter(Boolean);
    if (profile) given.profile = profile;
    return given;
  };
  const submit = async () => {
    send.disabled = true;
    const draft = await told(() => api.put("POST", "v1/drafts", brief()), t);
    send.disabled = false;
    if (!draft) return;
    if (draft.draft_id) {
      remember(draft);
      location.hash = `draft/${draft.draft_id}`;
      return;
    }
    const choose = (one) => h("button", { class: "option", type: "button", onclick: () => {
      profile = one.profile;
      fill(options);
      submit();
    } }, h("strong", {}, one.profile), h("span", { class: "count" }, t("{n} 条", { n: one.duties })), h("span", { class: "option-example" }, one.example));
    fill(options, h("section", { class: "options", "aria-label": t("选一类工作") }, h("h2", { class: "part-title" }, t("“{role}”有几类不同的工作，起草哪一类？", { role: role.value.trim() })), draft.notes.map((note) => h("p", { class: "count" }, note)), draft.options.map(choose)));
    options.querySelector("button").focus();
    options.scrollIntoView({ block: "nearest" });
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  return { element: form, role: (name) => {
    role.value = name;
    profile = null;
    fill(options);
  } };
}
