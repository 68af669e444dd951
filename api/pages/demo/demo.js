// The demo's starter questions are the sample's. Where the company's own texts took its place, they are asked of those.

import { questionsOf } from "../console/samples.js";

async function start() {
  const [documents, roles] = await Promise.all(["v1/documents", "v1/roles"].map((path) => fetch(path)));
  if (!documents.ok || !roles.ok) return; // a public service tells visitors nothing of the sort
  const own = !(await documents.json()).documents.some((one) => one.sample);
  const questions = questionsOf((await roles.json()).roles);
  if (own) document.querySelector("zhize-chat").dataset.questions = questions.join("|");
}

start();
