/* The list of names beside the editor: two tabs and a search. Inserting is done by templates.js. */
"use strict";

for (const panel of document.querySelectorAll("[data-names]")) {
  const tabs = [...panel.querySelectorAll("[role=tab]")];
  const search = panel.querySelector("[data-names-find] input");
  const said = panel.querySelector("[data-names-said]");
  panel.querySelector("[role=tablist]").hidden = false;
  panel.querySelector("[data-names-find]").hidden = false;

  function choose(tab) {
    for (const other of tabs) {
      other.setAttribute("aria-selected", other === tab);
      other.tabIndex = other === tab ? 0 : -1;
      document.getElementById(other.getAttribute("aria-controls")).hidden = other !== tab;
    }
  }
  for (const tab of tabs) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) return;
      event.preventDefault();
      const next = tabs[event.key === "Home" ? 0 : event.key === "End" ? tabs.length - 1 : 1 - tabs.indexOf(tab)];
      choose(next);
      next.focus();
    });
  }
  choose(tabs[0]);

  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const lines = [...panel.querySelectorAll("[data-words]")].map((line) => ({ line, words: fold(line.dataset.words) }));
  search.addEventListener("input", () => {
    const wanted = fold(search.value.trim());
    const found = new Set();
    let count = 0;
    for (const { line, words } of lines) {
      if (!words.includes(wanted)) continue;
      if (!line.closest("[role=tabpanel]").hidden) count += 1;
      // With a found group its names, and every group above.
      for (const inner of line.querySelectorAll("[data-words]")) found.add(inner);
      for (let above = line; above; above = above.parentElement.closest("[data-words]")) found.add(above);
    }
    for (const { line } of lines) line.hidden = !found.has(line);
    for (const group of panel.querySelectorAll("#names-data details")) {
      group.open = wanted !== "" && [...group.querySelectorAll("[data-words]")].some((line) => fold(line.dataset.words).includes(wanted));
    }
    said.textContent = wanted ? `Tìm thấy ${count} tên.` : "";
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // would send the form
  });
}
