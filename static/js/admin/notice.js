/* The form of a notice: a sentence that says when it shows, and the time of an outage only for outages. */
"use strict";

const form = document.querySelector("#notice_form");

function moment(name) {
  const day = form.querySelector(`#id_${name}_0`)?.value.trim();
  const hour = form.querySelector(`#id_${name}_1`)?.value.trim().slice(0, 5);
  return day ? `${hour || "00:00"} ngày ${day}` : "";
}

function level() {
  return form.querySelector("[name=level]:checked")?.value;
}

function say() {
  const isOutage = level() === "outage";
  form.querySelector(".field-down_from").hidden = !isOutage;
  const since = moment("starts"), until = moment("ends"), down = isOutage && moment("down_from");
  let words = "Đang tắt: không hiện trên cổng.";
  if (form.querySelector("#id_enabled")?.checked) {
    words = `Hiện trên cổng từ ${since || "lúc lưu"}${until ? ` đến ${until}` : " cho đến khi tắt"}.`;
    if (down) words += ` Ngừng phục vụ từ ${down}${until ? `, dự kiến hoạt động trở lại lúc ${until}` : ""}.`;
  }
  const said = form.querySelector("[data-when]");
  if (said.textContent !== words) said.textContent = words;
}

if (form?.querySelector("[name=level]")) {
  say();
  form.addEventListener("input", say);
  form.addEventListener("change", say);
  /* Django's calendar writes into the fields without an event of its own. */
  form.addEventListener("focusin", say);
  document.addEventListener("click", () => setTimeout(say, 0));
}
