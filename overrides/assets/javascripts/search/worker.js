// @ts-check
/** The search in a thread of its own, so that typing never waits for it. Asked by `client.js`. */
import { answering } from "./answering.js";

// As text: the page reads it only if it is asked for.
const answer = answering((about, found) => postMessage({ id: "ahead", about, found: JSON.stringify(found) }));
addEventListener("message", async ({ data: { id, call, args } }) => {
  try {
    postMessage({ id, value: await answer(call, args) });
  } catch (error) {
    postMessage({ id, error: String(error) });
  }
});
// It runs: what it is asked before it has an index it answers when it has one.
postMessage({ id: "ready" });
