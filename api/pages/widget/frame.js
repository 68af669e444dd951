// <iframe src="…/widget/frame?key=…&title=…">: the same settings as data-*, in the address.

import "../../widget.js";

const KNOWN = ["key", "kb", "role", "lang", "title", "greeting", "questions", "placeholder", "theme", "privacy", "storage"];
const given = new URLSearchParams(location.search);
const chat = document.createElement("zhize-chat");
for (const name of KNOWN) if (given.has(name)) chat.dataset[name] = given.get(name);
chat.dataset.position = "inline";
document.getElementById("place").append(chat);
