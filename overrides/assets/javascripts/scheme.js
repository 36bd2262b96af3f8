// @ts-check
/**
 * Light, dark, or as the device is set: the reader's choice, kept on the device.
 *
 * A plain script that stands behind the buttons in the header, so that it is done before anything below is
 * shown: a page that turns dark after a moment would hurt at night. Without it pages are light.
 */
(() => {
  const KEY = "ocop-scheme";
  const AUTO = "(prefers-color-scheme)";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  /** Each is a choice; the label behind it shows it and leads to the next. */
  const inputs = [...document.querySelectorAll("input")].filter((one) => one.name === "__palette");
  const light = matchMedia("(prefers-color-scheme: light)");

  /** @param {string | null | undefined} media */
  const of = (media) => inputs.find((one) => one.dataset.mdColorMedia === media);

  /** @param {HTMLInputElement} chosen */
  function show(chosen) {
    const isAuto = chosen.dataset.mdColorMedia === AUTO;
    const device = of(`(prefers-color-scheme: ${light.matches ? "light" : "dark"})`);
    const { mdColorScheme = "default" } = ((isAuto && device) || chosen).dataset;
    document.body.setAttribute("data-md-color-scheme", mdColorScheme);
    for (const input of inputs) {
      input.checked = input === chosen;
      const label = input.nextElementSibling;
      if (label instanceof HTMLElement) label.hidden = input !== chosen;
    }
  }

  /** @returns {string | null} */
  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Storage is blocked: as the device is set.
    }
  }

  const first = of(kept()) ?? of(AUTO);
  if (first) show(first);
  for (const input of inputs) {
    input.addEventListener("change", () => {
      show(input);
      try {
        localStorage.setItem(KEY, input.dataset.mdColorMedia ?? AUTO);
      } catch {
        // Storage is blocked or full: the choice holds for this page.
      }
    });
  }
  light.addEventListener("change", () => {
    const chosen = inputs.find((one) => one.checked);
    if (chosen) show(chosen);
  });
})();
