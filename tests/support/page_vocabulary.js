// What a page is made of and says, for tests/browser/test_hostile_texts.py: read by the browser's own parser,
// without running it.

const URLS = ["href", "src", "action", "formaction", "poster", "data", "srcset", "ping", "xlink:href"];
const GOOD = /^(?:https:|mailto:|tel:|geo:)/i;
const squeezed = (text) => text.replace(/\s+/g, " ").trim();

/** Element → its name and the names of its attributes. */
function form(element) {
  return `${element.localName} ${element.getAttributeNames().sort().join(" ")}`;
}

async function read(path) {
  const html = await (await fetch(path)).text();
  const page = new DOMParser().parseFromString(html, "text/html");
  const forms = new Set();
  const prose = new Set();
  const addresses = new Set();
  const broken = [];
  for (const element of page.querySelectorAll("*")) {
    const inside = element.parentElement?.closest(".prose");
    (inside ? prose : forms).add(form(element));
    for (const name of URLS) {
      const value = element.getAttribute(name);
      if (value && /^\s*[\w+.&#;\s-]*:/.test(value) && !GOOD.test(value)) addresses.add(`${name}=${value}`);
      if (value && /^[\\/\s]*[\\/]{2}/.test(value)) addresses.add(`${name}=${value}`);
    }
  }
  for (const script of page.querySelectorAll('script[type$="json"]')) {
    try {
      JSON.parse(script.textContent);
    } catch (error) {
      broken.push(String(error));
    }
  }
  for (const gone of page.querySelectorAll("script, style, template")) gone.remove();
  return { forms, prose, addresses, broken, text: squeezed(page.body.textContent), title: squeezed(page.title) };
}

/** [address, [texts to count in it]] of many pages → what each has. */
async function readAll(pages) {
  const found = [];
  for (const [path, texts] of pages) {
    const { forms, prose, addresses, broken, text, title } = await read(path);
    const counts = texts.map((one) => text.split(squeezed(one)).length - 1);
    found.push([path, { forms: [...forms], prose: [...prose], addresses: [...addresses], broken, counts, title }]);
  }
  return Object.fromEntries(found);
}
