import { combineParts } from '@/lib/drafts/parts';
import type { CriterionDraft, RubricDraft } from './draft';
import { CRITERION_PARTS, orderDiffers, RUBRIC_PARTS, sameCriterion } from './parts';

/**
 * Puts one's own changes on top of what someone else has saved since `base`: what one did not touch is
 * theirs, what one changed stays one's own. A criterion that one of the two removed goes only where the other
 * left it as it was. `both` names what both changed.
 */
export function combine(
  base: RubricDraft,
  theirs: RubricDraft,
  mine: RubricDraft,
): { draft: RubricDraft; both: string[] } {
  const texts = combineParts(RUBRIC_PARTS, base, theirs, mine);
  const both = [...texts.both];
  const found = ({ criteria }: RubricDraft, key: string) => criteria.find((one) => one.key === key);

  const together = (key: string): CriterionDraft | null => {
    const [was, their, my] = [found(base, key), found(theirs, key), found(mine, key)];
    if (!was || !their || !my) {
      const left = their ?? my;
      if (!left || !was) return left ?? null;
      // One of the two has removed it: it stays where the other has worked on it.
      if (sameCriterion(was, left)) return null;
      both.push(left.title);
      return left;
    }
    const merged = combineParts(CRITERION_PARTS, was, their, my);
    both.push(...merged.both.map((title) => `${my.title}: ${title.toLowerCase()}`));
    return merged.draft;
  };

  const [first, second] = orderDiffers(base, mine) ? [mine, theirs] : [theirs, mine];
  if (first === mine && orderDiffers(base, theirs) && orderDiffers(theirs, mine)) both.push('the order');
  const criteria = inOrder(first, second).flatMap((key) => together(key) ?? []);
  return { draft: { ...texts.draft, criteria }, both };
}

/** The keys of both: in the order of the first, those that only the second has after the one they followed. */
function inOrder(first: RubricDraft, second: RubricDraft): string[] {
  const keys = first.criteria.map(({ key }) => key);
  second.criteria.forEach(({ key }, index) => {
    if (keys.includes(key)) return;
    const before = second.criteria[index - 1]?.key;
    keys.splice(before === undefined ? 0 : keys.indexOf(before) + 1, 0, key);
  });
  return keys;
}
