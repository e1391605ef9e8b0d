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
