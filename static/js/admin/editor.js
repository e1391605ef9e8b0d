/* CKEditor: our CSRF token on its uploads. Default priority: earlier the request is not open yet. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  if (!window.CKEDITOR) return;
  window.CKEDITOR.on("instanceCreated", (created) => {
    created.editor.on("fileUploadRequest", (request) => {
      const token = document.querySelector("[name=csrfmiddlewaretoken]");
      if (token) request.data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token.value);
    });
  });
});
