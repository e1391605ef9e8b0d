/* The tree of the menu: buttons without leaving the page, dragging by the handle. Both send the same form that works
   without this file; the tree always comes back from the server, so it shows what is really there. */
"use strict";

const said = document.querySelector("#menu-said");
let sending = false;

/* Sends a form and puts the tree of the answer in place; focus stays with the entry that was moved. */
async function send(form, fields, focus) {
  if (sending) return;
  sending = true;
  const data = new URLSearchParams(new FormData(form));
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  try {
    const answer = await fetch(form.action, {method: "POST", body: data, headers: {"X-Requested-With": "fetch"}});
    if (!answer.ok) throw new Error(String(answer.status));
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), focus);
  } catch {
    tell("Chưa chuyển được: không liên lạc được với máy chủ. Hãy tải lại trang rồi thử lại.", "error");
  } finally {
    sending = false;
  }
}

function show(page, focus) {
  const fresh = page.querySelector("#menu-area");
  if (!fresh) {
    location.reload();
    return;
  }
  const messages = [...page.querySelectorAll(".messagelist li")];
  document.querySelector("#menu-area").replaceWith(fresh);
  focusOn(focus);
  tell(messages.map((line) => line.textContent.trim()).join(" "), messages.some((line) => line.classList.contains("error")) ? "error" : "success");
}

function focusOn({item, button}) {
  const node = document.getElementById(`muc-${item}`);
  const wanted = button && document.querySelector(`#menu-area [name=move][value="${CSS.escape(button)}"]`);
  const target = wanted && !wanted.disabled ? wanted : node?.querySelector(".menu-buttons button:enabled") ?? document.querySelector("#menu-area a, #menu-area button");
  target?.focus();
  node?.classList.add("just-moved");
}

/* Read out by the live region, and shown where Django shows its messages. */
function tell(words, tone) {
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 50);
  document.querySelector("#menu-shown")?.remove();
  document.querySelector(".messagelist")?.remove();
  const shown = document.createElement("p");
  shown.id = "menu-shown";
  shown.className = tone;
  shown.textContent = words;
  document.querySelector("#menu-area .menu-tools").after(shown);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.closest("#menu-area")) return;
  event.preventDefault();
  const button = event.submitter;
  const item = button?.name === "move" ? button.value.split(":")[0] : "";
  send(form, button?.name ? {[button.name]: button.value} : {}, {item, button: button?.value});
});

/* Dragging. A third at either edge of an entry means beside it, its middle means into it. */
let drag = null;

function clear() {
  for (const part of document.querySelectorAll(".drop-before,.drop-after,.drop-into")) part.classList.remove("drop-before", "drop-after", "drop-into");
}

function placeAt(x, y) {
  const row = document.elementFromPoint(x, y)?.closest(".menu-row");
  const node = row?.closest(".menu-node");
  if (!node || drag.node.contains(node)) return null;
  const box = row.getBoundingClientRect();
  const part = (y - box.top) / box.height;
  const levels = Number(document.querySelector("#menu-area").dataset.levels);
  const fits = (level) => level + Number(drag.node.dataset.height) - 1 <= levels;
  const level = Number(node.dataset.level);
  if (part > 0.3 && part < 0.7 && fits(level + 1)) return {row, anchor: node.dataset.item, way: "into"};
  if (!fits(level)) return null;
  return {row, anchor: node.dataset.item, way: part < 0.5 ? "before" : "after"};
}

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-handle]");
  if (!handle || event.button !== 0 || sending) return;
  event.preventDefault();
  drag = {node: handle.closest(".menu-node"), place: null};
  drag.node.classList.add("dragged");
  document.body.classList.add("dragging-menu");
});

document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const edge = 60;
  if (event.clientY < edge) window.scrollBy(0, -12);
  if (event.clientY > innerHeight - edge) window.scrollBy(0, 12);
  clear();
  drag.place = placeAt(event.clientX, event.clientY);
  drag.place?.row.classList.add(`drop-${drag.place.way}`);
});

function stop() {
  drag?.node.classList.remove("dragged");
  document.body.classList.remove("dragging-menu");
  clear();
  drag = null;
}

document.addEventListener("pointerup", () => {
  if (!drag) return;
  const {node, place} = drag;
  stop();
  if (place) send(document.querySelector("#menu-form"), {item: node.dataset.item, way: place.way, anchor: place.anchor}, {item: node.dataset.item});
});
document.addEventListener("pointercancel", stop);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && drag) stop();
});
