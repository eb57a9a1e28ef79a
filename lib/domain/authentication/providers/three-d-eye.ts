import type { Provider } from "../provider.ts";

export const threeDEye: Provider = {
  label: "3dEYE",
  verification: "unknown",
  eventType: "body.eventType",
  sample: {
    name: "MotionDetected",
    body: { eventType: "MotionDetected", cameraId: 1234, timestamp: "2026-01-15T09:30:00Z" },
  },
  setup: [
    "Enter {url} as webhook URL in the settings of 3dEYE.",
    "How 3dEYE signs is not public: requests are accepted and marked unverified.",
  ],
};
