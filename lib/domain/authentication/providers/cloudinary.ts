import type { Provider } from "../provider.ts";
import { anyOf } from "../schemes/any-of.ts";
import { hmacScheme } from "../schemes/hmac.ts";

/** A hash over content that ends with the secret; an account may be set to the longer one. */
const signature = (algorithm: "sha1" | "sha256") =>
  hmacScheme({
    header: "x-cld-signature",
    timestampHeader: "x-cld-timestamp",
    algorithm,
    isPlainHash: true,
    content: "{body}{timestamp}{secret}",
    time: "s",
    // Two hours, as the libraries of Cloudinary allow.
    toleranceS: 7_200,
  });

export const cloudinary: Provider = {
  label: "Cloudinary",
  documentation: "https://cloudinary.com/documentation/notifications",
  verification: anyOf(signature("sha1"), signature("sha256")),
  eventType: "body.notification_type",
  deliveryId: "body.request_id",
  sample: {
    name: "upload",
    body: {
      notification_type: "upload",
      timestamp: "2026-01-15T09:30:00+00:00",
      request_id: "54b6f9ac1bb1e5f2d4c8d93bcb2a5cf8",
      asset_id: "ebbc3ca4bd6ab7c6d8f8ac0f7f1d1fd1",
      public_id: "sample",
      version: 1750000000,
      width: 1000,
      height: 672,
      format: "jpg",
      resource_type: "image",
      secure_url: "https://res.cloudinary.com/demo/image/upload/v1750000000/sample.jpg",
    },
  },
  setup: [
    "Open Settings → Webhook Notifications in the Cloudinary console and add {url} as notification URL.",
    "Save the API secret of the product environment here: Cloudinary signs with it.",
  ],
};
