import {
  DocumentRecordType,
  PageRecordType,
  type TLArrowBinding,
  type TLBinding,
  TLDOCUMENT_ID,
  type TLPage,
  type TLPageId,
  type TLParentId,
  type TLShape,
} from '@tldraw/tlschema';
import type { IndexKey } from '@tldraw/utils';
import { compareIndexes, hasSameIndex, indexesBetween } from './indexes';
import { type BoardRecord, CONTAINER_TYPES } from './schema';

/** What is shown of a record instead of what the document says; null hides it. */
export type Repair = { parentId?: TLParentId; index?: IndexKey } | null;

/** What makes a whole board of records that were merged without knowing of each other. */
export type Repairs = {
  /** By the id of a record that is shown otherwise than it is in the document. */
  changes: ReadonlyMap<string, Repair>;
  /** Records that every board has and this document lacks. */
  added: readonly BoardRecord[];
};

/** Deeper nesting than anybody draws would overflow the canvas's own recursion. */
const MAX_DEPTH = 64;

/** The page every board starts with; it is there as long as a document has no page at all. */
export const FIRST_PAGE: TLPage = PageRecordType.create({
  id: 'page:page' as TLPageId,
  name: 'Page 1',
  index: 'a1' as IndexKey,
  meta: {},
});

/** The document record every board starts with. */
export const FIRST_DOCUMENT = DocumentRecordType.create({ id: TLDOCUMENT_ID, name: '' });

/**
 * Finds what concurrent edits have broken: shapes whose parent is gone, circles of parents, siblings with one
 * index, arrows bound to nothing, groups without members, no page at all.
 *
 * It depends on the records alone, and nobody writes its result into the document for its own sake. So
 * everybody who has the same document sees the same board, and no repair of one person answers another's.
 */
export function repairBoard(records: ReadonlyMap<string, BoardRecord>): Repairs {
  return new BoardRepair(records).run();
}

class BoardRepair {
  readonly #changes = new Map<string, Repair>();
  readonly #added: BoardRecord[] = [];
  readonly #pages = new Map<string, TLPage>();
  readonly #shapes = new Map<string, TLShape>();
  readonly #bindings: TLBinding[] = [];
  /** How deep each shape lies, and on which page, once that has been settled. */
  readonly #places = new Map<string, { depth: number; pageId: TLPageId }>();
  #firstPage: TLPage = FIRST_PAGE;

  constructor(records: ReadonlyMap<string, BoardRecord>) {
    for (const record of records.values()) {
      if (record.typeName === 'page') this.#pages.set(record.id, record);
      else if (record.typeName === 'shape') this.#shapes.set(record.id, record);
      else if (record.typeName === 'binding') this.#bindings.push(record);
    }
    if (!records.has(TLDOCUMENT_ID)) this.#added.push(FIRST_DOCUMENT);
    if (this.#pages.size === 0) {
      this.#added.push(FIRST_PAGE);
      this.#pages.set(FIRST_PAGE.id, FIRST_PAGE);
    }
  }

  run(): Repairs {
    this.#orderSiblings([...this.#pages.values()]);
    this.#firstPage = [...this.#pages.values()].sort(byIndexThenId)[0] ?? FIRST_PAGE;
    for (const shape of this.#shapes.values()) this.#settle(shape);
    this.#hideEmptyGroups();
    for (const siblings of this.#families().values()) this.#orderSiblings(siblings);
    this.#hideLooseBindings();
    return { changes: this.#changes, added: this.#added };
  }

  /** Makes sure that the way up from a shape ends at a page. */
  #settle(shape: TLShape): void {
    // Most shapes lie on a page, and this is done for all whenever one is added.
    if (this.#pages.has(shape.parentId)) {
      this.#place(shape);
      return;
    }
    const path: TLShape[] = [];
    const seen = new Set<string>();
    let at: TLShape | undefined = shape;
    while (at && !this.#places.has(at.id)) {
      if (seen.has(at.id)) {
        // A circle is opened at its lowest id, whichever of its members is looked at first.
        const circle = path.slice(path.findIndex(({ id }) => id === at?.id));
        const opened = circle.reduce((lowest, member) => (member.id < lowest.id ? member : lowest));
        this.#moveToFirstPage(opened);
        path.splice(path.indexOf(opened));
        break;
      }
      seen.add(at.id);
      path.push(at);
      at = this.#parentShape(at);
    }
    for (const next of path.reverse()) this.#place(next);
  }

  #place(shape: TLShape): void {
    const parentId = shape.parentId;
    const page = this.#pages.get(parentId);
    const parent = this.#places.get(parentId);
    if (page) this.#places.set(shape.id, { depth: 1, pageId: page.id });
    else if (parent && parent.depth < MAX_DEPTH && this.#parentShape(shape)) {
      this.#places.set(shape.id, { depth: parent.depth + 1, pageId: parent.pageId });
    } else this.#moveToFirstPage(shape);
  }

  #moveToFirstPage(shape: TLShape): void {
    this.#change(shape.id, { parentId: this.#firstPage.id });
    this.#places.set(shape.id, { depth: 1, pageId: this.#firstPage.id });
  }

