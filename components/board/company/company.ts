import { type Editor, react } from 'tldraw';
import type { Awareness } from 'y-protocols/awareness';
import { toast } from '@/components/ui/toast';
import { type PresencePerson, readPerson } from '@/lib/board/people';
import { CALL_PAUSE_MS, type CallOutcome, Calls } from '@/lib/sync/calls';
import { createStore, type Store } from '@/lib/sync/store';

/** A call that nobody has answered is taken back after this time, in milliseconds. */
const CALL_SHOWN_MS = 30_000;

/** Who is at the board besides the person at this window, and how their views hang together. */
export type CompanyState = {
  /** Everyone else whose canvas is open. */
  others: readonly PresencePerson[];
  /** Whose view is followed here, and whether it was their call that led here. */
  following: (PresencePerson & { isBrought: boolean }) | null;
  /** Who follows this person's view. */
  followers: readonly PresencePerson[];
  /** Who asks to look where they look. */
  call: PresencePerson | null;
  /** A call of this person was made a moment ago. */
  isCalling: boolean;
};

/** The others at a board, and what one can do about them. */
export type Company = {
  readonly state: Store<CompanyState>;
  /** Has this view follow someone's until one moves it, or leaves. */
  follow(personId: string): void;
  stopFollowing(): void;
  /** Moves this view to where someone points, once. */
  goTo(personId: string): void;
  /** Asks everyone to look here; those who may not edit are not heard. */
  callEveryone(): void;
  answerCall(goes: boolean): void;
};

const companies = new WeakMap<Editor, Company>();

/** The company at a canvas that is a room's board; undefined at any other. */
export function companyOf(editor: Editor): Company | undefined {
  return companies.get(editor);
}

/** Keeps the company of a canvas, until `end` is called. */
export function keepCompany(
  editor: Editor,
  awareness: Awareness,
  { callBrings }: { callBrings: boolean },
): Company & { end(): void } {
  const [state, setState] = createStore<CompanyState>({
    others: [],
    following: null,
    followers: [],
    call: null,
    isCalling: false,
  });
  const learn = (news: Partial<CompanyState>) => setState({ ...state.getSnapshot(), ...news });
  const calls = new Calls();
  let broughtBy: string | null = null;
  let numberOfCalls = 0;

  const stopReading = react('company', () => {
    const seen = readCompany(editor);
    const before = state.getSnapshot();
    const following = seen.following && {
      ...seen.following,
      isBrought: seen.following.id === broughtBy,
    };
    if (broughtBy !== null && following?.id !== broughtBy) {
      calls.leave(broughtBy, Date.now());
      broughtBy = null;
    }
    learn({
      others: sameOr(before.others, seen.others),
      following: sameOr(before.following, following),
      followers: sameOr(before.followers, seen.followers),
    });
  });

  const onPresence = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>) => {
    for (const window of removed) calls.forget(window);
    const states = awareness.getStates();
    for (const window of [...added, ...updated]) {
      const presence = states.get(window);
      const person = readPerson(presence);
      if (window === awareness.clientID || !person || person.id === editor.user.getId()) continue;
      answer(calls.hear(window, presence?.call, person, Date.now()), person);
    }
  };
  for (const window of awareness.getStates().keys())
    onPresence({ added: [window], updated: [], removed: [] });
  awareness.on('change', onPresence);

  function answer(outcome: CallOutcome, person: PresencePerson): void {
    if (outcome === 'ignore' || state.getSnapshot().following?.id === person.id) return;
    if (outcome === 'bring' && !isBusy(editor)) {
      broughtBy = person.id;
      company.follow(person.id);
      return;
    }
    const { id, name, color } = person;
    learn({ call: { id, name, color } });
    editor.timers.setTimeout(() => {
      if (state.getSnapshot().call?.id === id) learn({ call: null });
    }, CALL_SHOWN_MS);
  }

  const onKey = (event: KeyboardEvent) => {
    const isFree = !event.defaultPrevented && editor.menus.getOpenMenus().length === 0;
    if (event.key === 'Escape' && isFree) company.stopFollowing();
  };
  window.addEventListener('keydown', onKey);

  const company: Company = {
    state,
    follow(personId) {
      if (state.getSnapshot().call?.id === personId) learn({ call: null });
      editor.startFollowingUser(personId);
    },
    stopFollowing() {
      if (editor.getInstanceState().followingUserId !== null) editor.stopFollowingUser();
    },
    goTo: (personId) => void editor.zoomToUser(personId),
    callEveryone() {
      const { isCalling, others } = state.getSnapshot();
      if (isCalling || editor.getIsReadonly()) return;
      if (others.length === 0) {
        toast.info('Nobody else is at this board', { id: 'board-call' });
        return;
      }
      // Whoever is called to look at someone else's view should see that view itself.
      company.stopFollowing();
      awareness.setLocalStateField('call', ++numberOfCalls);
      learn({ isCalling: true });
      editor.timers.setTimeout(() => learn({ isCalling: false }), CALL_PAUSE_MS);
      const what = callBrings ? 'Everyone is brought to your view' : 'Everyone is asked to look here';
      toast.success(what, { id: 'board-call' });
    },
    answerCall(goes) {
      const { call } = state.getSnapshot();
      if (!call) return;
      learn({ call: null });
      if (goes) company.follow(call.id);
    },
  };
  companies.set(editor, company);

  return {
    ...company,
    end() {
      companies.delete(editor);
      window.removeEventListener('keydown', onKey);
      awareness.off('change', onPresence);
      stopReading();
    },
  };
}

function readCompany(editor: Editor) {
  const me = editor.user.getId();
  const present = [...editor.getCollaborators()].sort((a, b) => a.userName.localeCompare(b.userName));
  const { followingUserId } = editor.getInstanceState();
  const others = present.map(({ userId, userName, color }) => ({ id: userId, name: userName, color }));
  return {
    others,
    following: others.find(({ id }) => id === followingUserId) ?? null,
    followers: others.filter((_person, i) => present[i]?.followingUserId === me),
  };
}

/** In the middle of something that a view on the move would spoil. */
function isBusy(editor: Editor): boolean {
  return editor.inputs.isPointing || editor.inputs.isDragging || editor.getEditingShapeId() !== null;
}

/** The old value where the new one says the same: presences change with every movement of a pointer. */
function sameOr<T>(before: T, now: T): T {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
