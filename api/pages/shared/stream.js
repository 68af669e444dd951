// Asking over HTTP: server-sent events where they arrive, plain JSON where a proxy holds them back.

const PATIENCE = 5000; // ms until the first event; the service sends one at once
const DEADLINE = 60000; // ms for the whole answer

/** A failure with the words for a person: { title, message_zh, message_en?, code, status }. */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.message_zh);
    this.problem = problem;
  }
}

const made = (code, title, message_zh) => ({ code, title, message_zh, status: 0 });
export const OFFLINE = made("offline", "没有网络", "网络断开了。恢复后会自动重试，也可以点“重试”。");
export const UNREACHABLE = made("unreachable", "联系不上服务", "服务没有应答，请稍后重试。");
const SLOW = made("timeout", "等得太久了", "一分钟内没有等到回答，请重试。");
const CUT = made("cut", "回答中断了", "回答没有传完，请重试。");

/** A response, or a ProblemError; an AbortError of `options.signal` goes through. */
export async function send(url, options = {}) {
  let response;
  try {
    response = await fetch(url, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ProblemError(navigator.onLine === false ? OFFLINE : UNREACHABLE);
  }
  if (response.ok) return response;
  let problem = null;
  try {
    problem = await response.json();
  } catch {
    // not ours: a proxy in between, perhaps
  }
  throw new ProblemError(problem && problem.message_zh ? problem : { ...UNREACHABLE, status: response.status });
}

let plain = false; // a proxy buffered once: it will again

/**
 * Ask and give the whole Answer. `on.status(stage, text)` and `on.delta(text)` are called while it comes.
 * @param request {url, body, headers, signal, credentials, on, patience}
 */
export async function ask(request) {
  const inner = new AbortController();
  const stop = () => inner.abort();
  const { signal } = request;
  if (signal) {
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop);
  }
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, DEADLINE);
  try {
    if (!plain) {
      const answer = await streamed(request, inner.signal);
      if (answer) return answer;
    }
    return await (await post(request, "application/json", inner.signal)).json();
  } catch (error) {
    if (late && !(signal && signal.aborted)) throw new ProblemError(SLOW);
    if (error.name === "SyntaxError") throw new ProblemError(CUT);
    if (error.name === "TypeError") throw new ProblemError(navigator.onLine === false ? OFFLINE : CUT); // the body broke off
    throw error;
  } finally {
    clearTimeout(timer);
    if (signal) signal.removeEventListener("abort", stop);
  }
}

const post = (request, accept, signal) =>
  send(request.url, {
    method: "POST",
    headers: { "content-type": "application/json", accept, ...request.headers },
    body: JSON.stringify(request.body),
    credentials: request.credentials || "same-origin",
    signal,
  });

/** The answer, or null when it has to be asked for as JSON: no event in time, or a stream without its end. */
async function streamed(request, signal) {
  const mine = new AbortController();
  const stop = () => mine.abort();
  signal.addEventListener("abort", stop);
  let impatient = false;
  const timer = setTimeout(() => {
    impatient = true;
    stop();
  }, request.patience || PATIENCE);
  try {
    const response = await post(request, "text/event-stream", mine.signal);
    if (!/event-stream/.test(response.headers.get("content-type") || "")) return await response.json();
    for await (const { event, data } of events(response.body)) {
      clearTimeout(timer);
      const value = JSON.parse(data);
      if (event === "done") return value;
      if (event === "error") throw new ProblemError(value);
      if (event === "status" && request.on) request.on.status(value.stage, value.text);
      if (event === "delta" && request.on) request.on.delta(value.text);
    }
  } catch (error) {
    if (signal.aborted || !impatient) throw error;
    plain = true;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
  return null;
}

/** Server-sent events of a byte stream (WHATWG HTML §9.2.6, the parts that our service uses). */
export async function* events(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r\n\r\n|\n\n/);
      rest = blocks.pop();
      for (const block of blocks) {
        let event = "message";
        const data = [];
        for (const line of block.split(/\r\n|\n/)) {
          const colon = line.indexOf(":");
          if (colon < 1) continue; // a comment keeps the connection alive
          const content = line.slice(colon + 1).replace(/^ /, "");
          if (line.slice(0, colon) === "event") event = content;
          if (line.slice(0, colon) === "data") data.push(content);
        }
        if (data.length) yield { event, data: data.join("\n") };
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
