/* Forms whose text is not kept by their own scripts: one is asked before leaving with unsaved changes, and starts at
   the first mistake after a refusal. */
"use strict";

addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content-main form[method=post]");
  if (!form) return;
  const mistake = document.querySelector("#content-main .errorlist");
  let changed = Boolean(mistake);
  let sending = false;
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => { changed ||= !event.target.closest(".preview-panel"); });
  }
  form.addEventListener("submit", (event) => {
    if (!event.submitter?.formTarget) sending = true; // a preview leaves the page where it is
  });
  addEventListener("beforeunload", (event) => {
    if (changed && !sending) event.preventDefault();
  });

  const field = mistake?.closest(".form-row, fieldset")?.querySelector("input:not([type=hidden]), select, textarea");
  // After the scripts of Django, which go to the first field.
  if (field) setTimeout(() => field.focus(), 0);
});
