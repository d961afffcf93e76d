import { expect, it } from 'vitest';
import { peerAddress } from './address';

it("is the socket's where no proxy is trusted, whatever a client claims", () => {
  expect(peerAddress('192.0.2.1', '203.0.113.9', 0)).toBe('192.0.2.1');
});

it('is what the outermost trusted proxy saw', () => {
  expect(peerAddress('10.0.0.1', '203.0.113.9', 1)).toBe('203.0.113.9');
  expect(peerAddress('10.0.0.1', 'claimed, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(peerAddress('10.0.0.1', 'claimed, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
  expect(peerAddress('10.0.0.1', ['claimed', '203.0.113.9'], 1)).toBe('203.0.113.9');
});

it("falls back to the socket's where the proxies added nothing", () => {
  expect(peerAddress('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  expect(peerAddress(undefined, undefined, 0)).toBe('unknown');
});
