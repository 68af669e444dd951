// A widget's way into the service: its key buys a short-lived token, renewed when it ends.

import { ask, send, ProblemError } from "../shared/stream.js";

const EARLY = 30000; // ms before its end a token is renewed

export class Session {
  constructor(service, key, keep) {
    Object.assign(this, { service, key, keep, held: keep.get("token") });
  }

  async headers(fresh = false) {
    if (!this.key) return {};
    if (fresh || !this.held || Date.parse(this.held.expires_at) - EARLY < Date.now()) {
      const response = await send(`${this.service}v1/widget/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ key: this.key, token: this.held ? this.held.token : null }),
        credentials: "omit",
      });
      this.held = await response.json();
      this.keep.set("token", this.held);
    }
    return { authorization: `Bearer ${this.held.token}` };
  }

  /** Do something with headers; once more with a fresh token where the old one no longer counts. */
  async with(work) {
    try {
      return await work(await this.headers());
    } catch (error) {
      if (!this.key || !(error instanceof ProblemError) || ![401, 403].includes(error.problem.status)) throw error;
      return work(await this.headers(true));
    }
  }

  get credentials() {
    return this.key ? "omit" : "same-origin";
  }

  ask(body, on, signal) {
    return this.with((headers) => ask({ url: `${this.service}v1/ask`, body, headers, on, signal, credentials: this.credentials }));
  }

  call(method, path, body) {
    const given = { method, credentials: this.credentials };
    return this.with((headers) =>
      send(this.service + path, body ? { ...given, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) } : { ...given, headers }),
    );
  }
}
