// Runs only where modules do not: a plain link instead of the chat.
document.getElementById("old-browser").hidden = false;
