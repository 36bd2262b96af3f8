// @ts-check
/**
 * On every page: to the page of the tablet mode where it is on, or an address asks for it with "?tablet".
 * Pages that the tablet shows stand in its frame and stay what they are.
 */

import { bringBack } from "./forget.js";
import { isOn, setOn } from "./settings.js";

const asked = new URLSearchParams(location.search).get("tablet");
const home = document.querySelector("a.oc-brand");

if (window === window.top && asked === "0") {
  if (isOn()) bringBack();
  setOn(false);
} else if (window === window.top && home instanceof HTMLAnchorElement && !document.getElementById("stand")) {
  if (asked !== null || isOn()) location.replace(new URL(`tablet/${asked === null ? "" : location.search}`, home.href));
}
