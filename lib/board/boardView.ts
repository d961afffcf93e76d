import { checkRecord, type RecordCheck } from './checkRecord';
import { type Upgrade, upgradesFrom } from './earlierSchemas';
import { RecordLimits } from './recordLimits';
import { type Repair, type Repairs, repairBoard } from './repair';
import type { BoardRecord } from './schema';
import type { StoredBoard } from './storedBoard';

const NO_REPAIRS: Repairs = { changes: new Map(), added: [] };

/**
 * The board that a document shows: its valid records, repaired. It is a function of the document alone, kept
 * up to date step by step.
 */
export class BoardView {
  readonly #stored: StoredBoard;
  /** All valid records, and those of them that are few enough to be shown. */
  readonly #checked = new Map<string, BoardRecord>();
  readonly #valid = new Map<string, BoardRecord>();
  readonly #quarantined = new Map<string, string>();
  #quarantines = 0;
  readonly #upgraded = new Set<string>();
  readonly #limits = new RecordLimits();
  readonly #counts = { document: 0, page: 0, asset: 0, shape: 0, binding: 0 };
  #upgrades: Upgrade[] = [];
  #earlier = '[]';
  #repairs: Repairs = NO_REPAIRS;
  #added = new Map<string, BoardRecord>();

  /** Reads the whole document. */
  constructor(stored: StoredBoard) {
    this.#stored = stored;
    this.refreshVersions();
    this.refresh(stored.ids());
  }

  /** Records that cannot be shown and stay in the document, with the reason. */
  get quarantined(): ReadonlyMap<string, string> {
    return this.#quarantined;
  }

  /** Grows whenever `quarantined` may be another than before. */
  get quarantineRevision(): number {
    return this.#quarantines;
  }

  /** True for a record that is stored in an earlier version and shown in today's. */
  isUpgraded(id: string): boolean {
    return this.#upgraded.has(id);
  }

  /** The ids of all records that are shown. */
  ids(): string[] {
    return [...this.#valid.keys(), ...this.#added.keys()].filter((id) => !this.isHidden(id));
  }

  /** A record as it is shown. */
  get(id: string): BoardRecord | undefined {
    const record = this.#valid.get(id);
    if (!record) return this.#added.get(id);
    const repair = this.#repairs.changes.get(id);
    if (repair === undefined) return record;
    return repair === null ? undefined : ({ ...record, ...repair } as BoardRecord);
  }

  /** How many valid records of a kind there are. */
  count(typeName: BoardRecord['typeName']): number {
    return this.#counts[typeName];
  }

  /** All records as they are shown. */
  records(): BoardRecord[] {
    return this.ids().flatMap((id) => this.get(id) ?? []);
  }

  /** How a record is shown otherwise than it is stored. */
  repairOf(id: string): Repair | undefined {
    return this.#repairs.changes.get(id);
  }

  /** True for a record that every board has and that this document does not hold. */
  isAdded(id: string): boolean {
    return this.#added.has(id);
  }

  /** True for a valid record that is not shown. */
  isHidden(id: string): boolean {
    return this.#repairs.changes.get(id) === null;
  }

  /** The repairs in force. */
  get repairs(): Repairs {
    return this.#repairs;
  }

  /** A valid record as it is stored. */
  stored(id: string): BoardRecord | undefined {
    return this.#valid.get(id);
  }

  /**
   * Reads the records that have changed.
   * @returns the ids of all records that may now be shown differently
   */
  refresh(ids: Iterable<string>): Set<string> {
    const changed = new Set(ids);
    for (const id of changed) this.#read(id);
    for (const id of this.#limits.update(changed, (each) => this.#checked.has(each))) changed.add(id);
    let isRestructured = this.#repairs === NO_REPAIRS;
    for (const id of changed) {
      const before = this.#valid.get(id);
      const now = this.#limits.isTooMany(id) ? undefined : this.#checked.get(id);
      if (before) this.#counts[before.typeName]--;
      if (now) {
        this.#valid.set(id, now);
        this.#counts[now.typeName]++;
        this.#release(id);
      } else {
        this.#valid.delete(id);
        if (this.#checked.has(id)) this.#quarantine(id, 'one of too many records');
      }
      if (structureOf(before) !== structureOf(now)) isRestructured = true;
    }
    if (isRestructured) for (const id of this.#repair()) changed.add(id);
    return changed;
  }

  /**
   * Reads anew in which versions records may be.
   * @returns the ids of all records that may now be shown differently
   */
  refreshVersions(): Set<string> {
    const { earlierSchemas } = this.#stored;
    const earlier = JSON.stringify(earlierSchemas);
    if (earlier === this.#earlier) return new Set();
    this.#earlier = earlier;
    this.#upgrades = upgradesFrom(earlierSchemas);
    return this.refresh([...this.#upgraded, ...this.#quarantined.keys()]);
  }

  /** Reads and checks what is stored under an id. */
  #read(id: string): void {
    const before = this.#checked.get(id);
    this.#checked.delete(id);
    this.#upgraded.delete(id);
    this.#release(id);
    if (!this.#stored.has(id)) return;
    const stored = this.#stored.read(id);
    if (!stored) {
      this.#quarantine(id, 'not a record');
      return;
    }
    const check = checkRecord(id, stored, before);
    const upgraded = check.ok ? null : this.#upgrade(id, stored);
    if (upgraded) this.#upgraded.add(id);
    const record = check.ok ? check.record : upgraded;
    if (record) this.#checked.set(id, record);
    else if (!check.ok) this.#quarantine(id, check.why);
  }

  #release(id: string): void {
    if (this.#quarantined.delete(id)) this.#quarantines++;
  }

  #quarantine(id: string, why: string): void {
    this.#quarantined.set(id, why);
    this.#quarantines++;
  }

  /** What a record is that is none of today's version, if it is one of an earlier. */
  #upgrade(id: string, stored: object): BoardRecord | null {
    for (const upgrade of this.#upgrades) {
      const record = upgrade(stored);
      const check: RecordCheck | null = record && checkRecord(id, record);
      if (check?.ok) return check.record;
    }
    return null;
  }

  /** Repairs anew; returns the ids of records whose repair is another. */
  #repair(): Set<string> {
    const before = this.#repairs;
    this.#repairs = repairBoard(this.#valid);
    const changed = new Set([...before.added, ...this.#repairs.added].map(({ id }) => id as string));
    for (const id of before.changes.keys()) changed.add(id);
    for (const id of this.#repairs.changes.keys()) changed.add(id);
    this.#added = new Map(this.#repairs.added.map((record) => [record.id, record]));
    return changed;
  }
}

/** The part of a record that repairs depend on. */
function structureOf(record: BoardRecord | undefined): string {
  if (!record) return '';
  switch (record.typeName) {
    case 'document':
      return 'document';
    case 'asset':
      return '';
    case 'page':
      return record.index;
    case 'shape':
      return `${record.type} ${record.parentId} ${record.index}`;
    case 'binding':
      return `${record.fromId} ${record.toId} ${(record.props as { terminal?: string }).terminal}`;
  }
}
