// The door: a key typed in, or a link's token behind the #, becomes a session cookie that scripts cannot read.

const form = document.getElementById("enter");
const field = document.getElementById("credential");
const problem = document.getElementById("problem");
const words = document.getElementById("words");

async function enter(credential) {
  problem.hidden = true;
  try {
    const response = await fetch("v1/session", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ credential }),
    });
    const found = await response.json();
    if (response.ok) {
      location.replace(found.kind === "link" ? "chat" : "./");
      return;
    }
    problem.textContent = found.message_zh || "没有成功，请重试。";
  } catch {
    problem.textContent = "联系不上服务，请稍后再试。";
  }
  problem.hidden = false;
  form.hidden = false;
  field.focus();
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  enter(field.value.trim());
});

const token = decodeURIComponent(location.hash.slice(1));
if (token) {
  history.replaceState(null, "", location.pathname); // the token stays in no history and no screenshot
  form.hidden = true;
  words.textContent = "正在打开…";
  enter(token);
} else field.focus();
