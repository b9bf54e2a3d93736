import { useEffect, useRef } from 'react';
import type { ShimingFaqElement } from './embed';

export function Help() {
  const faq = useRef<ShimingFaqElement>(null);
  useEffect(() => { faq.current?.show('check'); faq.current?.open('how-to-verify'); }, []);
  return <shiming-faq ref={faq} view="check" theme="dark" min-height={400} font="Songti" mirror-url debug
    {...{ 'onshiming:verdict': (e: CustomEvent<{ verdict: string }>) => console.log(e.detail.verdict) }} />;
}

// @ts-expect-error: no such theme
export const wrong = <shiming-faq theme="blue" />;
// @ts-expect-error: a method has the name of this option
export const method = <shiming-faq open="how-to-verify" />;
