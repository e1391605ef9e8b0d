// Runs before the first paint: says that scripts work and restores the reader's choices of this device.
(function (root) {
  root.classList.add("js");
  if (!navigator.share && !navigator.clipboard) root.classList.add("no-share");
  try {
    var size = localStorage.getItem("size"), contrast = localStorage.getItem("contrast");
    if (size) root.dataset.size = size;
    if (contrast) root.dataset.contrast = contrast;
  } catch (error) { /* storage is refused: the page keeps its defaults */ }
})(document.documentElement);
