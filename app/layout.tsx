import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { parseTheme, THEME_COOKIE, themeAttribute } from '@/components/shell/theme';
import { UiProviders } from '@/components/shell/UiProviders';
import { TrpcProvider } from '@/components/trpc/TrpcProvider';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Drawbridge', template: '%s · Drawbridge' },
  description: 'A self-hosted board for live system-design interviews',
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f4f0' },
    { media: '(prefers-color-scheme: dark)', color: '#101214' },
  ],
};

/** The document of every page. The theme is known before the first byte, so nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeAttribute(parseTheme((await cookies()).get(THEME_COOKIE)?.value));
  return (
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>
        <TrpcProvider>
          <UiProviders>{children}</UiProviders>
        </TrpcProvider>
      </body>
    </html>
  );
}
