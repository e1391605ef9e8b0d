// Comforts of the public pages. Everything here is extra: without it the pages are complete.
// One file of two parts, because each file is a request: the first runs before the first paint and says that scripts
// work and what this device's reader has chosen; the second waits for the page.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  if (!navigator.share && !navigator.clipboard) root.classList.add("no-share");
  try {
    for (const name of ["size", "contrast"]) {
      const chosen = localStorage.getItem(name);
      if (chosen) root.dataset[name] = chosen;
    }
  } catch { /* storage is refused: the page keeps its defaults */ }
})();

document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const all = (selector) => document.querySelectorAll(selector);
  const keep = (name, value) => {
    if (value) root.dataset[name] = value; else delete root.dataset[name];
    try {
      if (value) localStorage.setItem(name, value); else localStorage.removeItem(name);
    } catch { /* storage is refused: the choice lasts for this page */ }
  };

  for (const button of all("button[data-size]")) button.addEventListener("click", () => {
    const step = Number(button.dataset.size);
    const now = Number(root.dataset.size || 0);
    keep("size", step ? String(Math.max(-1, Math.min(2, now + step))).replace(/^0$/, "") : "");
  });

  const contrast = document.querySelector("[data-contrast]:is(button)");
  const showContrast = () => contrast.setAttribute("aria-pressed", String(root.dataset.contrast === "high"));
  if (contrast) {
    showContrast();
    contrast.addEventListener("click", () => {
      keep("contrast", root.dataset.contrast === "high" ? "" : "high");
      showContrast();
    });
  }

  for (const button of all("[data-print]")) button.addEventListener("click", () => window.print());
  for (const button of all("[data-share]")) {
    button.addEventListener("click", async () => {
      const address = document.querySelector("link[rel=canonical]")?.href || location.href;
      try {
        if (navigator.share) return await navigator.share({ title: document.title, url: address });
        await navigator.clipboard.writeText(address);
        button.textContent = button.dataset.done;
      } catch { /* the reader closed the dialog */ }
    });
  }

  const menu = document.getElementById("danh-muc");
  if (menu) {
    const opener = menu.querySelector("button.menu-open");
    const groups = menu.querySelectorAll("details");
    const shut = (except) => groups.forEach((group) => { if (group !== except) group.open = false; });
    const toggle = (open) => opener.setAttribute("aria-expanded", String(open));
    opener.addEventListener("click", () => toggle(opener.getAttribute("aria-expanded") !== "true"));
    groups.forEach((group) => group.addEventListener("toggle", () => { if (group.open) shut(group); }));
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) shut(); });
    menu.addEventListener("focusout", (event) => {
      const group = event.target.closest("details");
      if (group && event.relatedTarget && !group.contains(event.relatedTarget)) group.open = false;
    });
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      const group = event.target.closest("details[open]");
      if (group) {
        group.open = false;
        group.querySelector("summary").focus();
      } else if (opener.getAttribute("aria-expanded") === "true") {
        toggle(false);
        opener.focus();
      }
    });
  }
});
