"use client";

// Plain elements only: this comes with every page, and is hardly ever seen.
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <main className="flex min-h-dvh flex-col items-center px-4 pt-[16vh]">
      <div className="flex w-full max-w-sm flex-col items-start gap-3">
        <h1 className="text-title font-semibold">This page failed</h1>
        <p className="text-form text-muted">
          Try it again. If it fails again, the server's log says why.
        </p>
        <button
          type="button"
          onClick={reset}
          className="rounded-control border-control hover:bg-hover h-8 border px-3 font-medium"
        >
          Try again
        </button>
      </div>
    </main>
  );
}
