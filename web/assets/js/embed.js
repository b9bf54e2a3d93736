// The explainer on other people's pages:
//
//	<script async src="https://HOST/embed.js" data-view="check"></script>
//	<shiming-faq view="check"></shiming-faq>
//
// The page /embed/ says what else can be written there. On the host page there is
// nothing of this script but the element, and no global name.

import { define } from './embed/element.js';
import { load } from './embed/loader.js';

load(define);
