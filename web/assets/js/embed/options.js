import { ids } from './view.js';

// options are the names of all options, as attributes of the element. The script tag
// has them with data- before.
export const options = ids('view lang theme accent radius font min-height max-height loading open mirror-url title debug sandbox');
