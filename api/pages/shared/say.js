// Words in the reader's language. The Chinese words are the keys; other languages are fetched when they are asked for.

const FILES = { en: () => import("./en.js") };

/** What of "zh-CN", "en-GB", … we can speak: "zh" or "en". */
export const spoken = (wanted) => (/^en\b/i.test(wanted || "") ? "en" : "zh");

/** `t("共 {n} 条", {n: 3})` in a language; with `more`, words of a table of the caller's own come first. */
export async function speaker(language, more = null) {
  const lang = spoken(language);
  const table = lang === "zh" ? {} : { ...(await FILES[lang]()).default, ...(more ? (await more()).default : {}) };
  const t = (zh, values) => {
    const words = Object.prototype.hasOwnProperty.call(table, zh) ? table[zh] : zh;
    return values ? words.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole)) : words;
  };
  t.lang = lang;
  /** A problem's words; the page's own problems stand in the table, the service's bring both languages. */
  t.problem = (problem) => (lang === "en" && problem.message_en) || t(problem.message_zh);
  return t;
}
