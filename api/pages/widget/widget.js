// The loader of the chat widget: <script type="module" src="…/widget.js" data-key="…"></script>, or <zhize-chat>.
// It shows the button; everything else is fetched when the button is about to be used. What data-* may say: docs/widget.md

const BUILD = { base: "", parts: [] };
const HERE = import.meta.url;
const BASE = new URL(BUILD.base || ".", HERE);
const SERVICE = new URL(BUILD.base ? "." : "../..", HERE).href;
const SCRIPTS = [...document.querySelectorAll('script[type="module"][src]')].filter((one) => one.src === HERE);
const NONCE = SCRIPTS.length ? SCRIPTS[0].nonce : "";

// :host with !important wins over whatever the page says of this element.
const CSS = `:host{all:initial!important;display:block!important;position:fixed!important;z-index:2147483000!important;
right:var(--zhize-offset-x,20px)!important;bottom:var(--zhize-offset-y,20px)!important;width:auto!important;height:auto!important}
:host([data-position=left]){right:auto!important;left:var(--zhize-offset-x,20px)!important}
:host([data-position=inline]){position:relative!important;inset:auto!important;z-index:auto!important;height:100%!important}
:host([hidden]){display:none!important}
.launch{display:flex;align-items:center;gap:8px;box-sizing:border-box;height:52px;padding:0 20px 0 16px;border:0;border-radius:26px;cursor:pointer;
background:var(--zhize-accent,#1f6a58);color:var(--zhize-on-accent,#fff);font:600 16px/1 var(--zhize-font,system-ui,"PingFang SC","Microsoft YaHei",sans-serif);
box-shadow:0 2px 6px rgba(20,26,23,.16),0 10px 28px rgba(20,26,23,.2)}
.launch:hover{filter:brightness(1.08)}.launch:focus-visible{outline:3px solid var(--zhize-on-accent,#fff);outline-offset:-5px;box-shadow:0 0 0 3px var(--zhize-accent,#1f6a58)}
.launch[aria-busy=true]{cursor:progress}.launch[hidden]{display:none}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:1.8;stroke-linejoin:round}
@media(forced-colors:active){.launch{border:1px solid}}@media print{:host{display:none!important}}`;

export function style(root, css) {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } else {
    const made = document.createElement("style");
    if (NONCE) made.nonce = NONCE;
    made.textContent = css;
    root.append(made);
  }
}

const LABELS = { zh: ['问岗位', '没有加载成功，点此重试'], en: ['Ask about jobs', 'Could not load – try again'] };
let chat = null;
/** The chat, held to its hash, and the words of another language. */
function load(lang) {
  const wanted = BUILD.parts.filter(([path]) => path === "chat.js" || path === `shared/${lang}.js`);
  chat = chat || Promise.all(wanted.map(preload)).then(() => import(new URL("chat.js", BASE).href));
  chat.catch(() => (chat = null));
  return chat;
}

function preload([path, integrity]) {
  const link = document.createElement("link");
  if (!link.relList.supports("modulepreload")) return null;
  return new Promise((done, failed) => {
    Object.assign(link, { rel: "modulepreload", href: new URL(path, BASE).href, integrity, crossOrigin: "anonymous", onload: done, onerror: failed });
    if (NONCE) link.nonce = NONCE;
    document.head.append(link);
  }).finally(() => link.remove());
}

let count = 0;
class ZhizeChat extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return this.panel && this.panel.resume();
    this.number = (count += 1);
    const root = this.attachShadow({ mode: "open" });
    style(root, CSS);
    const en = /^en/i.test(this.dataset.lang || "") ? "en" : "zh";
    this.tongue = en;
    const button = (this.button = document.createElement("button"));
    button.className = "launch";
    button.type = "button";
    const ns = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(ns, "path");
    path.setAttribute("d", "M4 5h16v11H11l-4.5 4v-4H4zM8.5 9.5h7M8.5 12.5h4");
    svg.append(path);
    const label = document.createElement("span");
    label.textContent = this.dataset.launcher || LABELS[en][0];
    button.append(svg, label);
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => this.open());
    for (const near of ["pointerenter", "focus"]) button.addEventListener(near, () => load(this.tongue).catch(() => {}), { once: true });
    this.failed = LABELS[en][1];
    root.append(button);
    const inline = this.dataset.position === "inline";
    button.hidden = inline;
    let kept = null;
    try {
      kept = sessionStorage.getItem(`${this.keeper}:open`);
    } catch {
      // storage is blocked
    }
    if (inline || "open" in this.dataset || kept) this.open(false);
  }
  /** Where this widget keeps its conversation: one place per service, key and place on the page. */
  get keeper() {
    const { key, kb, role } = this.dataset;
    return ["zhize", SERVICE, key, kb, role, this.number].join("|");
  }
  async open(focus = true) {
    this.button.setAttribute("aria-busy", "true");
    try {
      const { mount } = await load(this.tongue);
      this.panel = this.panel || (await mount(this, { service: SERVICE, style }));
      this.panel.open(focus);
    } catch (error) {
      this.button.hidden = false;
      this.button.lastChild.textContent = this.failed;
      console.error(error);
    }
    this.button.removeAttribute("aria-busy");
  }
  close() {
    if (this.panel) this.panel.close();
  }
  ask(question) {
    return this.open().then(() => this.panel.ask(question));
  }
  disconnectedCallback() {
    if (this.panel) this.panel.pause();
  }
}

if (!customElements.get("zhize-chat")) customElements.define("zhize-chat", ZhizeChat);
// A script that carries settings asks for a widget of its own; without any, the page places <zhize-chat> itself.
for (const { dataset } of SCRIPTS) {
  if (!Object.keys(dataset).length) continue;
  const one = document.createElement("zhize-chat");
  Object.assign(one.dataset, dataset);
  document.body.append(one); // a module runs after the page was read
}
