// For administrators: a signed link to the staff chat with its QR code, and the line that puts the widget on a site.

import { fill, h, icon } from "../shared/dom.js";
import * as api from "../shared/api.js";
import { field } from "./parts.js";
import { told } from "./toast.js";

/**
 * The first link ends the time in which this machine needed no key. So that nobody locks the door from outside, an
 * administrator's key is made before it and this browser enters with it; gives the key, or null where keys exist.
 */
async function ownKey() {
  if ((await api.get("v1/session")).keys_needed) return null;
  const { secret } = await api.put("POST", "v1/keys", { kind: "api", role: "admin", label: "console" });
  await api.put("POST", "v1/session", { credential: secret });
  return secret;
}

/** A dialog, made when it is first asked for. */
export function share(app) {
  const { t } = app;
  const close = h("button", { class: "icon-button", type: "button", "aria-label": t("关闭"), title: t("关闭"), onclick: () => dialog.close() }, icon("close"));
  const link = h("div", { class: "made", "aria-live": "polite" });
  const widget = h("div", { class: "made", "aria-live": "polite" });
  const days = h("input", { class: "input", type: "number", min: "1", max: "3650", value: "30", required: true });
  const origins = h("textarea", { class: "area", rows: "2", required: true, placeholder: `${location.protocol}//www.example.com` });
  const base = new URL(".", location.href).href.replace(/\/$/, "");

  const linkForm = h("form", { class: "share-form" }, h("h3", { class: "part-title" }, t("给员工的链接")), field(t("有效天数"), days, t("拿到链接的人只能提问和查看，不能修改。")), h("button", { class: "button primary", type: "submit" }, t("生成链接")), link);
  linkForm.addEventListener("submit", (event) => {
    event.preventDefault();
    told(async () => {
      const own = await ownKey();
      const made = await api.put("POST", `v1/keys?base=${api.one(base)}`, { kind: "link", days: Number(days.value) });
      fill(link, own && [h("p", { class: "not-covered" }, t("从现在起，打开控制台需要密钥。这是您的管理员密钥，只显示这一次，请保存：")), copied(own, t)], copied(made.url, t), made.qr_svg && h("img", { class: "qr", alt: t("链接的二维码"), src: `data:image/svg+xml,${encodeURIComponent(made.qr_svg)}` }));
    }, t);
  });
  const widgetForm = h("form", { class: "share-form" }, h("h3", { class: "part-title" }, t("放进公司网站的对话窗")), field(t("网站地址（每行一个，只在这些网站有效）"), origins), h("button", { class: "button primary", type: "submit" }, t("生成代码")), widget);
  widgetForm.addEventListener("submit", (event) => {
    event.preventDefault();
    told(async () => {
      const wanted = origins.value.split(/\s+/).filter(Boolean);
      const made = await api.put("POST", "v1/keys", { kind: "widget", origins: wanted });
      fill(widget, copied(`<script type="module" src="${base}/widget.js" data-key="${made.secret}"></script>`, t));
    }, t);
  });
  const dialog = h("dialog", { class: "share", "aria-label": t("分享") }, h("div", { class: "share-head" }, h("h2", {}, t("分享")), close), linkForm, widgetForm);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return { open: () => dialog.showModal() };
}

function copied(text, t) {
  const button = h("button", { class: "button slim", type: "button" }, icon("copy", "small"), h("span", {}, t("复制")));
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
      button.lastChild.textContent = t("已复制");
    } catch {
      button.lastChild.textContent = t("浏览器不允许复制");
    }
  });
  return [h("code", { class: "made-text", tabindex: "0" }, text), button];
}
