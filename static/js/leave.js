/* Leave quickly, as docs/decisions/0016 says why: by the link, which works without this, or by Shift or Escape pressed
   three times in five seconds. Written as scripts were in 2012. */
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]"), page = document.documentElement, presses = [], busy = false;
  if (!link) return;
  function go() {
    page.hidden = true;
    document.title = "";
    location.replace(link.getAttribute("data-leave"));
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
    var used = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    busy = used || popoverIsOpen() || (event.keyCode === 16 && writing(event.target));
  });
  ["mousedown", "wheel"].forEach(function (use) {
    document.addEventListener(use, function () { busy = true; });
  });
  document.addEventListener("keyup", function (event) {
    var key = event.keyCode, now = new Date().getTime();
    if ((key !== 16 && key !== 27) || busy || location.pathname.indexOf("/contribute/") === 0) {
      presses = [];
      return;
    }
    presses = presses.filter(function (press) {
      return press.key === key && now - press.time < 5000;
    });
    presses.push({ key: key, time: now });
    if (presses.length === 3) go();
  });
  window.addEventListener("pagehide", function () { page.hidden = true; });
  window.addEventListener("pageshow", function (event) {
    var came = window.navigation && navigation.activation, again;
    if (!event.persisted) return;
    if (!came) return location.reload();
    if (!came.from || !came.from.url) { // from elsewhere: somebody else may hold the phone
      again = document.createElement("a");
      again.href = location.href;
      again.textContent = "Show this page";
      document.title = document.body.textContent = "";
      document.body.appendChild(again);
    }
    page.hidden = false;
  });
})();
