import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '@/lib/sync/protocol';
import { hostileUpdates } from './hostileUpdates';

/** A message in two parts: what is said, and how it is put into a frame. */
export type Sample = { payload: Uint8Array; wrap: (payload: Uint8Array) => Uint8Array };

const asAwareness = (payload: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
};

/** Valid messages of every kind and with every kind of content, and updates that are known to be hostile. */
export function makeCorpus(): Sample[] {
  const samples: Sample[] = [];
  const add = (wrap: Sample['wrap'], payload: Uint8Array) => samples.push({ payload, wrap });
  const doc = new Y.Doc();
  doc.on('update', (update: Uint8Array) => add(encodeUpdate, update));
  for (const draw of DRAWINGS) doc.transact(() => draw(doc));
  for (const update of [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(new Y.Doc())]) {
    add(encodeStep2, update);
  }
  for (const update of Object.values(hostileUpdates())) {
    add(encodeUpdate, update);
    add(encodeStep2, update);
  }
  add(encodeStep1, Y.encodeStateVector(doc));
  add(encodeStep1, new Uint8Array([0]));
  for (const entries of AWARENESS) {
    // The payload of an awareness message follows its type and its length.
    const frame = encodeAwareness(entries);
    const length = entries.length === 0 ? 1 : frame.length - (frame.length > 130 ? 3 : 2);
    add(asAwareness, frame.subarray(frame.length - length));
  }
  add(() => new Uint8Array([3]), new Uint8Array());
  return samples;
}

const AWARENESS = [
  [],
  [{ clientId: 77, clock: 1, json: '{"cursor":{"x":1,"y":2}}' }],
  [{ clientId: 77, clock: 2, json: 'null' }],
  Array.from({ length: 30 }, (_, id) => ({ clientId: id, clock: id, json: `{"name":"n${id}"}` })),
];

/** Edits that together use every type and every kind of content that Yjs has. */
const DRAWINGS: ((doc: Y.Doc) => void)[] = [
  (doc) => doc.getMap('board').set('shape', { x: 1, y: -2.5, label: 'ü', deep: [[1], { a: null }] }),
  (doc) => doc.getMap('board').set('shape', 'overwritten'),
  (doc) => doc.getMap('board').delete('shape'),
  (doc) => doc.getMap('board').set('bytes', new Uint8Array(40)),
  (doc) => doc.getMap('board').set('big', 2n ** 60n),
  (doc) => doc.getMap('board').set('inner', new Y.Map([['a', new Y.Array()]])),
  (doc) => doc.getArray('list').insert(0, [1, 'two', true, null, { a: undefined }]),
  (doc) => doc.getArray('list').delete(1, 2),
  (doc) => doc.getText('text').insert(0, 'hello'),
  (doc) => doc.getText('text').format(1, 3, { bold: true }),
  (doc) => doc.getText('text').insertEmbed(2, { image: 'x' }),
  (doc) => doc.getText('text').delete(0, 2),
  (doc) => {
    const element = new Y.XmlElement('p');
    doc.getXmlFragment('page').insert(0, [element, new Y.XmlText('words')]);
    element.setAttribute('class', 'x');
  },
];
