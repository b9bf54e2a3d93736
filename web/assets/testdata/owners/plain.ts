import type { ShimingFaqElement } from './embed';

const faq: ShimingFaqElement = document.createElement('shiming-faq');
faq.openAnswers('how-to-verify', 'can-i-unbind');
faq.open = ['how-to-verify'];
faq.minHeight = 400;
faq.debug = false;
const view: string | null = faq.view;
console.log(view);
// @ts-expect-error: no such theme
faq.theme = 'blue';
document.addEventListener('shiming:answer', e => console.log(e.detail.input.length));
document.querySelector('shiming-faq')?.reset();
// @ts-expect-error: no such detail
faq.addEventListener('shiming:verdict', e => e.detail.question);
