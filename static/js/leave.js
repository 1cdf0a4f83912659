/* Leave quickly: by the link, or by pressing Shift or Escape three times within five seconds.
   The link works without this. The script only blanks the page first and leaves no step back to it.
   It is written as scripts were in 2012, so that a phone of that year can read it. */
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]"), SHIFT = 16, ESCAPE = 27, presses = [], busy = false;
  if (!link) return;
  function go() {
    document.documentElement.hidden = true;
    document.title = "";
    location.replace(link.href);
  }
  function popoverIsOpen() {
    try {
      return document.querySelector(":popover-open") !== null;
    } catch (unknown) {
      return false; // a browser without popovers
    }
  }
  function writing(field) {
    return /^(INPUT|TEXTAREA|SELECT)$/.test(field.tagName) || field.isContentEditable;
  }
  link.addEventListener("click", function (event) {
    event.preventDefault();
    go();
  });
  // Asked when the key goes down: the same Escape closes a popover before it comes up again.
  document.addEventListener("keydown", function (event) {
    busy = popoverIsOpen() || writing(event.target) || event.ctrlKey || event.altKey || event.metaKey;
  });
  document.addEventListener("keyup", function (event) {
    var key = event.keyCode, now = new Date().getTime();
    if ((key !== SHIFT && key !== ESCAPE) || busy || location.pathname.indexOf("/contribute/") === 0) {
      presses = [];
      return;
    }
    presses = presses.filter(function (press) {
      return press.key === key && now - press.time < 5000;
    });
    presses.push({ key: key, time: now });
    if (presses.length === 3) go();
  });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) document.documentElement.hidden = false;
  });
})();
