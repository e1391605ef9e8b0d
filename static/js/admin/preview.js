/* The preview panel: shows the frame after the first press, at the width of a desktop or a phone; finds other content. */
"use strict";

for (const panel of document.querySelectorAll("[data-preview]")) {
  const stage = panel.querySelector(".preview-stage");
  const frame = stage.querySelector("iframe");
  const select = panel.querySelector("select");
  const words = panel.querySelector("input[type=search]");
  const said = panel.querySelector("[role=status]");
  let width = 1280;

  /* A desktop page is drawn at its full width and scaled down to the room there is. */
  function fit() {
    if (stage.hidden) return;
    const scale = Math.min(1, stage.clientWidth / width);
    frame.style.width = `${width}px`;
    frame.style.height = `${Math.round(stage.clientHeight / scale)}px`;
    frame.style.transform = `scale(${scale})`;
    frame.style.marginInlineStart = `${Math.max(0, (stage.clientWidth - width * scale) / 2)}px`;
  }
  new ResizeObserver(fit).observe(stage);

  for (const part of panel.querySelectorAll("[data-js-only]")) part.hidden = false;
  for (const button of panel.querySelectorAll("[data-width]")) {
    button.addEventListener("click", () => {
      width = Number(button.dataset.width);
      for (const other of panel.querySelectorAll("[data-width]")) other.setAttribute("aria-pressed", other === button);
      fit();
    });
  }
  panel.querySelector("[data-preview-show]").addEventListener("click", () => {
    stage.hidden = false;
    said.textContent = "Đang vẽ trang xem thử…";
    fit();
    // Otherwise the page appears below the window, or behind the bar that sticks to its end.
    panel.querySelector(".preview-buttons").scrollIntoView({ block: "start" });
  });
  frame.addEventListener("load", () => {
    if (frame.contentDocument?.URL === "about:blank") return;
    said.textContent = `Đang xem thử: ${frame.contentDocument?.title ?? ""}`;
  });

  let waiting;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(find, 300);
  });
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // would save the form
    find();
  });

  async function find() {
    const address = new URL(panel.dataset.search, location.href);
    address.searchParams.set("tu", words.value);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      said.textContent = "Không tìm được. Hãy tải lại trang.";
      return;
    }
    const { groups } = await answer.json();
    select.replaceChildren(...groups.map(({ label, items }) => {
      const group = document.createElement("optgroup");
      group.label = label;
      group.append(...items.map((item) => new Option(item.label, item.path)));
      return group;
    }));
    const number = groups.reduce((sum, { items }) => sum + items.length, 0);
    said.textContent = number ? `${number} trang để chọn.` : "Không có nội dung nào khớp.";
  }
}
