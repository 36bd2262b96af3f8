// Reloads the page after a build and keeps the reader's place; shows what stopped a build.
(function () {
  "use strict";
  var key = "ocop-scroll:" + location.pathname;
  var place = sessionStorage.getItem(key);
  if (place !== null) {
    sessionStorage.removeItem(key);
    addEventListener("load", function () { scrollTo(0, Number(place)); });
  }
  var box = null;
  function tell(problems) {
    if (!box) {
      box = document.createElement("pre");
      box.setAttribute("role", "alert");
      box.style.cssText = "position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;margin:0;" +
        "padding:1rem;z-index:99999;background:#3b0f14;color:#fff;font:14px/1.5 monospace;white-space:pre-wrap";
      document.body.append(box);
    }
    box.textContent = problems;
    box.hidden = !problems;
  }
  var first = null;
  new EventSource("{{ events }}").onmessage = function (message) {
    var state = JSON.parse(message.data);
    tell(state.problems);
    if (first === null) { first = state.build; return; }
    if (state.build !== first && !state.problems) {
      sessionStorage.setItem(key, String(scrollY));
      location.reload();
    }
  };
})();
