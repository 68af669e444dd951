// Small helpers to build pages. Text always goes in as text: no HTML is ever parsed from data.

/** An element with properties and children; `false`, `null` and `undefined` are left out. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else element.setAttribute(name, value);
  }
  return put(element, ...children);
}

/** Append children; strings become text. */
export function put(element, ...children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
  return element;
}

/** Replace all children. */
export function fill(element, ...children) {
  element.replaceChildren();
  return put(element, ...children);
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h10",
  close: "M6 6l12 12M18 6L6 18",
  sun: "M12 4V2M12 22v-2M4 12H2M22 12h-2M5.6 5.6L4.2 4.2M19.8 19.8l-1.4-1.4M18.4 5.6l1.4-1.4M4.2 19.8l1.4-1.4M12 16.5a4.5 4.5 0 100-9 4.5 4.5 0 000 9z",
  moon: "M20 14.5A8.5 8.5 0 119.5 4a6.8 6.8 0 0010.5 10.5z",
  check: "M5 12.5l4.5 4.5L19 7.5",
  up: "M6 14l6-6 6 6",
  down: "M6 10l6 6 6-6",
  left: "M14 6l-6 6 6 6",
  right: "M10 6l6 6-6 6",
  copy: "M9 9h10v11H9zM5 15V4h10",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  send: "M4.5 12L20 4.5 16 20l-4.5-6zM11.5 14L20 4.5",
  stop: "M7 7h10v10H7z",
  again: "M19 12a7 7 0 11-2.1-5M19 4v4h-4",
  plus: "M12 5v14M5 12h14",
  good: "M7 11v9H4v-9zM7 11l4-8a2 2 0 012 2v4h5.5a1.8 1.8 0 011.8 2.2l-1.5 7A2 2 0 0116.9 20H7",
  bad: "M7 13V4H4v9zM7 13l4 8a2 2 0 002-2v-4h5.5a1.8 1.8 0 001.8-2.2l-1.5-7A2 2 0 0016.9 4H7",
  chat: "M4 5h16v11H11l-4.5 4v-4H4z",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6M16 4.5a3.5 3.5 0 010 6.5M18 14.3c2.2.8 3.5 2.9 3.5 5.7",
  pen: "M4 20l1-5L16 4l4 4L9 19zM13.5 6.5l4 4",
  shield: "M12 3l7.5 3v6c0 4.5-3.2 7.5-7.5 9-4.3-1.5-7.5-4.5-7.5-9V6z",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5l1 3h4l1-3h5",
  chart: "M4 20V4M4 20h16M8 16v-4M12.5 16V8M17 16v-6",
  ask: "M9.2 9a3 3 0 115 2.2c-1.2.9-2.2 1.5-2.2 3M12 17.5v.1",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3",
  unlock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 016.8-1",
  warn: "M12 4l9 16H3zM12 10v4.5M12 17.3v.1",
  search: "M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l4.5 4.5",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  columns: "M4 5h7v14H4zM13 5h7v14h-7z",
};

/** A line icon, hidden from assistive technology: its button has the name. */
export function icon(name, size = "") {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", size ? `icon ${size}` : "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(ns, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
