// The service as functions, for pages of this very service: addresses are relative, the session is a cookie.

import { events, send } from "./stream.js";

export const one = encodeURIComponent;
export const get = async (path) => (await send(path)).json();
export const drop = async (path) => (await send(path, { method: "DELETE" })).json();

export async function put(method, path, body) {
  const given = { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  return (await send(path, given)).json();
}

/** Texts never change under an id, so each is fetched once. */
const texts = new Map();
export function text(id) {
  if (!texts.has(id)) {
    const loading = get(`v1/documents/${one(id)}/text`);
    loading.catch(() => texts.delete(id));
    texts.set(id, loading);
  }
  return texts.get(id);
}

/** A job to its end; `on(job)` for each step. */
export async function follow(id, on) {
  const response = await send(`v1/jobs/${one(id)}`, { headers: { accept: "text/event-stream" } });
  for await (const { event, data } of events(response.body)) {
    const job = JSON.parse(data);
    on(job);
    if (event === "done") return job;
  }
  return get(`v1/jobs/${one(id)}`);
}
