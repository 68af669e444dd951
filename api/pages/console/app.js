// The console: the frame around its views. Each view is a module that is fetched when it is first opened.

import { fill, h, icon } from "../shared/dom.js";
import { startLanguage, startTheme } from "../shared/prefs.js";
import { SourcePanel } from "../shared/source.js";
import * as api from "../shared/api.js";
import { speakWith, toast } from "./toast.js";
import { startAsk } from "./ask.js";

const VIEWS = {
  roles: () => import("./roles.js"),
  draft: () => import("./draft.js"),
  documents: () => import("./documents.js"),
  check: () => import("./check.js"),
  inbox: () => import("./inbox.js"),
  quality: () => import("./quality.js"),
};
const ICONS = { ask: "ask", roles: "people", draft: "pen", documents: "file", check: "shield", inbox: "inbox", quality: "chart" };
const RANK = { nobody: 0, reader: 1, editor: 2, admin: 3 };
const $ = (id) => document.getElementById(id);

async function start() {
  for (const link of document.querySelectorAll("#tabs a")) link.prepend(icon(ICONS[link.dataset.view]));
  const t = await startLanguage($("language"), () => import("./en.js"));
  $("question").placeholder = t("例如：谁负责开发票？");
  startTheme($("theme"), t);
  speakWith(t);
  const panel = new SourcePanel({ t, element: $("source"), beside: true });
  const opened = new Map();
  let known = null; // what this reader may do
  const app = { t, panel, may: () => true, go: (hash) => (location.hash = hash), ask: null, upload: null };

  const show = async () => {
    const [name, ...rest] = decodeURIComponent(location.hash.slice(1)).split("/");
    const view = name in VIEWS ? name : "ask";
    panel.close();
    for (const link of document.querySelectorAll("#tabs a")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    for (const section of document.querySelectorAll(".view")) section.hidden = section.id !== `view-${view}`;
    document.title = `${view === "ask" ? t("提问") : document.querySelector(`#tabs [data-view=${view}] span`).textContent} · ${t("职责")}`;
    if (view !== "ask") await open(view, rest);
  };

  const open = async (view, rest) => {
    let section = $(`view-${view}`);
    if (!section) {
      section = h("section", { id: `view-${view}`, class: "view" });
      $("main").append(section);
    }
    if (!opened.has(view)) {
      fill(section, h("p", { class: "loading" }, h("span", { class: "pulse", "aria-hidden": "true" }), t("正在读取…")));
      try {
        await known;
        opened.set(view, (await VIEWS[view]()).start(section, app));
      } catch (error) {
        console.error(error);
        fill(section, h("p", { class: "failed", role: "alert" }, t("页面没有加载成功，请刷新。")));
        return;
      }
    }
    const handle = opened.get(view);
    if (handle.show) handle.show(rest);
  };

  app.ask = startAsk(app);
  addEventListener("hashchange", async () => {
    await show();
    $("main").focus({ preventScroll: true });
    scrollTo(0, 0);
  });
  addEventListener("offline", () => toast(t("网络断开了，恢复前无法提问或保存。"), { kind: "network", bad: true, stay: true }));
  addEventListener("online", () => toast(t("网络已恢复"), { kind: "network" }));
  addEventListener("unhandledrejection", (event) => {
    if (event.reason && event.reason.problem) {
      event.preventDefault();
      toast(t.problem(event.reason.problem), { kind: "problem", bad: true });
    }
  });
  app.upload = (files) => import("./upload.js").then((found) => found.upload(files, app));
  dropping(app);
  known = identity(app);
  await show();
}

/** Hide what this reader may not do. */
async function identity(app) {
  try {
    const { role } = await api.get("v1/session");
    app.may = (needed) => RANK[role] >= RANK[needed];
    for (const link of document.querySelectorAll("#tabs [data-needs]")) link.parentNode.hidden = !app.may(link.dataset.needs);
    $("share").hidden = !app.may("admin");
    let sharing = null;
    $("share").addEventListener("click", async () => {
      sharing = sharing || (await import("./share.js")).share(app);
      sharing.open();
    });
  } catch (error) {
    if (!error.problem) throw error; // the views themselves say that the service is away
  }
}

/** Files dropped anywhere on the page are taken in. */
function dropping(app) {
  const veil = $("drop");
  let depth = 0;
  const hasFiles = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    depth += 1;
    veil.hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (!hasFiles(event)) return;
    depth = Math.max(0, depth - 1);
    veil.hidden = depth === 0;
  });
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth = 0;
    veil.hidden = true;
    app.go("documents");
    app.upload([...event.dataTransfer.files]);
  });
}

start();
