// @ts-check
/** Copies a text, with or without the browser's leave to write to the clipboard. */

/**
 * @param {string} text
 * @param {HTMLInputElement | HTMLTextAreaElement} field that shows it, to be selected where nothing else works
 * @returns {Promise<boolean>} false: it is selected, and the reader has to copy it
 */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard (a page that is not https), or no leave to use it.
  }
  field.focus();
  field.select();
  field.setSelectionRange(0, field.value.length); // a phone selects nothing by select()
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

/** Zalo has no address that takes a text; on a phone the app opens, on a desk its page. */
export function zaloAddress() {
  return matchMedia("(pointer: coarse)").matches ? "https://zalo.me/" : "https://chat.zalo.me/";
}
