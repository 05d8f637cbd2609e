import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default function (eleventyConfig) {
  eleventyConfig.addPassthroughCopy({ "./public/": "/" });
  eleventyConfig.addFilter("slug", (text) => `${text}`.toLowerCase());
}

export const config = { dir: { input: ".", includes: "_includes" } };
