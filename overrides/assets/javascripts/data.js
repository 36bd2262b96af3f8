// @ts-check
/**
 * The page of the open data: copies a command when its button is pressed.
 *
 * In: buttons with data-copy (the id of what to copy), data-done and data-failed (what to say),
 * each with an element of role "status" behind it.
 */

/** @param {HTMLButtonElement} button */
async function copied(button) {
  const shown = document.getElementById(button.dataset.copy ?? "");
  if (!shown) return false;
  try {
    await navigator.clipboard.writeText(shown.textContent ?? "");
    return true;
  } catch {
    // No clipboard (a page that is not https), or no leave to use it: it is selected instead.
    getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy");
  }
}

for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"))) {
  button.addEventListener("click", async () => {
    const done = await copied(button);
    const said = button.parentElement?.querySelector("[role=status]");
    if (said) said.textContent = (done ? button.dataset.done : button.dataset.failed) ?? "";
  });
}
