import type { Metadata } from 'next';
import { JoinForm } from '@/components/join/JoinForm';

export const metadata: Metadata = { title: 'Join' };

export default function JoinPage() {
  return <JoinForm />;
}
