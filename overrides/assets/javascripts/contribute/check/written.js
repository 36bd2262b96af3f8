// @ts-check
/**
 * Values as people write them → what stands in a file: `catalogue/written.py` in the browser. What cannot be read for
 * certain gives nothing. A test compares both.
 *
 *     readDate("ngày 5 tháng 12 năm 2024")  → "2024-12-05"
 *     readPhones("0912.345.678")            → ["+84912345678"]
 *     readPrice("150k")                     → 150000
 */

const MONTHS = "january february march april may june july august september october november december".split(" ");
/** @type {Record<string, number>} */
const NAMED = { sept: 9 };
MONTHS.forEach((name, at) => Object.assign(NAMED, { [name]: at + 1, [name.slice(0, 3)]: at + 1 }));
const MONTH_WORD = Object.keys(NAMED).sort((a, b) => b.length - a.length).join("|");
const DAY_MONTH_NAME = new RegExp(`^(?:(\\d{1,2})(?:st|nd|rd|th)? )?(${MONTH_WORD})\\.? ?(\\d{1,2} )?(\\d{4})$`);

/** Lower case without diacritics, signs as they are. @param {string} text */
export function plain(text) {
  const apart = text.toLowerCase().replaceAll("đ", "d").normalize("NFD");
  return apart.replace(/[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g, "");
}

/** @param {number} year @param {number} month @param {number} day */
export function isDay(year, month, day) {
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year, month - 1, day); // years below 100 as they are
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @param {number} year @param {number} [month] @param {number} [day] */
function dated(year, month, day) {
  const swapped = (month ?? 0) > 12 && (day ?? 99) <= 12;
  const [of, on] = swapped ? [day, month] : [month, day];
  if (year > 9999 || !isDay(year, of ?? 1, on ?? 1)) return undefined;
  const parts = [of, on].filter((part) => part !== undefined).map((part) => `-${String(part).padStart(2, "0")}`);
  return String(year).padStart(4, "0") + parts.join("");
}

/** A date in any usual form, day before month. @param {string} text @returns {string | undefined} */
export function readDate(text) {
  let bare = plain(text).replaceAll(",", " ").replace(/^[ .;]+|[ .;]+$/g, "").replace(/\s+/g, " ");
  bare = bare.replace(/\b0?0:00(:00)?$/, "").trim();
  const named = DAY_MONTH_NAME.exec(bare);
  if (named) {
    const day = named[1] || named[3];
    return dated(Number(named[4]), NAMED[named[2]], day ? Number(day) : undefined);
  }
  bare = bare.replace(/\b(?:ngay|thang|nam|thg|th|t(?=\d)|date|from|tu)\b\.?|\bt(?=\d)/g, " ");
  const parts = bare.match(/\d+/g) ?? [];
  if (!parts.length || parts.length > 3 || /[^\d\s/.-]/.test(bare)) return undefined;
  const numbers = parts.map(Number);
  const last = parts[parts.length - 1] ?? "";
  if (parts[0]?.length === 4) return dated(numbers[0], numbers[1], numbers[2]);
  if (last.length === 4 && parts.length > 1) {
    const back = [...numbers].reverse();
    return dated(back[0], back[1], back[2]);
  }
  if (parts.length === 3 && last.length === 2 && numbers[2] < 70) return dated(2000 + numbers[2], numbers[1], numbers[0]);
  return undefined;
}

const PHONE = /(?<!\d)(?:(?:\+|00)840?|840?(?=\d{9})|0|(?=[35789]\d{8}(?!\d)))([1-9]\d{8,9})(?!\d)/;

/** Phone numbers of Vietnam in their international form. @param {string} text */
export function readPhones(text) {
  const pieces = text.split(/[;,/\n]| - | hoặc | và | or /);
  const found = pieces.flatMap((piece) => {
    const match = PHONE.exec(piece.replace(/[\s.\-()]/g, ""));
    return match ? [`+84${match[1]}`] : [];
  });
  return [...new Set(found)];
}

const AMOUNT =
  /^\D{0,12}?(\d{1,3}(?:[ ._,]\d{3})+|\d+(?:[.,]\d+)?)\s*(k|ngh?in|ngan|tr|trieu)?\s*(?:d|dong|₫|vnd)?(?:\s*\/\s*[\p{L}\p{N}_]+(?: [\p{L}\p{N}_]+)?)?\.?$/u;
/** @type {Record<string, number>} */
const FACTORS = { k: 1000, nghin: 1000, ngin: 1000, ngan: 1000, tr: 1e6, trieu: 1e6 };

/** Whole đồng of "150.000đ", "150k" or "1,5 triệu". @param {string} text @returns {number | undefined} */
export function readPrice(text) {
  const found = AMOUNT.exec(plain(text).trim());
  if (!found) return undefined;
  const [, digits, word] = found;
  const factor = FACTORS[word ?? ""] ?? 1;
  if (factor === 1 || /[ ._,]\d{3}$/.test(digits)) {
    return /[.,]\d{1,2}$/.test(digits) ? undefined : Number(digits.replace(/\D/g, "")) * factor;
  }
  return Math.round(Number(digits.replace(",", ".")) * factor);
}

/** The one number of "29,5 độ". @param {string} text @returns {number | undefined} */
export function readNumber(text) {
  const found = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
  return found.length === 1 ? Number(found[0].replace(",", ".")) : undefined;
}
