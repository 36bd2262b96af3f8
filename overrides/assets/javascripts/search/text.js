// @ts-check
/**
 * Words of stories and summaries: files by the first letters of a word, fetched when names say too little.
 */

/** @typedef {(path: string) => Promise<any>} FetchJson path below `/search/` */

export class Text {
  /**
   * @param {{ of: string, text: { letters: number, buckets: string } }} index
   * @param {FetchJson} fetchJson
   */
  constructor(index, fetchJson) {
    this.of = index.of;
    this.letters = index.text.letters;
    this.buckets = new Set(index.text.buckets.split(" "));
    this.fetchJson = fetchJson;
    /** @type {Map<string, Promise<Record<string, number[]>>>} */
    this.files = new Map();
  }

  /**
   * Products whose texts have a word that is this one or begins with it, by position.
   * @param {string} word folded
   * @returns {Promise<Set<number>>}
   */
  async look(word) {
    /** @type {Set<number>} */
    const found = new Set();
    const bucket = word.slice(0, this.letters);
    if (!this.buckets.has(bucket)) return found;
    const file = await this.file(bucket);
    for (const [known, steps] of Object.entries(file)) {
      // Short beginnings fit a great many words.
      if (known !== word && (word.length < 3 || !known.startsWith(word))) continue;
      let at = 0;
      for (const step of steps) found.add((at += step));
    }
    return found;
  }

  /** @param {string} bucket */
  file(bucket) {
    let file = this.files.get(bucket);
    if (!file) {
      file = this.fetchJson(`text/${bucket}.json`).then(
        // Of another version of the catalogue: its positions mean other products.
        (data) => (data.of === this.of ? data.words : {}),
        () => {
          this.files.delete(bucket);
          return {};
        },
      );
      this.files.set(bucket, file);
    }
    return file;
  }
}
