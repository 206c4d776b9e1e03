// Folds, filters and finds. Without it everything is there, only longer.
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const parts = all('details[data-fold="part"]');
  const findings = all(".finding");
  const groups = all(".group");
  const filters = all("[data-filter]");
  const status = document.getElementById("tersaring");
  const wordsOf = new Map(findings.map((item) => [item, item.textContent.toLowerCase()]));

  const fold = (open) => all("details").forEach((item) => {
    item.open = open || item.classList.contains("area");
  });

  const value = (name) => filters.find((item) => item.dataset.filter === name).value;

  const sift = () => {
    const wanted = { area: value("area"), level: value("level"), family: value("family") };
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of findings) {
      const fits = Object.entries(wanted).every(([key, set]) => !set || item.dataset[key] === set)
        && words.every((word) => wordsOf.get(item).includes(word));
      item.hidden = !fits;
      shown += fits;
    }
    for (const group of groups) {
      group.hidden = all(".finding:not([hidden])", group).length === 0;
    }
    status.textContent = status.dataset.said
      .replace("{shown}", shown).replace("{total}", status.dataset.n);
  };

  const clear = () => {
    for (const item of filters) {
      if ("value" in item && item.localName !== "button") item.value = "";
    }
    sift();
  };

  // A link may lead to what is folded away or filtered out.
  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    for (let item = target; item; item = item.parentElement) {
      if (item.localName === "details") item.open = true;
    }
    target.scrollIntoView();
  };

  fold(false);
  if (status) {
    for (const item of filters) {
      if (item.dataset.filter === "reset") item.addEventListener("click", clear);
      else item.addEventListener("input", sift);
    }
    clear();
  }
  for (const button of all("button[data-fold]")) {
    button.addEventListener("click", () => fold(button.dataset.fold === "open"));
  }
  for (const item of all(".tools, .filters")) item.hidden = false;

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = parts.filter((item) => !item.open);
    for (const item of folded) item.open = true;
  });
  addEventListener("afterprint", () => {
    for (const item of folded) item.open = false;
  });
  addEventListener("hashchange", show);
  if (location.hash) show();
})();
