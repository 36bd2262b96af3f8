// @ts-check
/**
 * Pages that were visited stay readable: they and what they need are kept, apart by the version of scripts and
 * styles that pages name in `<meta name="assets-version">`. So a page never meets a style of another version.
 */

/** Pages kept of a version, pictures kept of it, and versions: the oldest go first. */
const MOST_PAGES = 80;
const MOST_PICTURES = 120;
const MOST_VERSIONS = 2;
/** Header of a kept page: when it was read from the network. */
export const STORED = "x-stored";
const VERSION = /<meta name="assets-version" content="([0-9a-f]+)">/;
/** What a version never changes; a photo's name follows from its content. */
const FIXED = /^(?:(?:vi|en)\/(?:assets|illustrations)|photos)\//;
const PICTURE = /\/(?:photos|qr)\/[^/]+$/;
const KEPT = /^(?:(?:vi|en)\/.*|(?:photos|search|Q|contribute)\/.+|qr\/.+\.svg|404\.html)?$/;

/** @param {string} path below the site's root */
export const isFixed = (path) => FIXED.test(path);

/** Whether a copy is kept of what a page loads. @param {string} path */
export const isKept = (path) => KEPT.test(path);

/** The version a page belongs to, as soon as its head is there. @param {Response} response @returns {Promise<string>} */
export async function versionOf(response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: "" };
    text += value ?? "";
    const found = VERSION.exec(text);
    if (found || done || text.includes("</head>")) {
      reader?.cancel();
      return found?.[1] ?? "";
    }
  }
}

export class Visited {
  /** @param {string} scope path of the site's root: sites on one host are kept apart */
  constructor(scope) {
    this.start = `ocop visited ${scope} `;
    this.puts = 0;
  }

  /** @param {string} version @returns {Promise<Cache>} */
  cache(version) {
    return caches.open(this.start + version);
  }

  /** @returns {Promise<string[]>} the newest first */
  async versions() {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.start));
    return names.map((name) => name.slice(this.start.length)).reverse();
  }

  /** @param {string} url @param {string} version @returns {Promise<Response | undefined>} */
  async get(url, version) {
    const name = this.start + version;
    return (await caches.has(name)) ? (await caches.open(name)).match(url, { ignoreVary: true }) : undefined;
  }

  /** Keep a copy. A device that has no room left keeps nothing more. @param {string} url @param {Response} response @param {string} version */
  async put(url, response, version) {
    try {
      const cache = await this.cache(version);
      const headers = new Headers(response.headers);
      headers.set(STORED, new Date().toISOString());
      const { status, statusText } = response;
      await cache.put(url, new Response(await response.blob(), { status, statusText, headers }));
      if (++this.puts % 20 === 1) await this.tidy(cache);
    } catch {
      // Storage is full or blocked.
    }
  }

  /** @param {Cache} cache the one used last */
  async tidy(cache) {
    const keys = await cache.keys();
    const pictures = keys.filter(({ url }) => PICTURE.test(url));
    const pages = keys.filter(({ url }) => url.endsWith("/"));
    const old = [...pages.slice(0, -MOST_PAGES), ...pictures.slice(0, -MOST_PICTURES)];
    await Promise.all(old.map((key) => cache.delete(key)));
    const versions = await this.versions();
    await Promise.all(versions.slice(MOST_VERSIONS).map((version) => caches.delete(this.start + version)));
  }

  /** A visited page in the newest version there is of it. @param {string} url @returns {Promise<{ response: Response, version: string } | undefined>} */
  async find(url) {
    for (const version of await this.versions()) {
      const response = await this.get(url, version);
      if (response) return { response, version };
    }
    return undefined;
  }

  /** Addresses and titles of the pages visited last. @param {number} most @returns {Promise<{ url: string, title: string }[]>} */
  async latest(most) {
    const found = new Map();
    for (const version of await this.versions()) {
      const cache = await this.cache(version);
      const keys = (await cache.keys()).filter(({ url }) => url.endsWith("/")).reverse();
      for (const key of keys.slice(0, most)) {
        const title = /<title>([^<]+)<\/title>/.exec((await (await cache.match(key))?.text()) ?? "")?.[1];
        if (title && !found.has(key.url)) found.set(key.url, { url: key.url, title });
      }
    }
    return [...found.values()].slice(0, most);
  }
}
