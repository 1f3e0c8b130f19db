"use strict";
(function () {
  var root = document.documentElement, card = document.getElementById("card"), pinned = null;
  root.classList.add("js");
  function all(where, what) { return Array.prototype.slice.call(where.querySelectorAll(what)); }
  function report(el) { return el.closest(".report"); }
  function light(where, what, on) { all(where, what).forEach(function (e) { e.classList.toggle("lit", on); }); }

  function show(el) {
    var art = report(el), n = el.getAttribute("data-claim");
    var from = art && document.getElementById(art.id.replace(/top$/, "c" + n));
    if (!from || !card) { return; }
    hide();
    card.innerHTML = "";
    all(from, "p").forEach(function (p) { card.appendChild(p.cloneNode(true)); });
    card.hidden = false;
    light(art.querySelector(".text"), "[data-claim='" + n + "']", true);
    var r = el.getBoundingClientRect();
    var left = Math.max(8, Math.min(r.left, root.clientWidth - card.offsetWidth - 8));
    var top = r.bottom + 6;
    if (top + card.offsetHeight > root.clientHeight && r.top > card.offsetHeight + 8) { top = r.top - card.offsetHeight - 6; }
    card.style.left = left + window.scrollX + "px";
    card.style.top = top + window.scrollY + "px";
  }
  function hide() {
    if (!card) { return; }
    card.hidden = true;
    light(document, ".text .lit[data-claim]", false);
  }
  function claimAt(e) { return e.target.closest && e.target.closest("[data-claim]"); }
  if (card) {
    document.addEventListener("mouseover", function (e) {
      var el = claimAt(e);
      if (pinned) { return; }
      if (el) { show(el); } else if (!e.target.closest("#card")) { hide(); }
    });
    document.addEventListener("focusin", function (e) { var el = claimAt(e); if (!pinned && el) { show(el); } else if (!pinned) { hide(); } });
    document.addEventListener("click", function (e) {
      var el = claimAt(e);
      if (el && !e.target.closest("a[href^='http'],a[href^='mailto']")) {
        e.preventDefault();
        if (pinned === el) { pinned = null; hide(); } else { show(el); pinned = el; }
      } else if (pinned && !e.target.closest("#card")) { pinned = null; hide(); }
    });
    document.addEventListener("keydown", function (e) { if (e.key === "Escape") { pinned = null; hide(); pick(null); } });
  }

  function pick(row) {
    all(document, "tr.on").forEach(function (tr) {
      tr.classList.remove("on");
      tr.querySelector("button.pick").setAttribute("aria-pressed", "false");
    });
    all(document, ".lit[data-source]").forEach(function (el) { el.classList.remove("lit"); });
    if (!row) { return; }
    row.classList.add("on");
    row.querySelector("button.pick").setAttribute("aria-pressed", "true");
    light(report(row).querySelector(".text"), "[data-source='" + row.getAttribute("data-source") + "']", true);
  }
  all(document, "tr[data-source]").forEach(function (row) {
    var old = row.querySelector(".pick"), b = document.createElement("button");
    b.type = "button";
    b.className = old.className;
    b.textContent = old.textContent;
    b.setAttribute("aria-pressed", "false");
    old.replaceWith(b);
    b.addEventListener("click", function () { pick(row.classList.contains("on") ? null : row); });
  });

  all(document, ".filters").forEach(function (form) {
    var art = report(form);
    function filter() {
      var on = {}, rule = form.querySelector("[data-rule]").value, shown = 0;
      all(form, "[data-severity]").forEach(function (box) { on[box.getAttribute("data-severity")] = box.checked; });
      all(art, ".finding").forEach(function (f) {
        var yes = on[f.getAttribute("data-severity")] && (!rule || f.getAttribute("data-rule") === rule);
        f.hidden = !yes;
        if (yes) { shown++; }
        all(art, ".n" + f.getAttribute("data-n")).forEach(function (el) {
          if (el.classList.contains("ref")) { el.hidden = !yes; } else { el.classList.toggle("off", !yes); }
        });
      });
      form.querySelector(".shown").textContent = shown + " shown";
    }
    form.addEventListener("change", filter);
    form.addEventListener("submit", function (e) { e.preventDefault(); });
  });

  all(document, "table.sortable").forEach(function (table) {
    all(table, "th").forEach(function (th, k) {
      var b = document.createElement("button");
      b.type = "button";
      b.textContent = th.textContent;
      th.textContent = "";
      th.appendChild(b);
      b.addEventListener("click", function () {
        var num = th.classList.contains("num"), down = th.getAttribute("aria-sort") ? th.getAttribute("aria-sort") === "ascending" : num;
        all(table, "th").forEach(function (o) { o.removeAttribute("aria-sort"); });
        th.setAttribute("aria-sort", down ? "descending" : "ascending");
        var body = table.tBodies[0], rows = all(body, "tr").map(function (tr, i) {
          var td = tr.cells[k], v = td.getAttribute("data-v") || td.textContent;
          return { tr: tr, i: i, v: num ? parseFloat(v) || 0 : v.trim().toLowerCase() };
        });
        rows.sort(function (x, y) { return (x.v < y.v ? -1 : x.v > y.v ? 1 : 0) * (down ? -1 : 1) || x.i - y.i; });
        rows.forEach(function (r) { body.appendChild(r.tr); });
      });
    });
  });
})();
