import type { ReactNode } from "react";

const PATHS: Record<string, string> = {
  github:
    "M12 .5C5.65.5.5 5.65.5 12c0 5.08 3.29 9.39 7.86 10.91.58.11.79-.25.79-.55v-2.14c-3.2.7-3.88-1.36-3.88-1.36-.52-1.33-1.28-1.68-1.28-1.68-1.04-.71.08-.7.08-.7 1.16.08 1.77 1.19 1.77 1.19 1.03 1.76 2.7 1.25 3.36.96.1-.75.4-1.26.73-1.55-2.55-.29-5.24-1.28-5.24-5.68 0-1.26.45-2.28 1.19-3.09-.12-.29-.52-1.46.11-3.05 0 0 .97-.31 3.17 1.18a11 11 0 0 1 5.77 0c2.2-1.49 3.17-1.18 3.17-1.18.63 1.59.23 2.76.11 3.05.74.81 1.18 1.83 1.18 3.09 0 4.41-2.69 5.38-5.25 5.67.41.36.78 1.06.78 2.13v3.16c0 .31.21.67.8.55A11.51 11.51 0 0 0 23.5 12C23.5 5.65 18.35.5 12 .5z",
  google:
    "M12.2 10.2v3.9h5.5c-.24 1.43-1.68 4.2-5.5 4.2a6.3 6.3 0 0 1 0-12.6c1.88 0 3.14.8 3.86 1.49l2.63-2.54A9.5 9.5 0 0 0 12.2 2a10 10 0 1 0 0 20c5.77 0 9.6-4.06 9.6-9.77 0-.66-.07-1.16-.16-1.66z",
};

/** The mark of a provider in the colour of its text. */
export function ProviderMark({ provider, fallback }: { provider: string; fallback: ReactNode }) {
  const path = Object.hasOwn(PATHS, provider) ? PATHS[provider] : undefined;
  if (!path) return fallback;
  return (
    <svg viewBox="0 0 24 24" fill="currentColor" aria-hidden>
      <path d={path} />
    </svg>
  );
}
