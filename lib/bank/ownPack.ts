/** The pack of a workspace's own questions. It is made with the first of them. */
export const OWN_PACK = { slug: 'own', title: 'Our own questions', version: '1.0.0' } as const;

const SLUG_MAX = 64;
/** Left for a number that makes a slug unique. */
const NUMBER_ROOM = 6;

/**
 * A short name for files, links and keys, made of a text's first words: what a pack takes as a slug.
 * `fallback` where the text has no letter or digit that fits.
 */
export function slugOf(text: string, fallback: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > SLUG_MAX - NUMBER_ROOM) break;
    slug = longer;
  }
  return slug === '' || slug === 'constructor' || slug === 'prototype' ? fallback : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
