// What few of those who embed ask for: embed.js brings it where an option does.

export { mirror } from './embed/mirror.js';
export { languageAndScript } from './locale.js';
