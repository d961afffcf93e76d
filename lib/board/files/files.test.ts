import { type TLGeoShape, type TLShape, toRichText } from '@tldraw/tlschema';
import { describe, expect, it } from 'vitest';
import { FIRST_DOCUMENT, FIRST_PAGE } from '../repair';
import type { BoardRecord } from '../schema';
import { makeBinding, makeShape } from '../testing';
import { withComponent, withoutComponent } from './componentGeo';
import { boardFileName, contentDisposition } from './fileName';
import { writeJsonFile } from './jsonFile';
import { MAX_TLDRAW_FILE, readTldrawFile } from './readTldrawFile';
import { plainSchema, writeTldrawFile } from './writeTldrawFile';

const AT = new Date('2026-03-02T10:00:00Z');

const COMPONENT = makeShape('component', 'db', {
  x: 400,
  index: 'a2' as TLShape['index'],
  meta: { mine: 1 },
  props: { kind: 'relational', label: 'Orders', detail: 'PostgreSQL 16', replicas: 3 } as never,
});
const BOARD: BoardRecord[] = [
  FIRST_DOCUMENT,
  FIRST_PAGE,
  makeShape('geo', 'a', { index: 'a1' as TLShape['index'], props: { richText: toRichText('API') } as never }),
  COMPONENT,
  makeShape('arrow', 'c', { index: 'a3' as TLShape['index'] }),
  makeBinding('c', 'start', 'a'),
  makeBinding('c', 'end', 'db'),
];

describe('the name of a file', () => {
  it.each([
    ['Payments, take two', undefined, 'Payments-take-two-2026-03-02.png'],
    ['Ada Quill', 'Page 1', 'Ada-Quill-2026-03-02-Page-1.png'],
    ['', undefined, 'board-2026-03-02.png'],
    ['../../etc/passwd', 'a:b*c?', 'etc-passwd-2026-03-02-a-b-c.png'],
    ['Zahlung Übersicht', '設計', 'Zahlung-Übersicht-2026-03-02-設計.png'],
    ['\ud800 <script>', undefined, 'script-2026-03-02.png'],
    ['…', '…', 'board-2026-03-02.png'],
  ])('of %j, page %j', (title, page, name) => {
    expect(boardFileName({ title, page, at: AT, extension: 'png' })).toBe(name);
  });

  it('stays short enough for every file system', () => {
    const name = boardFileName({ title: '設'.repeat(500), page: 'x'.repeat(500), at: AT, extension: 'tldr' });
    expect(new TextEncoder().encode(name).length).toBeLessThan(255 + 60);
    expect([...name].length).toBeLessThan(150);
  });

  it('is told in both spellings', () => {
    expect(contentDisposition("Übersicht (1)'s.json")).toBe(
      "attachment; filename=\"U_bersicht (1)'s.json\"; filename*=UTF-8''%C3%9Cbersicht%20%281%29%27s.json",
    );
  });
});

