import type { Outline, OutlineEntry, OutlineLink } from './outline';
import { NOTHING, nameOf, sayEntry, sayOver, whatName } from './words';

/** Something that is different between two outlines of a board, in words. */
export type OutlineChange = {
  /** The shape that it is about. */
  id: string;
  verb: 'added' | 'removed' | 'renamed' | 'changed' | 'moved' | 'connected' | 'disconnected';
  /** What was done, after the name of whoever did it: `added Orders, Service`. */
  said: string;
};

type Seen = { entry: OutlineEntry; parent: string };
type View = { entries: Map<string, Seen>; links: Map<string, OutlineLink> };

/** What has become different from one outline to the other, in the order of the board. */
export function changesBetween(before: Outline, after: Outline): OutlineChange[] {
  const [old, now] = [viewOf(before), viewOf(after)];
  const nameIn = (view: View, id: string | null) => {
    const seen = id === null ? undefined : view.entries.get(id);
    return seen ? nameOf(seen.entry) : NOTHING;
  };
  const changes: OutlineChange[] = [];
  for (const [id, seen] of now.entries) {
    const was = old.entries.get(id);
    if (!was) changes.push({ id, verb: 'added', said: `added ${sayEntry(seen.entry)}` });
    else changes.push(...entryChanges(was, seen));
  }
  for (const [id, link] of now.links) {
    const was = old.links.get(id);
    const said = () => {
      const over = sayOver(link);
      const ends = `${nameIn(now, link.from)} to ${nameIn(now, link.to)}`;
      return `connected ${ends}${over === '' ? '' : `: ${over}`}`;
    };
    if (!was || was.from !== link.from || was.to !== link.to)
      changes.push({ id, verb: 'connected', said: said() });
    else if (was.label !== link.label || was.protocol !== link.protocol || was.points !== link.points) {
      const over = sayOver(link) || 'nothing said';
      const ends = `${nameIn(now, link.from)} to ${nameIn(now, link.to)}`;
      changes.push({ id, verb: 'changed', said: `changed the arrow from ${ends}: ${over}` });
    }
  }
  for (const [id, link] of old.links) {
    if (now.links.has(id)) continue;
    const ends = `${nameIn(old, link.from)} from ${nameIn(old, link.to)}`;
    changes.push({ id, verb: 'disconnected', said: `disconnected ${ends}` });
  }
  for (const [id, { entry }] of old.entries) {
    if (!now.entries.has(id)) changes.push({ id, verb: 'removed', said: `removed ${nameOf(entry)}` });
  }
  return changes;
}

/** More than this many changes are counted instead of told one by one. */
const MOST_TOLD = 3;

/** Changes as one sentence about whoever made them; empty where there are none. */
export function sayChanges(who: string, changes: readonly OutlineChange[]): string {
  if (changes.length === 0) return '';
  if (changes.length <= MOST_TOLD) return `${who} ${changes.map(({ said }) => said).join('; ')}.`;
  const counts = new Map<string, number>();
  for (const { verb } of changes) counts.set(verb, (counts.get(verb) ?? 0) + 1);
  const told = [...counts].map(([verb, count]) => `${count} ${verb}`).join(', ');
  return `${who} made ${changes.length} changes: ${told}.`;
}

function entryChanges(was: Seen, is: Seen): OutlineChange[] {
  const { id } = is.entry;
  const [before, after] = [was.entry, is.entry];
  const changes: OutlineChange[] = [];
  if (nameOf(before) !== nameOf(after)) {
    changes.push({ id, verb: 'renamed', said: `renamed ${nameOf(before)} to ${nameOf(after)}` });
  }
  const isSame =
    whatName(before.what) === whatName(after.what) &&
    (['detail', 'replicas', 'shards', 'region'] as const).every((key) => before[key] === after[key]);
  if (!isSame) changes.push({ id, verb: 'changed', said: `changed ${sayEntry(after)}` });
  if (was.parent !== is.parent) {
    changes.push({
      id,
      verb: 'moved',
      said: `moved ${nameOf(after)} ${is.parent ? `into ${is.parent}` : 'out'}`,
    });
  }
  return changes;
}

function viewOf(outline: Outline): View {
  const view: View = { entries: new Map(), links: new Map() };
  const visit = (entries: readonly OutlineEntry[], parent: string) => {
    for (const entry of entries) {
      view.entries.set(entry.id, { entry, parent });
      visit(entry.children, nameOf(entry));
    }
  };
  for (const page of outline.pages) {
    visit(page.entries, '');
    for (const link of page.links) view.links.set(link.id, link);
  }
  return view;
}
