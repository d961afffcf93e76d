import { checkRecord } from '../checkRecord';
import type { BoardRecord } from '../schema';
import { diagramRecords } from './diagramRecords';
import { readMermaid } from './readMermaid';
import { writeMermaid } from './writeMermaid';

/** The board of a flowchart, whose records are such as boards take. */
export function boardOf(source: string): BoardRecord[] {
  const records = diagramRecords(readMermaid(source));
  for (const record of records) {
    const check = checkRecord(record.id, record);
    if (!check.ok) throw new Error(`${record.id} is refused: ${check.why}`);
  }
  return records;
}

/** A flowchart as the board that it makes writes it. */
export function normalized(source: string): string {
  return writeMermaid(boardOf(source), null);
}
