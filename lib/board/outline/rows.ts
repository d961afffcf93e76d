import { entriesOf, type OutlineEntry, type OutlineLink, type OutlinePage } from './outline';
import { NOTHING, nameOf, sayEntry, sayOver } from './words';

/** A line of an outline as a tree is shown and read: an entry, or one of the arrows that leave it. */
export type OutlineRow = {
  /** The id of the shape that it stands for. */
  id: string;
  entry: OutlineEntry | null;
  link: OutlineLink | null;
  /** The id of the entry that it is in; null at the top. */
  parentId: string | null;
  /** How deep it is, from 1. */
  level: number;
  /** Its place among its siblings, from 1, and how many these are. */
  place: number;
  siblings: number;
  /** Whether what is in it is shown; null where nothing is. */
  isOpen: boolean | null;
  /** What it is called, for the eye. */
  readonly name: string;
  /** What is read aloud. */
  readonly said: string;
};

type Item = { entry: OutlineEntry } | { link: OutlineLink };

type Place = Pick<OutlineRow, 'parentId' | 'level' | 'place' | 'siblings'>;

/** A page's outline, line by line: under each entry the arrows that leave it, then what is in it. */
export function rowsOf(page: OutlinePage, closed: ReadonlySet<string>): OutlineRow[] {
  return new Rows(page, closed).rows();
}

class Rows {
  readonly #rows: OutlineRow[] = [];
  readonly #names = new Map<string, string>();
  readonly #leaving = new Map<string, OutlineLink[]>();
  readonly #callers = new Map<string, string[]>();
  readonly #loose: OutlineLink[] = [];

  constructor(
    private readonly page: OutlinePage,
    private readonly closed: ReadonlySet<string>,
  ) {
    for (const entry of entriesOf(page.entries)) this.#names.set(entry.id, nameOf(entry));
    for (const link of page.links) {
      if (link.from === null) this.#loose.push(link);
      else append(this.#leaving, link.from, link);
      if (link.to !== null) append(this.#callers, link.to, this.#nameOf(link.from));
    }
  }

  rows(): OutlineRow[] {
    const top = [...this.page.entries.map((entry) => ({ entry })), ...this.#loose.map((link) => ({ link }))];
    this.#add(top, null, 1);
    return this.#rows;
  }

  #add(items: readonly Item[], parentId: string | null, level: number): void {
    items.forEach((item, i) => {
      const place = { parentId, level, place: i + 1, siblings: items.length };
      if ('link' in item) this.#rows.push(this.#linkRow(item.link, place));
      else this.#addEntry(item.entry, place);
    });
  }

  #addEntry(entry: OutlineEntry, place: Place): void {
    const { id, children } = entry;
    const inside = [
      ...(this.#leaving.get(id) ?? []).map((link) => ({ link })),
      ...children.map((child) => ({ entry: child })),
    ];
    const isOpen = inside.length > 0 ? !this.closed.has(id) : null;
    const say = () => this.#sayEntry(entry);
    // Of long outlines few lines are seen: words are found when they are asked for.
    this.#rows.push({
      ...{ ...place, id, entry, link: null, isOpen },
      get name() {
        return nameOf(entry);
      },
      get said() {
        return say();
      },
    });
    if (isOpen) this.#add(inside, id, place.level + 1);
  }

  #linkRow(link: OutlineLink, place: Place): OutlineRow {
    const nameTo = () => this.#nameOf(link.to);
    return {
      ...{ ...place, id: link.id, entry: null, link, isOpen: null },
      get name() {
        return nameTo();
      },
      get said() {
        const start = link.from === null ? `from ${NOTHING} ` : '';
        const verb = { 'one way': 'to', 'both ways': 'to and from', 'no way': 'with' }[link.points];
        const over = sayOver(link);
        return `Arrow ${start}${verb} ${nameTo()}${over === '' ? '' : `: ${over}`}`;
      },
    };
  }

  #sayEntry(entry: OutlineEntry): string {
    const callers = this.#callers.get(entry.id) ?? [];
    const inside = entry.children.length;
    return [
      sayEntry(entry),
      inside > 0 && `${inside} inside`,
      callers.length > 0 && `reached from ${callers.join(', ')}`,
    ]
      .filter((part) => part !== false)
      .join('; ');
  }

  #nameOf(id: string | null): string {
    return (id !== null && this.#names.get(id)) || NOTHING;
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
