"use strict";
(function () {
  var tip = document.getElementById("tip");
  var shownFor = null;

  function chainOf(link) {
    var id = decodeURIComponent(link.getAttribute("href").slice(1)).replace(/^note-/, "");
    if (id.indexOf("claim-") === 0) { return "chain-" + id; }
    var line = document.getElementById(id);
    var panel = line && line.closest("details.words");
    return panel ? "chains-" + panel.id : "";
  }

  document.querySelectorAll('a.fig, a.ref, a[href^="#claim-"]:not(.back):not([aria-describedby])').forEach(function (link) {
    var chain = chainOf(link);
    if (document.getElementById(chain)) { link.setAttribute("aria-describedby", chain); }
  });

  function openAround(node) {
    for (var at = node; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") { at.open = true; }
    }
  }

  function bring(target) {
    var panel = target.closest("details.words");
    var fits = panel && target.getBoundingClientRect().bottom - panel.getBoundingClientRect().top < window.innerHeight - 90;
    (fits ? panel : target).scrollIntoView({ block: target.matches(".at") ? "center" : "start" });
  }

  function follow() {
    var id = decodeURIComponent(location.hash.slice(1));
    var target = id && document.getElementById(id);
    if (!target) { return; }
    openAround(target);
    target.querySelectorAll(":scope > details").forEach(function (one) { one.open = true; });
    document.querySelectorAll(".here, .on").forEach(function (one) { one.classList.remove("here", "on"); });
    target.classList.add("here");
    document.querySelectorAll('.m[data-of="' + CSS.escape(id) + '"]').forEach(function (one) { one.classList.add("on"); });
    bring(target);
    if (!target.hasAttribute("tabindex")) { target.setAttribute("tabindex", "-1"); }
    target.focus({ preventScroll: true });
  }

  function light(note) {
    var old = document.querySelector(".notes > .lit");
    if (old) { old.classList.remove("lit"); }
    if (note) { note.classList.add("lit"); }
  }

  function hide() {
    tip.hidden = true;
    light(null);
    shownFor = null;
  }

  function show(link) {
    var source = document.getElementById(link.getAttribute("aria-describedby") || "chain-" + link.getAttribute("data-of"));
    if (!source) { return; }
    light(source.closest(".notes > li"));
    shownFor = link;
    tip.textContent = source.textContent;
    tip.hidden = false;
    var box = link.getBoundingClientRect();
    var left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    var top = box.top - tip.offsetHeight - 6 > 0 ? box.top - tip.offsetHeight - 6 : box.bottom + 6;
    tip.style.left = left + "px";
    tip.style.top = top + "px";
  }

  function described(event) {
    return event.target.closest ? event.target.closest("a[aria-describedby], .m[data-of]") : null;
  }

  document.addEventListener("mouseover", function (event) {
    var link = described(event);
    if (link) { show(link); } else if (!tip.contains(event.target)) { hide(); }
  });
  document.addEventListener("focusin", function (event) {
    var link = described(event);
    if (link && link.matches(":focus-visible")) { show(link); } else { hide(); }
  });
  document.addEventListener("focusout", hide);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && shownFor) { hide(); }
  });
  window.addEventListener("scroll", function () {
    if (shownFor && shownFor !== document.activeElement) { hide(); }
  }, { passive: true });

  window.addEventListener("hashchange", function () { hide(); follow(); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest('a[href^="#"]') : null;
    if (link && link.getAttribute("href") === location.hash) { follow(); }
    var mark = described(event);
    if (mark && !link) { show(mark); }
  });
  if (location.hash) { follow(); }

  var wide = window.matchMedia("(min-width: 60rem)");

  function lay(passages) {
    passages.classList.toggle("beside", wide.matches);
    var groups = Array.prototype.slice.call(passages.querySelectorAll(".notes"));
    groups.forEach(function (notes) { notes.style.transform = ""; });
    passages.style.minHeight = "";
    if (!wide.matches) { return; }
    var top = passages.getBoundingClientRect().top;
    var places = groups.map(function (notes) {
      return { at: notes.getBoundingClientRect().top - top, height: notes.offsetHeight };
    });
    var floor = 0;
    groups.forEach(function (notes, i) {
      var at = Math.max(places[i].at, floor);
      notes.style.transform = at > places[i].at ? "translateY(" + (at - places[i].at) + "px)" : "";
      floor = at + places[i].height + 14;
    });
    passages.style.minHeight = floor + "px";
  }

  function layAll() {
    document.querySelectorAll("details.text[open] > .passages").forEach(lay);
  }

  layAll();
  window.addEventListener("resize", layAll);
  document.addEventListener("toggle", function (event) {
    var text = event.target.closest("details.text[open]");
    if (text) { lay(text.querySelector(".passages")); }
  }, true);
  if (document.fonts && document.fonts.ready) { document.fonts.ready.then(layAll); }

  var closed = [];
  window.addEventListener("beforeprint", function () {
    closed = Array.prototype.slice.call(document.querySelectorAll("details:not([open]):not(.screen)"));
    closed.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    closed.forEach(function (one) { one.open = false; });
  });

  if ("IntersectionObserver" in window) {
    var links = {};
    document.querySelectorAll("nav a").forEach(function (link) { links[link.getAttribute("href").slice(1)] = link; });
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) { return; }
        Object.keys(links).forEach(function (key) { links[key].removeAttribute("aria-current"); });
        if (links[entry.target.id]) { links[entry.target.id].setAttribute("aria-current", "true"); }
      });
    }, { rootMargin: "-12% 0px -80% 0px" });
    document.querySelectorAll("main > section").forEach(function (section) { seen.observe(section); });
  }
})();
