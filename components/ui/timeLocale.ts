/** The browser's locale where it is an English one (so 12 or 24 hours as one is used to), else British English. */
export function timeLocale(): string {
  if (typeof navigator === 'undefined') return 'en-GB';
  return navigator.languages.find((language) => language === 'en' || language.startsWith('en-')) ?? 'en-GB';
}
