// @ts-check
const {themes} = require('prism-react-renderer');

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Workshop\'s log', // shown in tabs
  tagline: "Don't panic",
  url: 'https://workshop.example',
  baseUrl: '/docs-site/',
  i18n: { defaultLocale: 'en', locales: ['en', 'nl'] },
  presets: [
    ['classic', /** @type {import('@docusaurus/preset-classic').Options} */ ({
      docs: { routeBasePath: 'handbook', path: 'handbook' },
      blog: { showReadingTime: true, routeBasePath: 'news', path: './blog' },
    })],
  ],
  themeConfig: { navbar: { title: 'Not the title' } },
};

module.exports = config;
