import { toast as sonner } from 'sonner';

export interface ToastOptions {
  description?: string;
  /** One thing to do about it, such as undo. */
  action?: { label: string; onClick: () => void };
  /** Showing a toast with the same id again replaces it. */
  id?: string;
  /** Milliseconds; errors stay longer by default. */
  duration?: number;
}

/** Passing messages about what just happened. What must be read belongs on the page instead. */
export const toast = {
  success: (title: string, options?: ToastOptions) => sonner.success(title, options),
  error: (title: string, options?: ToastOptions) => sonner.error(title, { duration: 10_000, ...options }),
  info: (title: string, options?: ToastOptions) => sonner.info(title, options),
  dismiss: (id?: string) => sonner.dismiss(id),
};
