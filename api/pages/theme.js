// Light or dark: the system's choice until the reader makes one.

import { fill, icon } from "/pages/dom.js";

const KEY = "zhize-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is blocked: the system's choice holds
  }
}

export function startTheme(button) {
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    const name = theme === "dark" ? "切换到浅色" : "切换到深色";
    button.setAttribute("aria-label", name);
    button.title = name;
    fill(button, icon(theme === "dark" ? "sun" : "moon"));
  };
  const current = () => stored() ?? (system.matches ? "dark" : "light");
  show(current());
  system.addEventListener("change", () => show(current()));
  button.addEventListener("click", () => {
    const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // kept for this visit only
    }
    show(next);
  });
}
