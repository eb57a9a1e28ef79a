import type { ExternalToast } from "sonner";

type NotifyOptions = Pick<ExternalToast, "description" | "action" | "cancel">;

/** Tells the reader what happened, at the edge of the screen. The part that shows it comes on demand. */
export const notify = {
  success: (title: string, options?: NotifyOptions) => void show("success", title, options),
  error: (title: string, options?: NotifyOptions) => void show("error", title, options),
};

async function show(kind: "success" | "error", title: string, options: NotifyOptions = {}) {
  const { toast } = await import("sonner");
  toast[kind](title, options);
}
