/* CKEditor: our CSRF token on its uploads (default priority: earlier the request is not open yet), our word for the
   description of a picture: its own translation calls that a caption. */
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  if (!window.CKEDITOR) return;
  window.CKEDITOR.on("dialogDefinition", (opened) => {
    if (opened.data.name === "image2") {
      opened.data.definition.getContents("info").get("alt").label = "Mô tả cho người không nhìn thấy ảnh";
    }
  });
  window.CKEDITOR.on("instanceCreated", (created) => {
    created.editor.on("fileUploadRequest", (request) => {
      const token = document.querySelector("[name=csrfmiddlewaretoken]");
      if (token) request.data.fileLoader.xhr.setRequestHeader("X-CSRFToken", token.value);
    });
  });
});
