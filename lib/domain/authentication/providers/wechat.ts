import type { Provider } from "../provider.ts";
import { publicKeyScheme } from "../schemes/public-key.ts";

export const wechat: Provider = {
  label: "WeChat Pay",
  documentation: "https://pay.weixin.qq.com/doc/global/v3/en/4012357149",
  verification: publicKeyScheme({
    header: "wechatpay-signature",
    timestampHeader: "wechatpay-timestamp",
    idHeader: "wechatpay-nonce",
    algorithm: "rsa-sha256",
    content: "{timestamp}\n{id}\n{body}\n",
    time: "s",
  }),
  eventType: "body.event_type",
  deliveryId: "body.id",
  sample: {
    name: "TRANSACTION.SUCCESS",
    headers: { "wechatpay-serial": "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" },
    body: {
      id: "EV-2018022511223320873",
      create_time: "2026-01-15T17:30:00+08:00",
      resource_type: "encrypt-resource",
      event_type: "TRANSACTION.SUCCESS",
      resource: {
        algorithm: "AEAD_AES_256_GCM",
        ciphertext: "gone",
        nonce: "fdasfjihihihlkja",
        associated_data: "transaction",
      },
      summary: "Payment succeeded",
    },
  },
  setup: [
    "Download the WeChat Pay public key, or the platform certificate, and save it here as PEM.",
    "Name {url} as notify_url in the requests to the WeChat Pay API.",
  ],
};
