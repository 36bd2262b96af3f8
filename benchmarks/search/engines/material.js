/** Material's worker, spoken to as its search box does. Both languages are in one index. */
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
const MOST = 20;

export async function open() {
  const index = await (await fetch("/search/search_index.json")).json();
  const worker = new Worker("/assets/javascripts/workers/search.js");
  const say = (type, data, wanted) =>
    new Promise((done, failed) => {
      worker.onmessage = ({ data: message }) => (message.type === wanted ? done(message.data) : undefined);
      worker.onerror = failed;
      worker.postMessage({ type, data });
    });
  await say(SETUP, { ...index, options: { suggest: false } }, READY);
  return {
    async ask(text) {
      const { items } = await say(QUERY, text, RESULT);
      // A product's pages in both languages count once.
      const urls = items.map(([{ location }]) => location.split("#")[0].replace(/^en\//, ""));
      return parted([...new Set(urls)]);
    },
  };
}

function parted(urls) {
  const product = /^products\/./;
  return {
    products: urls.filter((url) => product.test(url)).slice(0, MOST),
    others: urls.filter((url) => !product.test(url)).slice(0, MOST),
  };
}
