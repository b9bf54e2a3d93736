// What this version of the site is made of, as service-worker.js says it.

/** @type {PrecacheManifest} */
export const site = /** @type {any} */ (self).site;

export const prefixes = Object.keys(site.languages);

/** typeOf returns the media type of a file, which its name decides: a host may say another
 * one, or none. @param {string} path */
export const typeOf = path => site.types[path.slice(path.lastIndexOf('.'))];
