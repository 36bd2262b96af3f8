// @ts-check
/** Dialogs that cover the page: opened, closed, and the focus back where it was. */

/** Their styles, fetched with the first of them. @type {Promise<void> | undefined} */
let styles;

function styled() {
  styles ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("../../stylesheets/dialogs.css", import.meta.url).href;
    link.addEventListener("load", () => done());
    link.addEventListener("error", () => {
      styles = undefined; // not reachable now: the dialog works, if plainly
      done();
    });
    document.head.append(link);
  });
  return styles;
}

/**
 * Open a dialog that is gone for good when it is closed.
 * @param {HTMLDialogElement} dialog
 * @param {boolean} [anywhere] whether a press anywhere on it closes it, not only one beside what it holds
 */
export async function openDialog(dialog, anywhere = false) {
  await styled();
  const before = document.activeElement;
  dialog.addEventListener("click", ({ target }) => {
    if (anywhere || target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
}
