// What a widget keeps: in this tab only (sessionStorage), and nothing where the page says data-storage="none".

export function keeper(name, wanted) {
  let store = null;
  try {
    store = wanted === "none" ? null : sessionStorage;
  } catch {
    // blocked: the conversation lasts as long as the page
  }
  return {
    get(part) {
      try {
        return JSON.parse(store.getItem(`${name}:${part}`));
      } catch {
        return null;
      }
    },
    set(part, value) {
      try {
        if (value === null) store.removeItem(`${name}:${part}`);
        else store.setItem(`${name}:${part}`, JSON.stringify(value));
      } catch {
        // full or blocked
      }
    },
  };
}
