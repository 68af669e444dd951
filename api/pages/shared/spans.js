// Places in a text. The API counts code points; JavaScript strings count UTF-16 units, so a 𠮷 before a place moves it.

/** A function from code points to UTF-16 units for one text; cheap where the text has no astral character. */
export function units(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (at) => at;
  const starts = [];
  for (let at = 0; at < text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) starts.push(at);
  starts.push(text.length);
  return (at) => starts[Math.min(Math.max(at, 0), starts.length - 1)];
}

/** The number of code points, as the API counts a text's length. */
export const points = (text) => [...text].length;

/**
 * The text cut at places: strings, and what `make(words, places)` gives for each marked stretch. Places may overlap:
 * a stretch carries all of the places that cover it. Places are [{ start, end, … }] in code points.
 */
export function marked(text, places, make) {
  const unit = units(text);
  const cuts = new Set([0, text.length]);
  const spans = places.map((place) => ({ place, start: unit(place.start), end: unit(place.end) })).filter((one) => one.end > one.start);
  for (const one of spans) cuts.add(one.start).add(one.end);
  const edges = [...cuts].sort((a, b) => a - b);
  const opens = [...spans].sort((a, b) => a.start - b.start);
  let active = [];
  let next = 0;
  const pieces = [];
  for (let n = 0; n + 1 < edges.length; n += 1) {
    const [from, to] = [edges[n], edges[n + 1]];
    active = active.filter((one) => one.end > from);
    while (next < opens.length && opens[next].start <= from) active.push(opens[next++]);
    const words = text.slice(from, to);
    pieces.push(active.length ? make(words, active.map((one) => one.place)) : words);
  }
  return pieces;
}
