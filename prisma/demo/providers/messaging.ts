import { message, seconds, type Writer } from "../message.ts";
import { person } from "../people.ts";

const number = (first: string, rest: number) => `+1${first}${rest}`;

/** Twilio tells about text messages in forms. */
export const twilio: Writer = (random) => {
  const status = random.pick(["sent", "delivered", "delivered", "delivered", "undelivered"]);
  const sid = `SM${random.hex(32)}`;
  const form = new URLSearchParams({
    SmsSid: sid,
    SmsStatus: status,
    MessageStatus: status,
    To: number("415", random.between(2_000_000, 9_999_999)),
    From: number("628", 2_150_184),
    MessageSid: sid,
    AccountSid: "AC7f0c2d6a4b8e4d7c9a1f3b5d7e9f1a3c",
    ApiVersion: "2010-04-01",
    ...(status === "undelivered" ? { ErrorCode: "30003" } : {}),
  });
  return message({
    ip: random.pick(["54.172.60.2", "54.244.51.1"]),
    path: "/status",
    contentType: "application/x-www-form-urlencoded",
    headers: {
      "user-agent": "TwilioProxy/1.1",
      "x-twilio-signature": `${random.text(27)}=`,
      "i-twilio-idempotency-token": random.uuid(),
    },
    body: form.toString(),
  });
};

/** SendGrid collects what happened to mails and sends it in lists. */
export const sendgrid: Writer = (random, at) => {
  const events = Array.from({ length: random.between(1, 5) }, () => {
    const event = random.pick(["processed", "delivered", "delivered", "open", "click", "bounce"]);
    return {
      email: person(random).email,
      timestamp: seconds(at) - random.between(0, 20),
      event,
      category: [random.pick(["receipt", "newsletter", "password-reset"])],
      sg_event_id: random.text(22),
      sg_message_id: `${random.text(22)}.recvd-${random.hex(10)}`,
      ...(event === "click" ? { url: "https://shop.example.com/sale" } : {}),
      ...(event === "bounce" ? { reason: "550 5.1.1 unknown user", status: "5.1.1" } : {}),
    };
  });
  return message({
    ip: random.pick(["168.245.36.7", "149.72.101.4"]),
    headers: {
      "user-agent": "SendGrid Event API",
      "x-twilio-email-event-webhook-timestamp": String(seconds(at)),
      "x-twilio-email-event-webhook-signature": `MEUCIQ${random.text(88)}==`,
    },
    body: events,
  });
};

const QUESTIONS = [
  "where is my order?",
  "can I still change the address?",
  "the candle arrived broken",
  "do you ship to Norway?",
] as const;

export const slack: Writer = (random, at) => {
  const ts = `${seconds(at)}.${random.between(100_000, 999_999)}`;
  return message({
    ip: random.pick(["54.163.222.105", "3.91.201.40"]),
    headers: {
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": String(seconds(at)),
      "x-slack-signature": `v0=${random.hex(64)}`,
    },
    body: {
      type: "event_callback",
      team_id: "T02NG7Q1B",
      api_app_id: "A05DRKQ9X",
      event: {
        type: random.pick(["message", "message", "reaction_added", "app_mention"]),
        channel: "C03SUPPORT",
        user: `U0${random.text(8).toUpperCase()}`,
        text: random.pick(QUESTIONS),
        ts,
      },
      event_id: `Ev${random.text(9).toUpperCase()}`,
      event_time: seconds(at),
    },
  });
};

export const intercom: Writer = (random, at) => {
  const { first, last, email } = person(random);
  const topic = random.pick(["conversation.user.created", "conversation.user.replied"]);
  return message({
    ip: "35.170.96.12",
    headers: {
      "user-agent": "intercom-webhooks/1.0",
      "x-hub-signature": `sha1=${random.hex(40)}`,
    },
    body: {
      type: "notification_event",
      topic,
      id: `notif_${random.uuid()}`,
      created_at: seconds(at),
      data: {
        item: {
          type: "conversation",
          id: String(random.between(2e11, 3e11)),
          source: {
            body: `<p>${random.pick(QUESTIONS)}</p>`,
            author: { type: "user", name: `${first} ${last}`, email },
          },
          priority: random.chance(0.1) ? "priority" : "not_priority",
          state: "open",
        },
      },
    },
  });
};
