// @ts-check
/** The day of reading in words, as the site writes days: "26 November 2026", "26 tháng 11, 2026". */
export function today() {
  const lang = document.documentElement.lang;
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { dateStyle: "long" }).format(new Date());
}
