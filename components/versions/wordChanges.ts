import { diffWordsWithSpace } from 'diff';

/** A stretch of text that both versions have, or only one of them. */
export type Change = { kind: 'same' | 'added' | 'removed'; text: string };

/** Comparing two long texts that have nothing in common is given up after this long. */
const TIMEOUT_MS = 500;
/** Characters kept on each side of what is left out of a long stretch that did not change. */
const CONTEXT = 100;

/** What became of a text, word by word. Joined without what was added it is the one, without what was removed the other. */
export function wordChanges(before: string, after: string): Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: TIMEOUT_MS });
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return parts.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** The same without the middle of long stretches that did not change. */
export function onlyAround(changes: readonly Change[]): Change[] {
  return changes.map((change, index) => {
    if (change.kind !== 'same' || change.text.length <= 3 * CONTEXT) return change;
    const start = index === 0 ? '' : cutAfter(change.text.slice(0, CONTEXT));
    const end = index === changes.length - 1 ? '' : cutBefore(change.text.slice(-CONTEXT));
    return { kind: 'same', text: `${start} … ${end}` };
  });
}

const cutAfter = (text: string) => text.slice(0, Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n')));
const cutBefore = (text: string) => text.slice(text.search(/\s/) + 1);
