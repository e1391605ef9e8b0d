/* Small helps of every admin page; all pages work without them. */
"use strict";

/* Questions before a press that is easily made by mistake. */
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-confirm]");
  if (button && !window.confirm(button.dataset.confirm)) event.preventDefault();
});

/* One open panel of the state bar at a time; Escape closes it. */
document.addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".bar-more") || !event.target.open) return;
  for (const other of document.querySelectorAll(".bar-more[open]")) if (other !== event.target) other.open = false;
  event.target.querySelector("textarea,input")?.focus();
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll(".bar-more[open]")) open.open = false;
});

/* One open filter at a time; a click elsewhere or Escape closes it. */
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.filter[open]")) if (!open.contains(event.target)) open.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const open of document.querySelectorAll("details.filter[open]")) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});

/* Names for the fields that Django leaves without one: the two halves of a time, the boxes of select2. */
function nameFields(root) {
  for (const input of root.querySelectorAll(".vDateField,.vTimeField")) {
    const label = input.closest(".form-row,td")?.querySelector("label")?.textContent.replace(/:\s*$/, "").trim() ?? "";
    const half = input.classList.contains("vDateField") ? "ngày" : "giờ";
    if (!document.querySelector(`label[for="${input.id}"]`)) input.setAttribute("aria-label", `${label}, ${half}`);
  }
  for (const select of root.querySelectorAll("select.select2-hidden-accessible")) {
    const boxes = select.parentElement.querySelectorAll(".select2-selection,.select2-selection__rendered,.select2-search__field");
    const column = select.closest("td")?.className.match(/field-(\w+)/)?.[1];
    const label = document.querySelector(`label[for="${select.id}"]`) ?? document.querySelector(`th.column-${column}`);
    for (const box of label ? boxes : []) box.setAttribute("aria-label", label.textContent.replace(/:\s*$/, "").trim());
  }
}
/* jQuery may make the select2 boxes a moment after "load". */
window.addEventListener("load", () => {
  nameFields(document);
  setTimeout(() => nameFields(document), 400);
});
document.addEventListener("formset:added", (event) => setTimeout(() => nameFields(event.target), 0));
