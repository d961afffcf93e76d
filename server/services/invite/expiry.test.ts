import { expect, it } from 'vitest';
import { interviewInviteExpiry, passExpiry, sketchInviteExpiry } from './expiry';

const at = (text: string) => new Date(`2026-03-${text}:00Z`);

it("a candidate's link works until a day after the interview, and at least a day", () => {
  expect(interviewInviteExpiry(at('09T10:00'), at('02T10:00'))).toEqual(at('10T10:00'));
  expect(interviewInviteExpiry(at('01T10:00'), at('02T10:00'))).toEqual(at('03T10:00'));
});

it('the link to a sketch works for 30 days', () => {
  expect(sketchInviteExpiry(at('01T10:00'))).toEqual(at('31T10:00'));
});

it('a pass works as long as its link, and at least a day', () => {
  expect(passExpiry(at('10T10:00'), at('02T10:00'))).toEqual(at('10T10:00'));
  expect(passExpiry(at('02T10:05'), at('02T10:00'))).toEqual(at('03T10:00'));
});
