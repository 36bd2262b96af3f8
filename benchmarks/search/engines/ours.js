/** Our search, asked the way the search box asks it. */
import { openSearch } from "/assets/javascripts/search/client.js";

export async function open(site) {
  const search = openSearch("/", site);
  await search.load();
  return {
    async ask(text) {
      const { products, others } = await search.suggest(text, { products: 8, others: 6 });
      return { products: products.map(({ url }) => url), others: others.map(({ url }) => url) };
    },
  };
}
