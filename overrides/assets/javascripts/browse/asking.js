// @ts-check
/**
 * Asks the search, one question at a time: of those that come meanwhile only the last is asked. Nothing is waited for
 * where the list was shown before, or thought of.
 *
 * Rows belong to the list that was asked for last. Those of a list that is no longer shown, or not shown yet,
 * are not given.
 */

/** @typedef {import("../search/client.js").Search} Search */
/** @typedef {import("../search/engine.js").Browsed} Browsed */
/** @typedef {import("../search/engine.js").View} View */
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
    /** The last answer, until something else is asked for. @type {Browsed | null} */
    this.found = null;
    /** Whether anything was ever answered. */
    this.answered = false;
    /** How often something was asked for. */
    this.asked = 0;
    /** When the search has the list of the last answer at hand, or has stopped. @type {Promise<unknown>} */
    this.turned = Promise.resolve();
  }

  /** @param {Choice} choice @param {Job} job what to do with the answer */
  async ask(choice, job) {
    this.next = { choice, job };
    this.asked += 1;
    this.found = null;
    if (this.running) return;
    this.running = true;
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
    const view = this.view(choice);
    // In this very task, but after whoever asks has done what else there is to do.
    const found = await (this.foreseen(view) ?? this.told(view));
    this.answered = true;
    if (this.next) return;
    this.found = found;
    await this.does.answer(found, choice, job, () => this.next !== null);
  }

  /** @param {Choice} choice */
  view({ q, filters, sort }) {
    return { q, filters, sort, first: this.first };
  }

  /** @param {View} view */
  foreseen(view) {
    const found = this.search.foreseenList(view);
    if (!found) return undefined;
    this.turned = this.search.turn(view).catch(() => {}); // who wants rows has it opened anew
    return found;
  }

  /** @param {View} view */
  async told(view) {
    this.does.busy(true);
    const found = await this.search.browse(view);
    this.turned = Promise.resolve();
    return found;
  }

  /** Have the search think of what may be chosen next. @param {Choice[]} choices the likeliest first */
  think(choices) {
    if (!this.next) this.search.thinkOf(choices.map((choice) => this.view(choice)));
  }

  /** Of the list that is shown. @param {Browsed | null} list @param {number} from @param {number} to @returns {Promise<Hit[] | null>} */
  async rows(list, from, to) {
    if (!list || list !== this.found) return null;
    const { asked } = this;
    try {
      await this.turned;
      const hits = asked === this.asked && (await this.search.rows(from, to));
      return asked === this.asked && hits ? hits : null;
    } catch {
      return null; // what is left empty is asked for again when it is next seen
    }
  }

  /** Of the list just found, for its answer. @param {Browsed} found @param {number} from @param {number} to @returns {Promise<Hit[]>} */
  async firstRows({ hits }, from, to) {
    if (!from && to <= hits.length) return hits;
    this.does.busy(true);
    await this.turned;
    return this.search.rows(from, to);
  }
}
