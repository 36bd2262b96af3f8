// @ts-check
/** What a tablet at a stand remembers: that the mode is on, and which list it is limited to. On the device only. */

const ON = "ocop-tablet";
const SHOW = "ocop-tablet-show";
/** A list page: an event's, a producer's, a group's … */
const PAGE = /^(?:events|producers|groups|sets|places|stars)\/[a-z0-9-]+\/$/;
/** As addresses name them: "?tablet=event:hoi-cho". @type {Record<string, string>} */
const FOLDERS = { event: "events", producer: "producers", group: "groups", set: "sets", place: "places", stars: "stars" };

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // storage is blocked: the mode lasts as long as its page
  }
}

/** @param {string} key @param {string | null} value */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full.
  }
}

export const isOn = () => read(ON) !== null;

/** @param {boolean} on */
export const setOn = (on) => write(ON, on ? "1" : null);

/** The list page that was chosen, or "": everything. */
export function shownPage() {
  const page = read(SHOW) ?? "";
  return PAGE.test(page) ? page : "";
}

/** @param {string} page */
export const setShownPage = (page) => write(SHOW, PAGE.test(page) ? page : null);

/**
 * What an address asks for: "event:hoi-cho" → "events/hoi-cho/"; null where it names nothing.
 * @param {string} asked
 */
export function pageOf(asked) {
  const [kind, slug = ""] = asked.split(":");
  const page = `${FOLDERS[kind] ?? ""}/${slug}/`;
  return PAGE.test(page) ? page : null;
}
