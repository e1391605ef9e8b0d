/* The catalogue of blocks, and the form of one block: drawn and checked by the server. */
import { cardOf, focusOn, name, shown, slotChoices } from "./arrange_board.js";
import * as state from "./arrange_state.js";

const catalogue = document.getElementById("arrange-catalogue");
const setter = document.getElementById("arrange-set");
const form = setter.querySelector("form");
const body = setter.querySelector(".dialog-body");
const title = document.getElementById("set-title");
const apply = setter.querySelector("[data-apply]");

for (const dialog of [catalogue, setter]) {
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
}

/* Vietnamese is searched with and without its marks. */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase();

export function enableCatalogue(say) {
  const words = document.getElementById("catalogue-words");
  const slot = document.getElementById("catalogue-slot");
  const none = catalogue.querySelector(".catalogue-none");

  function filter() {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    for (const line of catalogue.querySelectorAll("[data-kind]")) {
      const text = folded(line.textContent);
      line.hidden = !wanted.every((word) => text.includes(word));
    }
    for (const group of catalogue.querySelectorAll("[data-group]")) group.hidden = !group.querySelector("[data-kind]:not([hidden])");
    none.textContent = catalogue.querySelector("[data-kind]:not([hidden])") ? "" : "Không có loại khối nào như vậy.";
  }
  words.addEventListener("input", filter);

  for (const button of document.querySelectorAll("[data-add]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      slot.replaceChildren(...slotChoices().map(([code, label]) => new Option(label, code)));
      slot.value = button.dataset.add;
      words.value = "";
      filter();
      catalogue.showModal();
      words.focus();
    });
  }
  catalogue.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-code]");
    if (!chosen) return;
    const block = state.newBlock(chosen.dataset.code, slot.value);
    catalogue.close();
    openForm(block, `Thêm khối: ${chosen.textContent}`, say, (done, told) => {
      const last = shown(done.slot).at(-1);
      const text = `Thêm “${told.name}” vào ${state.labels.slots[done.slot]}`;
      state.change(text, (list) => state.inserted(list, done, last ? { after: last.id } : {}), { [done.id]: told });
      say(`${text}.`);
      if (cardOf(done.id)) focusOn(done.id);
      else say(`${text}. Khối này không hiện ở loại trang đang xem.`);
    });
  });
}

export function setBlock(id, say) {
  const block = state.find(id);
  openForm(block, `Sửa khối: ${name(block)}`, say, (done, told) => {
    const text = `Sửa “${told.name}”`;
    // The slot may have changed meanwhile only through this page; keep where it stands.
    state.change(text, (list) => list.map((other) => (String(other.id) === String(id) ? { ...done, slot: other.slot } : other)), { [id]: told });
    say(`Đã đặt “${told.name}”.`);
    focusOn(id, "set");
  });
}

async function ask(block, fields) {
  const sent = fields ?? new FormData();
  sent.set("block", JSON.stringify(block));
  sent.set("base_revision", state.revision());
  sent.set("csrfmiddlewaretoken", document.querySelector("#arrange-form [name=csrfmiddlewaretoken]").value);
  const answer = await fetch(state.addresses.block, { method: "POST", body: sent });
  if (!answer.ok) throw new Error(answer.status);
  return answer.headers.get("Content-Type").includes("json") ? { done: await answer.json() } : { html: await answer.text() };
}

function failed(say) {
  const text = "Không nói chuyện được với máy chủ. Hãy thử lại; những gì đã làm ở đây vẫn còn.";
  say(text);
  const told = document.createElement("p");
  told.className = "errornote";
  told.textContent = text;
  body.querySelector(".errornote")?.remove();
  body.prepend(told);
}

async function openForm(block, heading, say, whenDone) {
  title.textContent = heading;
  body.textContent = "Đang mở…";
  apply.hidden = true;
  setter.showModal();
  try {
    fill((await ask(block)).html);
  } catch {
    failed(say);
    return;
  }
  form.onsubmit = async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    fields.set("apply", "1");
    apply.disabled = true;
    try {
      const { done, html } = await ask(block, fields);
      if (done) {
        setter.close();
        whenDone(done.block, done.facts);
      } else {
        fill(html);
        (body.querySelector("[aria-invalid=true]") ?? body.querySelector(".errornote"))?.focus();
        say("Chưa đặt được: xem lại những ô có chữ đỏ.");
      }
    } catch {
      failed(say);
    } finally {
      apply.disabled = false;
    }
  };
}

function fill(html) {
  body.innerHTML = html;
  apply.hidden = !body.querySelector("input,select,textarea");
  for (const boxes of body.querySelectorAll(".ordered-boxes")) enableOrder(boxes);
  body.querySelector("input,select,textarea")?.focus();
}

/* Lines of boxes that can be put into another order; the order of the lines is what is sent. */
function enableOrder(boxes) {
  for (const line of boxes.children) {
    const label = line.textContent.trim();
    for (const [sign, words, step] of [["↑", "Lên", -1], ["↓", "Xuống", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sign;
      button.setAttribute("aria-label", `${words}: ${label}`);
      button.addEventListener("click", () => {
        if (step < 0) line.previousElementSibling?.before(line);
        else line.nextElementSibling?.after(line);
        button.focus();
      });
      line.append(button);
    }
  }
}
