import type { BoardSnapshotData } from '@/lib/board/document';

/**
 * The saved board of a room, as it is or as it was at a moment of its log.
 * @throws with a sentence that can be shown
 */
export async function loadBoard(
  roomId: string,
  at?: string,
  signal?: AbortSignal,
): Promise<BoardSnapshotData> {
  const query = at === undefined ? '' : `?at=${encodeURIComponent(at)}`;
  const response = await fetch(`/api/rooms/${roomId}/board${query}`, signal ? { signal } : {});
  if (!response.ok) {
    const body = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
    throw new Error(body?.error?.message ?? 'The server did not answer. Try again in a moment.');
  }
  return response.json();
}
