import * as Y from 'yjs';
import type { Random } from '@/lib/testing/random';

type Shape = Y.Map<unknown>;

const COLORS = ['black', 'blue', 'red'];

/** Makes one change as the board's binding makes them: a Y.Map for each record, a key for each field. */
export function editBoard(doc: Y.Doc, random: Random, mark?: string): void {
  const records = doc.getMap<Shape>('records');
  const ids = [...records.keys()];
  doc.transact(() => {
    if (mark !== undefined) {
      records.set(mark, new Y.Map([['color', mark]]));
      return;
    }
    const some = (): Shape[] => ids.flatMap((id) => (random.chance(0.4) ? (records.get(id) ?? []) : []));
    switch (random.below(8)) {
      case 0:
      case 1:
        records.set(`shape:${random.below(12)}`, newShape(random));
        break;
      case 2:
      case 3:
        // Several shapes are dragged together.
        for (const shape of some()) shape.set('position', [random.below(1000), random.below(1000)]);
        break;
      case 4:
        for (const shape of some()) shape.set('color', random.pick(COLORS));
        break;
      case 5:
        if (ids.length > 0) records.delete(random.pick(ids));
        break;
      case 6:
        for (const shape of some().slice(0, 1)) draw(shape, random);
        break;
      case 7:
        write(doc.getText('label'), random);
        break;
    }
  });
}

/** What the board shows, for comparing. */
export function boardContent(doc: Y.Doc): unknown {
  return { records: doc.getMap('records').toJSON(), label: doc.getText('label').toString() };
}

function newShape(random: Random): Shape {
  return new Y.Map<unknown>([
    ['type', 'geo'],
    ['position', [random.below(1000), random.below(1000)]],
    ['color', random.pick(COLORS)],
    ['props', { w: random.below(300), nested: [true, null, 'ä☃'] }],
    ['points', new Y.Array<number>()],
  ]);
}

/** A stroke grows, or its last points are taken back. */
function draw(shape: Shape, random: Random): void {
  const points = shape.get('points');
  if (!(points instanceof Y.Array)) return;
  if (points.length > 4 && random.chance(0.3)) points.delete(points.length - 2, 2);
  else points.push([random.below(100), random.below(100), random.below(100)]);
}

function write(text: Y.Text, random: Random): void {
  const at = random.below(text.length + 1);
  if (text.length > 0 && random.chance(0.3)) text.delete(Math.min(at, text.length - 1), 1);
  else text.insert(at, random.pick(['cache', 'q', '→ 🙂', ' ']));
}
