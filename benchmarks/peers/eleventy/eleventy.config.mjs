// Eleventy with templates as JavaScript functions, the fastest it has; Markdown is not run through Liquid.
export default function (config) {
  config.addPassthroughCopy({ "theme/assets": "assets" });
  config.setQuietMode(true);
  return {
    dir: { input: "content", includes: "../layouts", data: "../data", output: "site" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
