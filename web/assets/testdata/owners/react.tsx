import { useEffect, useRef } from 'react';
import type { ShimingFaqElement } from './embed';

export function Help() {
  const faq = useRef<ShimingFaqElement>(null);
  useEffect(() => { faq.current?.show('check'); faq.current?.openAnswers('how-to-verify'); }, []);
  return <shiming-faq ref={faq} view="check" theme="dark" min-height={400} font="Songti" mirror-url debug
    {...{ 'onshiming:verdict': (e: CustomEvent<{ verdict: string }>) => console.log(e.detail.verdict) }} />;
}

// @ts-expect-error: no such theme
export const wrong = <shiming-faq theme="blue" />;
export const properties = <shiming-faq open={['how-to-verify']} minHeight={400} debug={false} mirrorUrl />;
