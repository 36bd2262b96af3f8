/** Pagefind: the index is chosen by the language of the document. */
const MOST = 12; // each result's address is a file of its own

export async function open(site) {
  document.documentElement.lang = site;
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.init();
  return {
    async ask(text) {
      const { results } = await pagefind.search(text);
      const found = await Promise.all(results.slice(0, MOST).map((result) => result.data()));
      const urls = found.map(({ url }) => url.replace(/^\/(vi|en)\//, ""));
      const product = /^products\/./;
      return {
        products: urls.filter((url) => product.test(url)),
        others: urls.filter((url) => !product.test(url)),
      };
    },
  };
}
