// What tests ask of an open page: each function returns a list of faults, empty when all is well.

const named = (one) =>
  `${one.tagName.toLowerCase()}.${String(one.className)} “${one.textContent.trim().slice(0, 30)}”`;
// What is no jump for a reader (a good page jumps by 0.1 in all): cards that are laid out when they come near
// the screen take their own height then, and move what is below them at its edge.
const UNNOTICED = 0.02;
const isSeen = (one) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });

/** What has to be pressed: the whole card of a link that is stretched over it, the label of a box. */
function target(one) {
  const label = one.labels?.[0];
  // A field with its label above is pressed itself.
  const isWhole = label?.contains(one) || one.matches("[type=checkbox], [type=radio]");
  if (label && isWhole && getComputedStyle(label).position !== "absolute") return label;
  if (getComputedStyle(one, "::after").position === "absolute") return one.offsetParent ?? one;
  return one;
}

/** Notes what is wrong with what has the focus now, if it was not looked at before. */
function lookAtFocus() {
  const one = document.activeElement;
  if (one === document.body || window.reached.has(one)) return;
  window.reached.add(one);
  const around = [one, one.nextElementSibling, one.closest("form, li, article")].filter(Boolean);
  const hasRing = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const shows = around.some(
    (part) =>
      hasRing(getComputedStyle(part)) ||
      hasRing(getComputedStyle(part, "::after")) ||
      (part !== one && part.matches(":focus-within") && getComputedStyle(part).boxShadow !== "none"),
  );
  // A sign on a map has its ring as a broad stroke.
  const signs = one.matches(".spot") ? [...one.querySelectorAll(".spot__sign :is(circle, path)")] : [];
  const ringed = signs.some((part) => parseFloat(getComputedStyle(part).strokeWidth) > 6);
  const box = one.getBoundingClientRect();
  const faults = [
    shows || ringed ? "" : `nothing shows the focus: ${named(one)}`,
    box.bottom > 0 && box.top < innerHeight ? "" : `out of sight: ${named(one)}`,
  ];
  window.faults.push(...faults.filter(Boolean));
}

const checks = {
  /** A link in the middle of a text is as high as its line; all else that is pressed has 44 px. */
  small() {
    const isInText = (one) =>
      one.matches("a") &&
      getComputedStyle(one).display === "inline" &&
      getComputedStyle(one, "::after").position !== "absolute";
    const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";
    return [...document.querySelectorAll(pressed)]
      .filter((one) => isSeen(one) && one.tabIndex >= 0 && !one.matches(".md-skip") && !isInText(one))
      .map((one) => ({ one, box: target(one).getBoundingClientRect() }))
      .filter(({ box }) => box.right > 0 && (box.height < 43.9 || box.width < 43.9))
      .map(({ one, box }) => `${named(one)}: ${box.width.toFixed()} × ${box.height.toFixed()}`);
  },

  /** Text that is hidden because it does not fit, without a way to scroll there. */
  cut() {
    const cuts = ["hidden", "clip"];
    const skipped = "svg, .unseen, .md-skip, dialog:not([open])";
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && !one.closest(skipped) && one.textContent.trim())
      .filter((one) => cuts.includes(getComputedStyle(one).overflowX))
      .filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1)
      .map((one) => `${named(one)}: ${one.scrollWidth} in ${one.clientWidth}`);
  },

  /** What makes the page wider than the screen. */
  wide() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
      .map(named);
  },

  /** What moved since the page began to load until it was there for 300 ms, untouched by anybody. */
  async shifts() {
    const found = [];
    const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    const [{ loadEventEnd }] = performance.getEntriesByType("navigation");
    const since = loadEventEnd ? performance.now() - loadEventEnd : 0;
    await new Promise((done) => setTimeout(done, Math.max(0, 300 - since)));
    return [...found, ...observer.takeRecords()]
      .filter((one) => !one.hadRecentInput && one.value > UNNOTICED)
      .map((one) => `${one.value.toFixed(4)}: ${one.sources.map(({ node }) => node && named(node))}`);
  },

  /** Notes what has a place in the order of tabs (of radio buttons of one name, one); their number. */
  focusable() {
    const able = "a[href], button:enabled, summary, select, textarea, input:enabled:not([type=hidden])";
    window.wanted = [...document.querySelectorAll(able)].filter(
      (one) =>
        one.tabIndex >= 0 &&
        one.checkVisibility({ visibilityProperty: true }) &&
        (one.type !== "radio" || one.checked),
    );
    window.reached = new Set();
    window.faults = [];
    // Before a key moves the focus on: one look at each stop, without a question from outside for each.
    addEventListener("keydown", lookAtFocus, { capture: true });
    return window.wanted.length;
  },

  /** The same of the page's own part alone; Tab goes on from the last thing before it. */
  ownFocusable() {
    const isOwn = (one) => one.closest("main");
    checks.focusable();
    const first = window.wanted.findIndex(isOwn);
    if (first > 0) window.wanted[first - 1].focus();
    window.wanted = window.wanted.filter(isOwn);
    return window.wanted.length;
  },

  /** What was wrong with what had the focus since this was asked last; how much of what is wanted had not. */
  walked() {
    lookAtFocus();
    const left = window.wanted.filter((one) => !window.reached.has(one)).length;
    return [window.faults.splice(0), left];
  },

  leftOut() {
    const left = window.wanted.filter((one) => !window.reached.has(one));
    return left.map((one) => `not reached: ${named(one)}`);
  },

  /** What moves by itself, or would when touched. */
  moving() {
    const seconds = (style) =>
      Math.max(...`${style.transitionDuration},${style.animationDuration}`.split(",").map(parseFloat));
    const faults = [...document.querySelectorAll("body *")].flatMap((one) =>
      [null, "::before", "::after"]
        .filter((part) => seconds(getComputedStyle(one, part)) > 0.02)
        .map((part) => `${named(one)}${part ?? ""}`),
    );
    const scrolls = getComputedStyle(document.documentElement).scrollBehavior;
    return scrolls === "smooth" ? [...faults, "smooth scrolling"] : faults;
  },
};
