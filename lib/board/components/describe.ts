import { factsOf } from './kinds';
import type { ComponentProps } from './shape';

/** What a component is called: its label, with its kind where that is not the same. */
export function nameOf({ kind, label }: Pick<ComponentProps, 'kind' | 'label'>): string {
  const { name } = factsOf(kind);
  const own = label.replace(/\s+/g, ' ').trim();
  return own === '' || own.toLowerCase() === name.toLowerCase() ? name : `${own}, ${name.toLowerCase()}`;
}
