// What a reader chooses and this browser keeps: light or dark, the language, the own job.

import { fill, icon } from "./dom.js";
import { speaker, spoken } from "./say.js";

export const keep = {
  get(name) {
    try {
      return localStorage.getItem(`zhize-${name}`);
    } catch {
      return null; // storage is blocked: the choice lasts as long as the page
    }
  },
  set(name, value) {
    try {
      if (value === null) localStorage.removeItem(`zhize-${name}`);
      else localStorage.setItem(`zhize-${name}`, value);
    } catch {
      // blocked or full
    }
  },
};

/** The words of this page, and the language switch. `more`: the page's own table. */
export async function startLanguage(button, more) {
  const wanted = new URLSearchParams(location.search).get("lang") || keep.get("lang") || "zh";
  const t = await speaker(wanted, more);
  document.documentElement.lang = t.lang === "zh" ? "zh-CN" : t.lang;
  if (t.lang !== "zh") for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  if (t.lang !== "zh") for (const one of document.querySelectorAll("[data-t-label]")) one.setAttribute("aria-label", t(one.dataset.tLabel));
  if (button) {
    const other = t.lang === "zh" ? "en" : "zh";
    button.textContent = other === "en" ? 'English' : '中文';
    button.lang = other === "zh" ? "zh-CN" : other;
    button.addEventListener("click", () => {
      keep.set("lang", spoken(other));
      const address = new URL(location.href);
      address.searchParams.delete("lang");
      if (address.href === location.href) location.reload();
      else location.replace(address);
    });
  }
  return t;
}

/** Light or dark: the system's choice until the reader makes one. */
export function startTheme(button, t) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    const name = t(theme === "dark" ? "切换到浅色" : "切换到深色");
    button.setAttribute("aria-label", name);
    button.title = name;
    fill(button, icon(theme === "dark" ? "sun" : "moon"));
  };
  const current = () => keep.get("theme") || (system.matches ? "dark" : "light");
  show(current());
  system.addEventListener("change", () => show(current()));
  button.addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    keep.set("theme", next);
    show(next);
  });
}
