// The service as functions. Every failure is a Problem: { title, message_zh, code, status }.

export class ProblemError extends Error {
  constructor(problem) {
    super(problem.message_zh);
    this.problem = problem;
  }
}

const OFFLINE = {
  title: "联系不上服务",
  message_zh: "服务没有应答，可能已经停止。请在终端重新运行 zhize serve，再试一次。",
  code: "offline",
  status: 0,
};

async function send(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ProblemError(OFFLINE);
  }
  if (response.ok) return response;
  let problem = null;
  try {
    problem = await response.json();
  } catch {
    // not ours: a proxy in between, perhaps
  }
  throw new ProblemError(problem?.message_zh ? problem : { ...OFFLINE, status: response.status });
}

const json = async (path, options) => (await send(path, options)).json();
const one = encodeURIComponent;

export const documents = () => json("/v1/documents");
export const roles = () => json("/v1/roles");
export const role = (id) => json(`/v1/roles/${one(id)}`);
export const removeDocument = (id) => json(`/v1/documents/${one(id)}`, { method: "DELETE" });

/** Texts never change under an id, so each is fetched once. */
const texts = new Map();
export function text(id) {
  if (!texts.has(id)) {
    const loading = json(`/v1/documents/${one(id)}/text`);
    loading.catch(() => texts.delete(id));
    texts.set(id, loading);
  }
  return texts.get(id);
}

/** Upload and wait to the end: what takes longer than the service's patience goes on as jobs, which are followed. */
export async function upload(files, onProgress = () => {}) {
  const body = new FormData();
  for (const file of files) body.append("file", file, file.name);
  const result = await json("/v1/documents", { method: "POST", body });
  if (!result.jobs) return result;
  const finished = (job) => !["waiting", "running"].includes(job.state);
  let { jobs } = result;
  while (!jobs.every(finished)) {
    onProgress(jobs.filter(finished).length, jobs.length);
    await new Promise((resolve) => setTimeout(resolve, 500));
    ({ jobs } = await json(`/v1/jobs?batch=${one(result.batch)}`));
  }
  const problems = [...result.problems, ...jobs.map((job) => job.problem).filter(Boolean)];
  const done = jobs.map((job) => job.document).filter(Boolean);
  const { documents: listed } = await documents();
  return { documents: done, problems, sample_present: listed.some((document) => document.sample) };
}

/** Ask; `on.status(text)` and `on.delta(text)` are called while the answer comes. Gives the whole Answer. */
export async function ask(question, { on, signal }) {
  const response = await send("/v1/ask", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ question }),
    signal,
  });
  for await (const { event, data } of events(response.body)) {
    const value = JSON.parse(data);
    if (event === "done") return value;
    if (event === "error") throw new ProblemError(value);
    if (event === "status") on.status(value.text);
    if (event === "delta") on.delta(value.text);
  }
  throw new ProblemError(OFFLINE); // the stream ended without its last event
}

/** Server-sent events of a byte stream (WHATWG HTML §9.2.6, the parts that our service uses). */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    const blocks = rest.split(/\r\n\r\n|\n\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      const found = { event: "message", data: [] };
      for (const line of block.split(/\r\n|\n/)) {
        const colon = line.indexOf(":");
        if (colon < 1) continue; // a comment keeps the connection alive
        const field = line.slice(0, colon);
        const content = line.slice(colon + 1).replace(/^ /, "");
        if (field === "event") found.event = content;
        if (field === "data") found.data.push(content);
      }
      if (found.data.length) yield { event: found.event, data: found.data.join("\n") };
    }
  }
}
