/*
 * What a pack of the site needs where its pages are files: modules without imports, data without fetch, and pages
 * in folders, which a browser does not look for there.
 */
const $script = document.currentScript;
const $folder = new URL("./", $script.src);
const $modules = {};
const $made = {};

/** What a module exports; it runs when it is first asked for. */
function $use(name) {
  if (!(name in $made)) $made[name] = $modules[name](new URL(name, $folder).href);
  return $made[name];
}

/** In place of import() of one of our modules, which may need the one that asks: never before that has run. */
const $later = (name) => Promise.resolve().then(() => $use(name));

/** There are no workers for files: the search then runs in the page. */
function $noWorker() {
  throw new Error("no worker for files");
}

/** The file of a page's address. */
function $file(address) {
  const url = new URL(address, location.href);
  if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url.href;
}

/** Texts that came as scripts: each calls this. */
const $waiting = new Map();
globalThis.$file_is = (text) => {
  const done = $waiting.get(document.currentScript.src);
  if (done) done(text);
};

/** In place of fetch(): beside each file that may be asked for lies a script with its text. */
async function $fetch(address) {
  const url = new URL($file(address));
  url.search = url.hash = "";
  const text = await new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = `${url.href}.js`;
    $waiting.set(script.src, done);
    script.addEventListener("error", () => failed(new Error(`not in the pack: ${url.href}`)));
    script.addEventListener("load", () => script.remove());
    document.head.append(script);
  });
  return {
    ok: true,
    status: 200,
    text: async () => text,
    json: async () => JSON.parse(text),
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  };
}

/** Links that scripts make lead to folders. Put right before anything is done with one. */
function $mend(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href], area[href]") : null;
  if (link && link.href.startsWith("file:")) {
    const right = $file(link.href);
    if (right !== link.href) link.href = right;
  }
}
for (const kind of ["pointerdown", "focusin", "click", "auxclick", "contextmenu"]) {
  document.addEventListener(kind, $mend, true);
}

/** Run what this page's tag names, in its order. */
function $start() {
  for (const name of ($script.dataset.modules || "").split(" ")) {
    if (name) {
      try {
        $use(name);
      } catch (error) {
        console.error(name, error);
      }
    }
  }
}
