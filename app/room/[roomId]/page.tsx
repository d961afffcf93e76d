import type { Metadata } from 'next';
import { Room } from '@/components/room/Room';

export const metadata: Metadata = { title: 'Room' };

export default async function RoomPage({ params }: { params: Promise<{ roomId: string }> }) {
  const { roomId } = await params;
  return <Room roomId={roomId} />;
}
