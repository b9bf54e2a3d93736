import type { ShimingFaqElement } from './embed';

const faq: ShimingFaqElement = document.createElement('shiming-faq');
faq.open('how-to-verify', 'can-i-unbind');
document.addEventListener('shiming:answer', e => console.log(e.detail.input.length));
document.querySelector('shiming-faq')?.reset();
// @ts-expect-error: no such detail
faq.addEventListener('shiming:verdict', e => e.detail.question);
