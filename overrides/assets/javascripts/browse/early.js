// @ts-check
/*
 * Before the page of all products is shown: scripts run, which view it has, and whether the list has to
 * wait for what the address asks. A plain script in the head, so that nothing is shown that goes again.
 */
(() => {
  /** A list that nobody fills, as when the connection broke off, is shown as it came. */
  const LONGEST_WAIT = 10_000;
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  let view = asked.get("view");
  try {
    // As browse/view.js keeps it. A step of the history has the view it had.
    view ??= history.state?.browse?.view ?? localStorage.getItem("ocop-view");
  } catch {
    // Storage is blocked: cards.
  }
  root.classList.add("oc-scripts");
  root.classList.toggle("browse-list", view === "list");
  const names = ["q", "group", "set", "stars", "status", "place", "district", "producer", "kind", "mark", "month", "with", "sort"];
  if (!names.some((name) => asked.get(name))) return;
  root.classList.add("browse-waits");
  setTimeout(() => root.classList.remove("browse-waits"), LONGEST_WAIT);
})();
