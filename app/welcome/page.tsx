import type { Metadata } from 'next';
import { WelcomeForm } from '@/components/account/WelcomeForm';

export const metadata: Metadata = { title: 'Join the workspace' };

export default function WelcomePage() {
  return <WelcomeForm />;
}
