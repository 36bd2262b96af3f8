// Mere prose.
import { frame } from "./frame.mjs";

export const render = (data) =>
  frame(
    data,
    (page) =>
      `<article class="oc-wrap md-content__inner md-typeset"><h1>${page.title}</h1>${page.content}</article>`,
  );