describe('a file of tldraw', () => {
  it('comes back as the same records', () => {
    expect(readTldrawFile(writeTldrawFile(BOARD))).toEqual({ records: BOARD, pictures: 0, unknown: 0 });
  });

  it('holds only what plain tldraw knows', () => {
    const { schema, records, tldrawFileFormatVersion } = JSON.parse(writeTldrawFile(BOARD));
    expect(tldrawFileFormatVersion).toBe(1);
    expect(schema).toEqual(plainSchema.serialize());
    for (const record of records) {
      expect(() => plainSchema.types[record.typeName as 'shape'].validate(record)).not.toThrow();
    }
    expect(records.map(({ type }: { type?: string }) => type)).not.toContain('component');
    expect(JSON.stringify(records)).toContain('"text":"Orders"');
  });

  it('makes a component of the plain shape again, as it has been changed elsewhere', () => {
    const plain = withoutComponent(COMPONENT) as TLGeoShape;
    const changed = {
      ...plain,
      x: 7,
      props: { ...plain.props, w: 300, richText: toRichText('Ledger\nMySQL\n8') },
    };
    const back = withComponent(changed);
    expect(back).toMatchObject({ type: 'component', x: 7, meta: { mine: 1 } });
    expect(back.props).toMatchObject({
      w: 300,
      label: 'Ledger',
      detail: 'MySQL 8',
      kind: 'relational',
      replicas: 3,
    });
  });

  it('calls a boundary without a name what it is, and knows it again', () => {
    const frame = makeShape('frame', 'f', { meta: { boundary: 'zone' } });
    const plain = makeShape('frame', 'p', { index: 'a2' as TLShape['index'] });
    const board = [FIRST_DOCUMENT, FIRST_PAGE, frame, plain];
    const file = JSON.parse(writeTldrawFile(board));
    const names = file.records.flatMap(({ props }: { props?: { name: string } }) => props?.name ?? []);
    expect(names).toEqual(['Availability zone', '']);
    expect(readTldrawFile(JSON.stringify(file)).records).toEqual(board);
  });

  it('leaves a plain shape alone whose kept component makes no sense', () => {
    const plain = withoutComponent(COMPONENT);
    const forged = { ...plain, meta: { drawbridgeComponent: { props: { kind: 'toaster' }, text: '' } } };
    const records = [FIRST_DOCUMENT, FIRST_PAGE, forged as unknown as BoardRecord];
    expect(readTldrawFile(writeTldrawFile(records))).toMatchObject({ unknown: 1 });
  });

  it('loses pictures and what it does not know, and says how many', () => {
    const file = JSON.parse(writeTldrawFile(BOARD));
    const [shape] = file.records.filter(({ type }: { type: string }) => type === 'geo');
    file.records.push(
      { ...shape, id: 'shape:p', type: 'image', props: { w: 1, h: 1, assetId: null } },
      { ...shape, id: 'shape:e', type: 'embed', props: { url: 'https://elsewhere.example' } },
      { ...shape, id: 'shape:u', type: 'hologram', props: {} },
      { ...shape, id: 'shape:bad', x: 'left' },
      { id: 'asset:1', typeName: 'asset', type: 'image', props: {}, meta: {} },
      { id: 'camera:1', typeName: 'camera' },
      makeBinding('c', 'end', 'p', 'dangling'),
    );
    const { records, pictures, unknown } = readTldrawFile(JSON.stringify(file));
    expect({ pictures, unknown }).toEqual({ pictures: 2, unknown: 2 });
    expect(records.map(({ id }) => id).sort()).toEqual(BOARD.map(({ id }) => id).sort());
  });

  it('has links and texts made fit for everybody', () => {
    const shape = makeShape('geo', 'l', { props: { url: 'javascript:alert(1)' } as never });
    const { records } = readTldrawFile(writeTldrawFile([FIRST_DOCUMENT, FIRST_PAGE, shape]));
    expect(records.find(({ id }) => id === 'shape:l')).toMatchObject({ props: { url: '' } });
  });

  it('may be of an earlier version', () => {
    const file = JSON.parse(writeTldrawFile(BOARD));
    file.schema.sequences['com.tldraw.shape.geo'] = 9;
    for (const record of file.records) {
      if (record.type !== 'geo') continue;
      record.props = { ...record.props, text: 'Old' };
      delete record.props.richText;
    }
    const { records } = readTldrawFile(JSON.stringify(file));
    expect(records.find(({ id }) => id === 'shape:a')).toMatchObject({
      props: { richText: toRichText('Old') },
    });
  });

  it.each<[string, string | (() => string), RegExp]>([
    ['no JSON', '{', /not a file of tldraw/],
    ['something else', '{"type":"excalidraw"}', /not a file of tldraw/],
    [
      'a later form',
      JSON.stringify({ ...JSON.parse(writeTldrawFile(BOARD)), tldrawFileFormatVersion: 2 }),
      /later version/,
    ],
    [
      'a later schema',
      () => {
        const file = JSON.parse(writeTldrawFile(BOARD));
        file.schema.sequences['com.tldraw.shape.geo'] = 999;
        return JSON.stringify(file);
      },
      /later version/,
    ],
    ['nothing', writeTldrawFile([FIRST_DOCUMENT, FIRST_PAGE]), /nothing on the board/],
    ['too much', () => ' '.repeat(MAX_TLDRAW_FILE + 1), /too large/],
  ])('is refused with a sentence where it is %s', (_name, text, why) => {
    expect(() => readTldrawFile(typeof text === 'string' ? text : text())).toThrow(why);
  });
});

describe('a file of data', () => {
  it('says what it is, and counts what is on each page', () => {
    const group = makeShape('frame', 'f', { index: 'a4' as TLShape['index'] });
    const inner = makeShape('geo', 'in', { parentId: group.id });
    const file = JSON.parse(
      writeJsonFile({
        title: 'Payments',
        exportedAt: AT,
        moment: { edit: 3, at: null },
        records: [...BOARD, group, inner],
      }),
    );
    expect(file).toMatchObject({
      format: 'drawbridge-board',
      version: 1,
      title: 'Payments',
      exportedAt: '2026-03-02T10:00:00.000Z',
      moment: { edit: 3, at: null },
      pages: [{ id: 'page:page', name: 'Page 1', shapes: 5 }],
    });
    expect(file.records).toHaveLength(BOARD.length + 2);
  });
});
