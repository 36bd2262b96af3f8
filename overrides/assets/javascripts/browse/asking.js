// @ts-check
/**
 * Asks the search, one question at a time: of those that come meanwhile only the last is asked.
 *
 * Rows belong to the list that was asked for last. Those of a list that is no longer shown, or not shown yet,
 * are not given.
 */

/** @typedef {import("../search/client.js").Search} Search */
/** @typedef {import("../search/engine.js").Browsed} Browsed */
/** @typedef {import("../hit.js").Hit} Hit */
/** @typedef {import("./address.js").Choice} Choice */
/**
 * @template Job
 * @typedef {object} Does
 * @property {(found: Browsed, choice: Choice, job: Job, overtaken: () => boolean) => Promise<void>} answer
 * @property {() => void} fail
 * @property {(busy: boolean) => void} busy
 */

/** @template Job */
export class Asking {
  /** @param {Search} search @param {Does<Job>} does @param {number} first so many rows come with each answer */
  constructor(search, does, first) {
    this.search = search;
    this.first = first;
    this.does = does;
    /** @type {{ choice: Choice, job: Job } | null} */
    this.next = null;
    this.running = false;
    this.answers = 0;
  }

  /** @param {Choice} choice @param {Job} job what to do with the answer */
  async ask(choice, job) {
    this.next = { choice, job };
    if (this.running) return;
    this.running = true;
    this.does.busy(true);
    try {
      while (this.next) await this.one();
    } catch (error) {
      this.next = null;
      this.does.fail();
    } finally {
      this.running = false;
      this.does.busy(false);
    }
  }

  async one() {
    const { choice, job } = /** @type {{ choice: Choice, job: Job }} */ (this.next);
    this.next = null;
    const found = await this.search.browse({ ...choice, first: this.first });
    this.answers += 1;
    if (!this.next) await this.does.answer(found, choice, job, () => this.next !== null);
  }

  /** Of the list that is shown. @param {number} from @param {number} to @returns {Promise<Hit[] | null>} */
  async rows(from, to) {
    if (this.running) return null;
    const { answers } = this;
    try {
      const hits = await this.search.rows(from, to);
      return this.running || answers !== this.answers ? null : hits;
    } catch {
      return null; // what is left empty is asked for again when it is next seen
    }
  }

  /** Of the list just found, for its answer. @param {Browsed} found @param {number} from @param {number} to @returns {Promise<Hit[]>} */
  async firstRows({ hits }, from, to) {
    return from || to > hits.length ? this.search.rows(from, to) : hits;
  }
}
