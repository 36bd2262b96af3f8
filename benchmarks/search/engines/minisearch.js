/** MiniSearch over folded words. Both languages are in every record. */
import MiniSearch from "/library.js";

const MOST = 20;
const BOOST = { name: 8, alias: 5, producer: 3, place: 3, kind: 2, text: 0.5 };

export async function open() {
  const { products, others } = await (await fetch("/records.json")).json();
  const indexes = { products: indexOf(products), others: indexOf(others) };
  return {
    async ask(text) {
      const found = Object.entries(indexes).map(([name, index]) => [name, search(index, fold(text))]);
      return Object.fromEntries(found);
    },
  };
}

function indexOf(records) {
  const index = new MiniSearch({ idField: "url", fields: Object.keys(BOOST), storeFields: [] });
  index.addAll(records);
  return index;
}

function search(index, text) {
  const settings = { boost: BOOST, prefix: true, fuzzy: (word) => (word.length > 3 ? 0.25 : false) };
  for (const combineWith of ["AND", "OR"]) {
    const found = index.search(text, { ...settings, combineWith });
    if (found.length) return found.slice(0, MOST).map(({ id }) => id);
  }
  return [];
}

function fold(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}
