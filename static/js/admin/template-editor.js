/* The editor of templates: CodeMirror over the form's own textarea, which keeps working without it.

   It lives in a shadow root: there CodeMirror's styles go into adopted style sheets, which the content policy allows;
   in the page it would write style elements, which the policy refuses. */
"use strict";

window.templateEditor = (() => {
  const { EditorState, EditorView, HighlightStyle, StreamLanguage, keymap, tags } = window.CodeMirror;
  const WORDS = {
    "Find": "Tìm", "Replace": "Thay bằng", "next": "Tiếp", "previous": "Trước", "all": "Tất cả",
    "match case": "phân biệt hoa thường", "by word": "cả từ", "regexp": "biểu thức chính quy",
    "replace": "Thay", "replace all": "Thay tất cả", "close": "đóng", "current match": "chỗ đang chọn",
    "on line": "ở dòng", "replaced match on line $": "đã thay ở dòng $", "replaced $ matches": "đã thay $ chỗ",
    "Go to line": "Đến dòng", "go": "Đến", "Diagnostics": "Lỗi", "No diagnostics": "Không có lỗi",
    "Control character": "Ký tự điều khiển", "Selection deleted": "Đã xóa phần chọn",
  };
  const OPERATORS = /^(and|or|not|in|is|as|by|if|else)\b/;

  /* HTML with {{ values }}, {% tags %} and {# notes #}, which may also stand inside tags and quoted values. */
  const language = StreamLanguage.define({
    name: "template",
    startState: () => ({ code: "", first: false, comment: "", markup: "", quote: "" }),
    copyState: (state) => ({ ...state }),
    token(stream, state) {
      if (state.comment) return comment(stream, state);
      if (state.code) return code(stream, state);
      if (stream.match("{#")) return upTo(stream, "#}", "comment");
      if (stream.match(/^\{%\s*comment\b/)) return startComment(stream, state, /^\{%\s*endcomment\s*%\}/);
      if (stream.match("{%")) { state.code = "%}"; state.first = true; return "processingInstruction"; }
      if (stream.match("{{")) { state.code = "}}"; state.first = false; return "processingInstruction"; }
      return markup(stream, state);
    },
    languageData: { commentTokens: { block: { open: "{# ", close: " #}" } }, closeBrackets: { brackets: ["{", '"'] } },
  });

  function upTo(stream, end, style) {
    if (!stream.skipTo(end)) stream.skipToEnd();
    else stream.match(end);
    return style;
  }

  function startComment(stream, state, end) {
    state.comment = end;
    return comment(stream, state);
  }

  function comment(stream, state) {
    while (!stream.eol()) {
      if (stream.match(state.comment)) {
        state.comment = "";
        break;
      }
      stream.next();
    }
    return "comment";
  }

  function code(stream, state) {
    if (stream.eatSpace()) return null;
    if (stream.match(state.code)) { state.code = ""; return "processingInstruction"; }
    if (stream.match(/^("[^"]*"?|'[^']*'?)/)) return "string";
    if (stream.match(/^\d+(\.\d+)?\b/)) return "number";
    if (state.first && stream.match(/^\w+/)) { state.first = false; return "keyword"; }
    if (stream.match(OPERATORS)) return "operatorKeyword";
    if (stream.match(/^\|\s*\w+/)) return "variableName.function";
    if (stream.match(/^\.\w+/)) return "propertyName";
    if (stream.match(/^\w+/)) return "variableName";
    stream.next();
    return "operator";
  }

  function markup(stream, state) {
    if (state.quote) return quoted(stream, state);
    if (state.markup) return insideTag(stream, state);
    if (stream.match("<!--")) return startComment(stream, state, /^-->/);
    if (stream.match(/^<!\w+/)) { state.markup = "tag"; return "meta"; }
    if (stream.match(/^<\/?[a-z][\w-]*/i)) { state.markup = "tag"; return "tagName"; }
    if (stream.match(/^&#?\w+;/)) return "character";
    stream.next();
    stream.eatWhile(/[^<&{]/);
    return null;
  }

  function insideTag(stream, state) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^\/?>/)) { state.markup = ""; return "tagName"; }
    if (stream.match(/^["']/)) { state.quote = stream.current(); return "string"; }
    if (stream.match(/^[^\s"'>={/]+/)) return "attributeName";
    stream.next();
    return null;
  }

  function quoted(stream, state) {
    if (stream.eat(state.quote)) { state.quote = ""; return "string"; }
    stream.next();
    while (!stream.eol() && stream.peek() !== state.quote && stream.peek() !== "{") stream.next();
    return "string";
  }

  const colours = HighlightStyle.define([
    { tag: tags.comment, color: "var(--code-comment)" },
    { tag: tags.processingInstruction, color: "var(--code-mark)", fontWeight: "600" },
    { tag: [tags.keyword, tags.operatorKeyword], color: "var(--code-keyword)", fontWeight: "600" },
    { tag: [tags.variableName, tags.propertyName], color: "var(--code-name)" },
    { tag: tags.function(tags.variableName), color: "var(--code-filter)" },
    { tag: [tags.string, tags.number, tags.character], color: "var(--code-string)" },
    { tag: [tags.tagName, tags.meta], color: "var(--code-tag)" },
    { tag: tags.attributeName, color: "var(--code-attribute)" },
  ]);

  const look = EditorView.theme({
    "&": { height: "100%", fontSize: "0.875rem", color: "var(--body-fg)", backgroundColor: "var(--body-bg)" },
    "&.cm-focused": { outline: "3px solid #0b57d0", outlineOffset: "2px" },
    ".cm-scroller": { fontFamily: "ui-monospace, 'DejaVu Sans Mono', 'Noto Sans Mono', Consolas, monospace", lineHeight: "1.55" },
    ".cm-content": { caretColor: "var(--body-fg)" },
    ".cm-cursor": { borderLeftColor: "var(--body-fg)", borderLeftWidth: "2px" },
    ".cm-gutters": { color: "var(--body-quiet-color)", backgroundColor: "var(--darkened-bg)", borderRight: "1px solid var(--hairline-color)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--code-line)" },
    ".cm-activeLineGutter": { color: "var(--body-fg)" },
    "& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--code-selection)" },
    ".cm-selectionMatch": { backgroundColor: "var(--code-match)" },
    "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--code-match)", outline: "1px solid var(--field-edge)" },
    ".cm-searchMatch": { backgroundColor: "var(--code-match)", outline: "1px solid var(--field-edge)" },
    ".cm-searchMatch-selected": { backgroundColor: "var(--code-selection)" },
    ".cm-panels": { color: "var(--body-fg)", backgroundColor: "var(--darkened-bg)" },
    ".cm-panels-top": { borderBottom: "1px solid var(--hairline-color)" },
    ".cm-panel.cm-search": { padding: "0.5rem 2rem 0.5rem 0.5rem", fontFamily: "inherit" },
    ".cm-panel.cm-search label": { fontSize: "0.8125rem" },
    ".cm-textfield": { fontSize: "0.875rem", color: "var(--body-fg)", backgroundColor: "var(--body-bg)", border: "1px solid var(--field-edge)", borderRadius: "4px", padding: "0.25rem 0.5rem" },
    ".cm-button": { fontSize: "0.875rem", color: "var(--body-fg)", backgroundColor: "var(--body-bg)", backgroundImage: "none", border: "1px solid var(--field-edge)", borderRadius: "4px", padding: "0.25rem 0.625rem" },
    ".cm-button:active": { backgroundImage: "none", backgroundColor: "var(--selected-bg)" },
    ".cm-panel.cm-search [name=close]": { color: "var(--body-fg)", fontSize: "1.25rem", minWidth: "1.75rem", minHeight: "1.75rem" },
    ".cm-tooltip": { color: "var(--body-fg)", backgroundColor: "var(--body-bg)", border: "1px solid var(--field-edge)" },
    ".cm-diagnostic": { padding: "0.375rem 0.625rem", fontFamily: "var(--font-family-primary)" },
    ".cm-lintRange-error": { backgroundImage: "none", borderBottom: "2px solid var(--error-fg)" },
    ".cm-problem-line": { backgroundColor: "var(--message-error-bg)" },
  });

  /* Replaces the textarea by an editor in `place`; whatever changes goes into the textarea at once. */
  function mount(textarea, place, label, changed) {
    const readOnly = textarea.readOnly;
    const extensions = [
      window.CodeMirror.lineNumbers(), window.CodeMirror.highlightActiveLineGutter(), window.CodeMirror.lintGutter(),
      window.CodeMirror.highlightSpecialChars(), window.CodeMirror.history(), window.CodeMirror.drawSelection(),
      window.CodeMirror.highlightActiveLine(), window.CodeMirror.bracketMatching(), window.CodeMirror.search({ top: true }),
      window.CodeMirror.highlightSelectionMatches(), window.CodeMirror.syntaxHighlighting(colours),
      EditorView.lineWrapping, EditorState.tabSize.of(2), EditorState.phrases.of(WORDS), EditorState.readOnly.of(readOnly),
      keymap.of([
        ...window.CodeMirror.defaultKeymap, ...window.CodeMirror.searchKeymap, ...window.CodeMirror.historyKeymap,
        window.CodeMirror.indentWithTab,
      ]),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", lang: "en", translate: "no" }),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        textarea.value = update.state.doc.toString();
        changed();
      }),
      language, look,
    ];
    const view = new EditorView({
      state: EditorState.create({ doc: textarea.value, extensions }),
      parent: place.attachShadow({ mode: "open" }),
      root: place.shadowRoot,
    });
    textarea.hidden = true;
    return {
      insert(words) {
        view.dispatch(view.state.replaceSelection(words), { scrollIntoView: true, userEvent: "input.paste" });
        view.focus();
      },
      replace(source) {
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: source } });
      },
      goTo(number) {
        const line = view.state.doc.line(Math.min(Math.max(number, 1), view.state.doc.lines));
        view.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: "center" }) });
        view.focus();
      },
      mark(problems) {
        const found = problems.filter((problem) => problem.line && problem.line <= view.state.doc.lines);
        const marks = found.map((problem) => {
          const line = view.state.doc.line(problem.line);
          return { from: line.from, to: line.to, severity: "error", message: problem.message };
        });
        view.dispatch(window.CodeMirror.setDiagnostics(view.state, marks));
      },
      focus: () => view.focus(),
    };
  }

  return { mount };
})();
