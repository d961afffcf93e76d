import { describe, expect, it } from 'vitest';
import { checkRecord } from '../checkRecord';
import { makeShape } from '../testing';
import { boundaryTitle } from './boundaryTitle';
import { nameOf } from './describe';
import { PROTOCOLS } from './kinds';
import { CONNECTION_STYLE, lookOfProtocol, PROTOCOL_CAPTIONS } from './protocolLook';
import { shelvesOf } from './shelves';

describe('the look of protocols', () => {
  it('differs without a colour, each from each and from a plain arrow', () => {
    const looks = [null, ...PROTOCOLS].map((protocol) => JSON.stringify(lookOfProtocol(protocol)));
    expect(new Set(looks).size).toBe(looks.length);
    expect(new Set(Object.values(PROTOCOL_CAPTIONS)).size).toBe(PROTOCOLS.length);
  });

  it('is one that boards take', () => {
    for (const protocol of [null, ...PROTOCOLS]) {
      const props = { ...CONNECTION_STYLE, ...lookOfProtocol(protocol) };
      const arrow = makeShape('arrow', 'a', { props, meta: { protocol } } as never);
      expect(checkRecord(arrow.id, arrow)).toMatchObject({ ok: true });
    }
  });
});

describe('what things are called', () => {
  it.each([
    ['region', '', 'Region'],
    ['region', 'eu-west-1', 'Region · eu-west-1'],
    ['region', 'Region eu-west-1', 'Region eu-west-1'],
    ['cluster', ' jobs\n', 'Kubernetes cluster · jobs'],
  ] as const)('a %s named %j is titled %j', (kind, name, title) => {
    expect(boundaryTitle(kind, name)).toBe(title);
  });

  it('a component is its label and its kind, once', () => {
    expect(nameOf({ kind: 'cache', label: '' })).toBe('Cache');
    expect(nameOf({ kind: 'cache', label: 'cache' })).toBe('Cache');
    expect(nameOf({ kind: 'cache', label: 'Sessions' })).toBe('Sessions, cache');
  });
});

describe('the shelves of the palette', () => {
  it('hold every kind once, boundaries where there is room for them', () => {
    const all = shelvesOf('', true).flatMap(({ kinds }) => kinds);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(35);
    expect(shelvesOf('', false).flatMap(({ kinds }) => kinds)).toHaveLength(30);
    expect(shelvesOf('', true).every(({ title }) => title)).toBe(true);
  });

  it('hold what was searched for, and nothing where nothing is found', () => {
    expect(shelvesOf('kafka', true)).toEqual([{ title: null, kinds: ['stream'] }]);
    expect(shelvesOf('vpc', false)).toEqual([]);
    expect(shelvesOf('xylophone', true)).toEqual([]);
  });
});
