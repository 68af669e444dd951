// What several views need: the documents, which of them are the sample, the roles; loaded once, reloaded on change.

import * as api from "../shared/api.js";

const listeners = [];
let loading = null;

/** {documents, roles, samples: Set of ids}; `fresh` after something changed. */
export function library(fresh = false) {
  if (!loading || fresh) {
    const mine = (loading = load());
    mine.then((found) => mine === loading && listeners.forEach((run) => run(found)), () => mine === loading && (loading = null));
  }
  return loading;
}

export const whenChanged = (run) => listeners.push(run);

async function load() {
  const [{ documents }, { roles }] = await Promise.all([api.get("v1/documents"), api.get("v1/roles")]);
  return { documents, roles, samples: new Set(documents.filter((one) => one.sample).map((one) => one.document_id)) };
}

const whole = new Map();
/** A role with all its lists; forgotten when the documents change. */
export function role(id) {
  if (!whole.has(id)) {
    const found = api.get(`v1/roles/${api.one(id)}`);
    found.catch(() => whole.delete(id));
    whole.set(id, found);
  }
  return whole.get(id);
}
whenChanged(() => whole.clear());
