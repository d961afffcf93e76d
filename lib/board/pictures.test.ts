import { describe, expect, it } from 'vitest';
import { partOfBoard } from './files/partOfBoard';
import { pictureIdOf, pictureSource, picturesIn, withoutUnusedPictures } from './pictures';
import { pictureTypeOf, whyNoPicture } from './pictureType';
import { FIRST_DOCUMENT, FIRST_PAGE } from './repair';
import type { BoardRecord } from './schema';
import { makeAsset, makePair, makePicture, makeShape, PAGE } from './testing';

const image = (id: string, letter: string | null, rest: object = {}) =>
  makeShape('image', id, {
    ...rest,
    props: { assetId: letter && makeAsset(letter).id } as never,
  });

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the source of a picture', () => {
  it('is its id and nothing else', () => {
    const { id } = makePicture('p');
    expect(pictureIdOf(pictureSource(id))).toBe(id);
    for (const source of [id, `asset:${id} `, `ASSET:${id}`, 'asset:', null, 7, {}]) {
      expect(pictureIdOf(source)).toBeNull();
    }
  });
});

describe('the pictures of a board', () => {
  const board: BoardRecord[] = [
    ...[FIRST_DOCUMENT, FIRST_PAGE, makeAsset('a'), makeAsset('b'), makeAsset('c')],
    ...[image('one', 'a'), image('two', 'a'), image('three', 'b'), image('gone', 'z'), image('none', null)],
  ];

  it('are those that a shape shows', () => {
    expect(picturesIn(board)).toEqual([makePicture('a').id, makePicture('b').id]);
    expect(withoutUnusedPictures(board)).toEqual(board.filter(({ id }) => id !== makeAsset('c').id));
  });

  it('come along with the part of it that shows them', () => {
    const part = partOfBoard(board, PAGE, new Set(['shape:three']));
    expect(part.map(({ id }) => id)).toEqual(['document:document', PAGE, makeAsset('b').id, 'shape:three']);
  });
});

describe('pictures between two people', () => {
  it('are shown to both, wherever their records come first', () => {
    const { a, b, network } = makePair();
    a.put(makeAsset('p'), image('one', 'p'));
    b.put(makeAsset('p', { name: 'same.png' }), image('two', 'p', { index: 'a2' }));
    network.sync();
    expect(a.board()).toEqual(b.board());
    expect(Object.keys(a.board()).sort()).toEqual([
      makeAsset('p').id,
      'document:document',
      'page:page',
      'shape:one',
      'shape:two',
    ]);
  });

  it('merge field by field, and their descriptions letter by letter', () => {
    const { a, b, network } = makePair();
    a.put(makeAsset('p'), image('one', 'p'));
    a.change('one', { props: { altText: 'The plan' } as never });
    network.sync();
    a.change('one', { props: { altText: 'The old plan' } as never });
    b.change('one', { x: 70, props: { altText: 'The plan of 2019' } as never });
    network.sync();
    expect(a.board()).toEqual(b.board());
    expect(a.shape('one')).toMatchObject({ x: 70, props: { altText: 'The old plan of 2019' } });
  });

  it('from elsewhere reach nobody', () => {
    const { a, b, network } = makePair();
    const hostile = makeAsset('p', { src: 'https://elsewhere.example/who-looks.png' });
    a.put(hostile, image('one', 'p'));
    network.sync();
    expect(b.store.has(hostile.id)).toBe(false);
    // Nor does whoever sent it go on seeing it.
    expect(a.store.has(hostile.id)).toBe(false);
    expect(b.shape('one')).toBeDefined();
  });
});

describe('the kind of a file', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'image/png'],
    ['\xff\xd8\xff\xe0', 'image/jpeg'],
    ['GIF89a', 'image/gif'],
    ['GIF87a', 'image/gif'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\x1cftypavif\0\0\0\0mif1miaf', 'image/avif'],
    ['\0\0\0\x1cftypmif1\0\0\0\0mif1avif', 'image/avif'],
    ['\0\0\0\x18ftypheic\0\0\0\0mif1heic', null],
    ['\0\0\0\x10ftypmif1\0\0\0\0avif', null],
    ['<svg xmlns="http://www.w3.org/2000/svg">', null],
    [' \x89PNG\r\n\x1a\n', null],
    ['BM\0\0', null],
    ['', null],
  ])('%j is %s', (start, type) => {
    expect(pictureTypeOf(bytes(start))).toBe(type);
  });

  it('is told in a sentence where it is none', () => {
    expect(whyNoPicture(bytes('<?xml version="1.0"?>\n<svg>'))).toMatch(
      /^SVG drawings .* Save it as PNG first\.$/,
    );
    expect(whyNoPicture(bytes('%PDF-1.4'))).toMatch(/^PDFs/);
    expect(whyNoPicture(bytes('\0\0\0\x18ftypheic\0\0\0\0mif1heic'))).toMatch(/^HEIC/);
    expect(whyNoPicture(bytes(''))).toBe('This file is empty.');
    expect(whyNoPicture(bytes('hello'))).toBe(
      'This file is no picture that boards can show. They take PNG, JPEG, WebP, GIF, and AVIF.',
    );
  });
});
