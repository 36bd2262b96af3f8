// @ts-check
/** The end of the form: the finished files, and the ways to send them. */

import { html } from "../hit.js";
import { copy } from "../share/copy.js";
import { asFile, download, editFile, forApps, mail, newFile, together } from "./finish.js";
import { byId, page, say } from "./words.js";

/** @typedef {import("./finish.js").Text} Text */
/** @typedef {import("./entry.js").Made} Made */

export class Sending {
  /** @type {Text[]} */
  #files = [];
  /** @type {Made | undefined} */
  #made;
  /** @type {(slug: string) => File | undefined} */
  #photo = () => undefined;

  constructor() {
    const click = (/** @type {string} */ id, /** @type {() => void} */ act) => byId(id).addEventListener("click", act);
    click("send-download", () => this.#download());
    click("send-copy", () => this.#copy());
    click("send-share", () => this.#share());
    byId("send-mail").addEventListener("click", () => this.#mailed());
    byId("send-share").hidden = !navigator.canShare?.({ files: [new File(["a"], "a.txt", { type: "text/plain" })] });
    byId("send-mail").hidden = !page.send.mail;
  }

  /**
   * @param {{ files: Text[], comments: string[], changed: string[] }} result
   * @param {number} wrong
   * @param {boolean} edits
   * @param {Made} made
   * @param {(slug: string) => File | undefined} photo
   */
  show({ files, comments, changed }, wrong, edits, made, photo) {
    this.#files = files;
    this.#made = made;
    this.#photo = photo;
    const nothing = edits && !changed.length && files.length === 1;
    byId("form-wrong").hidden = !wrong;
    byId("form-send").hidden = wrong > 0 || nothing;
    byId("edit-nothing").hidden = wrong > 0 || !nothing;
    byId("edit-changed").textContent = edits && changed.length ? say("edit_changed", { keys: changed.join(", ") }) : "";
    const lost = byId("edit-comments");
    lost.hidden = !comments.length;
    lost.textContent = comments.length ? say("edit_comments", { comments: comments.join(" · ") }) : "";
    const texts = files.map(({ folder, name, text }) => {
      const path = `${folder}/${name}`;
      return html("figure", { class: "yaml" }, html("figcaption", {}, path), html("pre", { tabindex: "0", role: "region", "aria-label": path }, html("code", {}, text)));
    });
    byId("form-files").replaceChildren(...texts);
    byId("send-all").textContent = "";
    /** @type {HTMLTextAreaElement} */ (byId("send-text")).value = together(files);
    this.#github(edits);
    if (page.send.mail) {
      const { address } = mail(files, made.product.name?.vi ?? made.slug);
      /** @type {HTMLAnchorElement} */ (byId("send-mail")).href = address;
    }
  }

  /** One button for each file: GitHub takes one at a time. @param {boolean} edits */
  #github(edits) {
    const box = byId("send-github");
    box.hidden = !page.send.repository;
    if (!page.send.repository) return;
    const last = this.#files.length - 1;
    const rows = this.#files.map((file, at) => {
      const changes = edits && at === last;
      const { address, holds } = changes ? { address: editFile(file), holds: false } : newFile(file);
      const path = `${file.folder}/${file.name}`;
      const many = this.#files.length > 1 ? `${at + 1}. ` : "";
      const link = html("a", { class: "button button--main", href: address, target: "_blank", rel: "noopener external" }, html("span", {}, many + say("github_open", { path })));
      if (!holds) link.addEventListener("click", () => this.#put(file.text));
      const how = say(changes ? "github_edit_how" : holds ? "github_how" : "github_paste_how");
      return html("li", {}, link, html("p", { class: "quiet" }, how));
    });
    byId("send-github-files").replaceChildren(...rows);
    byId("send-github-two").hidden = this.#files.length < 2;
    byId("send-github-photo").hidden = !this.#photo(this.#made?.slug ?? "");
  }

  /** @param {string} text */
  async #put(text) {
    const area = /** @type {HTMLTextAreaElement} */ (byId("send-text"));
    const whole = area.value;
    area.value = text;
    this.#say(await copy(text, area) ? "copied" : "not_copied");
    area.value = whole;
  }

  #copy() {
    this.#put(together(this.#files));
  }

  #download() {
    for (const file of this.#files) download(asFile(file));
    const photo = this.#photo(this.#made?.slug ?? "");
    if (photo) download(photo);
    this.#say("downloaded");
  }

  async #share() {
    try {
      await navigator.share(forApps(this.#files, this.#photo(this.#made?.slug ?? "")));
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "AbortError") this.#say("not_shared");
    }
  }

  #mailed() {
    const { holds } = mail(this.#files, this.#made?.slug ?? "");
    if (holds && !this.#photo(this.#made?.slug ?? "")) return;
    this.#download();
    this.#say("mail_attach_now");
  }

  /** @param {string} key */
  #say(key) {
    byId("send-all").textContent = say(key);
  }
}
