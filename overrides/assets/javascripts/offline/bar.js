// @ts-check
/** A line at the lower edge about where a page is from. Whether and when anything changes is up to the reader. */

/** @type {Record<string, string>} Words of words.yml that begin with `away_`, without that. */
export const words = JSON.parse(document.getElementById("oc-away-words")?.textContent || "{}");

/** @type {HTMLElement | undefined} */
let box;

/** @param {string} text @param {string} [href] where its link leads @param {string} [action] the link's words */
export function show(text, href, action) {
  box?.remove();
  box = document.createElement("div");
  box.className = "away";
  box.setAttribute("role", "status");
  const line = document.createElement("p");
  line.textContent = text;
  box.append(line);
  if (href && action) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = action;
    // The same address: without this nothing would be read anew where it has a hash.
    if (href === location.href) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        location.reload();
      });
    }
    box.append(link);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  close.addEventListener("click", () => box?.remove());
  box.append(close);
  document.body.append(box);
}
