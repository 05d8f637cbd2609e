// Global data, imported anywhere on the site.
export const SITE_TITLE = 'Star journal';
export const SITE_DESCRIPTION = `What the sky shows.`;
