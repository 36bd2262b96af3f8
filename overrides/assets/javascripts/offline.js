// @ts-check
/**
 * Starts the service worker when the page is done, and tells readers where the page is from, if that is not the
 * network as it is now. Without HTTPS, or in a browser without workers, nothing happens at all.
 */

import { show, words } from "./offline/bar.js";

/** The site's root, from this script's address. */
const root = new URL("../../../", import.meta.url);

/** @param {ServiceWorkerContainer} container */
async function start(container) {
  const before = container.controller;
  const registration = await container.register(new URL("sw.js", root), { scope: root.pathname });
  if (before) {
    const { from, on, version } = await ask(before);
    if (from === "taken") (await import("./offline/newer.js")).watch(root, version);
    else if (from === "visited") {
      const when = new Date(on ?? "").toLocaleString(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
      show((words.visited ?? "").replace("{when}", when));
    }
    return;
  }
  // The first page stays readable as well, with what it has loaded.
  const version = document.querySelector("meta[name=assets-version]")?.getAttribute("content");
  await container.ready;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const [page] = location.href.split(/[?#]/);
  if (version) registration.active?.postMessage({ tell: "opened", urls: [page, ...loaded], version });
}

/** @param {ServiceWorker} worker @returns {Promise<{ from: "live" | "visited" | "taken", on?: string, version: string }>} */
function ask(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage({ ask: "source" }, [port2]);
  });
}

const { serviceWorker } = navigator;
if (serviceWorker && /^https?:$/.test(root.protocol)) {
  const begin = () => void start(serviceWorker).catch(() => {});
  // A page that nobody looks at may never be idle.
  const later = () => ("requestIdleCallback" in window ? requestIdleCallback(begin, { timeout: 2000 }) : setTimeout(begin));
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