  #parentShape(shape: TLShape): TLShape | undefined {
    const parent = this.#shapes.get(shape.parentId);
    return parent && CONTAINER_TYPES.has(parent.type) ? parent : undefined;
  }

  #hideEmptyGroups(): void {
    const members = new Map<string, number>();
    for (const shape of this.#shapes.values()) {
      const parentId = this.#parentOf(shape);
      members.set(parentId, (members.get(parentId) ?? 0) + 1);
    }
    const empty = [...this.#shapes.values()].filter(({ id, type }) => type === 'group' && !members.has(id));
    for (let group = empty.pop(); group; group = empty.pop()) {
      const parentId = this.#parentOf(group);
      this.#changes.set(group.id, null);
      this.#shapes.delete(group.id);
      const left = (members.get(parentId) ?? 0) - 1;
      members.set(parentId, left);
      const parent = this.#shapes.get(parentId);
      if (left === 0 && parent?.type === 'group') empty.push(parent);
    }
  }

  #families(): Map<string, TLShape[]> {
    const families = new Map<string, TLShape[]>();
    for (const shape of this.#shapes.values()) {
      const parentId = this.#parentOf(shape);
      const siblings = families.get(parentId);
      if (siblings) siblings.push(shape);
      else families.set(parentId, [shape]);
    }
    return families;
  }

  /** Gives each of several siblings with one index its own, in the order of their ids. */
  #orderSiblings(siblings: (TLShape | TLPage)[]): void {
    if (!hasSameIndex(siblings.map(({ index }) => index))) return;
    siblings.sort(byIndexThenId);
    for (let start = 0, end = 0; start < siblings.length; start = end) {
      const first = siblings[start] as TLShape | TLPage;
      const isSame = (other?: TLShape | TLPage) => other && compareIndexes(other.index, first.index) === 0;
      end = start + 1;
      while (isSame(siblings[end])) end++;
      const others = siblings.slice(start + 1, end);
      if (others.length === 0) continue;
      const indexes = indexesBetween(first.index, siblings[end]?.index, others.length);
      others.forEach(({ id }, i) => {
        this.#change(id, { index: indexes[i] });
      });
    }
  }

  #hideLooseBindings(): void {
    const taken = new Set<string>();
    this.#bindings.sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const binding of this.#bindings) {
      const from = this.#shapes.get(binding.fromId);
      const to = this.#shapes.get(binding.toId);
      const end = `${(binding as TLArrowBinding).props.terminal} ${binding.fromId}`;
      const isWhole =
        from?.type === 'arrow' && to !== undefined && to.type !== 'arrow' && this.#areOnOnePage(from, to);
      if (isWhole && !taken.has(end)) taken.add(end);
      else this.#changes.set(binding.id, null);
    }
  }

  #areOnOnePage(a: TLShape, b: TLShape): boolean {
    return this.#places.get(a.id)?.pageId === this.#places.get(b.id)?.pageId;
  }

  #parentOf(shape: TLShape): TLParentId {
    return this.#changes.get(shape.id)?.parentId ?? shape.parentId;
  }

  #change(id: string, change: NonNullable<Repair>): void {
    this.#changes.set(id, { ...this.#changes.get(id), ...change });
  }
}

function byIndexThenId(a: TLShape | TLPage, b: TLShape | TLPage): number {
  return compareIndexes(a.index, b.index) || (a.id < b.id ? -1 : 1);
}
