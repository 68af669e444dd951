// Runs only where modules do not (below Chromium 61, Safari 11): says what to do instead of showing nothing.
document.getElementById("old").hidden = false;
