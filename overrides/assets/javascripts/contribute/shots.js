// @ts-check
/** The photo that goes along with an entry. It is not kept in the draft, and is no part of the file until it is there. */

import { isSmall, prepare } from "./photo.js";
import { byId, page, lang, say } from "./words.js";
import { entry as yaml } from "./yaml.js";

/** @typedef {import("./photo.js").Shot} Shot */

export class Shots {
  /** @type {Shot | undefined} */
  #shot;

  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.note = byId("shot-told");
    const input = /** @type {HTMLInputElement} */ (byId("f-shot"));
    input.addEventListener("change", () => this.#take(input.files?.[0]));
    byId("shot-remove").addEventListener("click", () => {
      input.value = "";
      this.#take(undefined);
      input.focus();
    });
  }

  /** @param {File | undefined} given */
  async #take(given) {
    if (this.#shot) URL.revokeObjectURL(this.#shot.address);
    this.#shot = undefined;
    this.note.textContent = "";
    if (given) {
      try {
        this.#shot = await prepare(given, "photo.jpg");
        const { width, height } = this.#shot;
        if (isSmall(this.#shot)) this.note.textContent = this.#told("photo-small", given.name, `${width} × ${height}`);
      } catch {
        this.note.textContent = this.#told("photo-format", given.name, given.type || "?");
      }
    }
    const image = this.#shot ? [Object.assign(new Image(), { src: this.#shot.address, alt: "" })] : [];
    byId("shot").replaceChildren(...image);
    byId("shot-remove").hidden = !this.#shot;
    this.changed();
  }

  /** @param {string} code @param {string} got @param {string} found */
  #told(code, got, found) {
    const { message, hint } = page.spec.messages[code];
    const text = `${message[lang]}. ${hint[lang]}`;
    return text.replace("$got", got).replace("$found", found);
  }

  get address() {
    return this.#shot?.address ?? "";
  }

  /** The picture under the name its product's file will call it. @param {string} slug */
  file(slug) {
    return this.#shot && new File([this.#shot.file], `${slug}.jpg`, { type: "image/jpeg" });
  }

  /** How the product's file names the photo: as a comment, until the photo is in its folder. @param {import("./entry.js").Made} made */
  described({ slug, photo, product }) {
    if (!this.#shot) return "";
    const row = { file: `photos/${slug}.jpg`, alt: photo.alt ?? product.name ?? {}, credit: photo.credit ?? "?", licence: photo.licence ?? "CC BY 4.0" };
    const lines = yaml({ photos: [row] }).trimEnd().split("\n");
    return [`# ${say("photo_later")}`, ...lines.map((line) => `# ${line}`), ""].join("\n");
  }
}
