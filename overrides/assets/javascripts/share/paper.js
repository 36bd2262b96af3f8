// @ts-check
/** What the root has while a product is printed as a stand card: product-paper/card.css. */
const CARD = "prints-card";

/** Print the page as a stand card of A6, in place of a sheet of A4. */
export function printCard() {
  const { classList } = document.documentElement;
  classList.add(CARD);
  addEventListener("afterprint", () => classList.remove(CARD), { once: true });
  print();
}
