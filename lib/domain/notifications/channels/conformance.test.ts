import type { types as slackTypes } from "@slack/bolt";
import * as cards from "adaptivecards";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { RESTPostAPIWebhookWithTokenJSONBody } from "discord-api-types/v10";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { Message, MessageKind } from "../message.ts";
import { sampleMessage, sampleSettings } from "../testing/sample-message.ts";
import { VENDOR_SCHEMAS } from "../testing/vendor-schemas.ts";
import { discordBody } from "./discord.ts";
import type { ChannelSettings, HttpChannelType } from "./driver.ts";
import { CHANNEL_DRIVERS } from "./registry.ts";
import { slackBody } from "./slack.ts";

const TYPES = Object.keys(CHANNEL_DRIVERS) as HttpChannelType[];
const KINDS: MessageKind[] = ["opened", "reopened", "acknowledged", "resolved", "test"];
const NOW = new Date("2026-11-23T10:00:05.000Z");
const SETTINGS = sampleSettings("https://far.example.com");

const ajv = new Ajv({ allowUnionTypes: true, strict: false });
addFormats(ajv);
const valid = Object.fromEntries(
  Object.entries(VENDOR_SCHEMAS).map(([type, schema]) => [type, ajv.compile(schema)]),
);

function build(type: HttpChannelType, rest: Partial<Message> = {}, reference: string | null = "7") {
  const settings = SETTINGS[type] as ChannelSettings<never>;
  return CHANNEL_DRIVERS[type].build(sampleMessage(rest), settings, { now: NOW, reference });
}

function faultsOf(type: HttpChannelType, body: string) {
  const check = valid[type];
  return check?.(JSON.parse(body)) ? [] : check?.errors;
}

const LONG = "x&<*_".repeat(20_000);
const NASTY =
  "@everyone <!channel> <@U1> <b onload=x> [a](https://evil.example) *b* `c` ~d~ _e_ | \u202e {{x}}\r\nBcc: eve@example.com";
const nasty = (text: string): Partial<Message> => ({
  title: text,
  text,
  projectName: text,
  facts: [{ label: text, value: text }],
  others: [{ title: text, url: "https://sluice.example.com/issues/2" }],
});

describe.each(TYPES)("a channel of type %s", (type) => {
  it.each(KINDS)("tells %s in the form that its far side publishes", (kind) => {
    const call = build(type, { kind });
    if (call === null) {
      expect([kind, CHANNEL_DRIVERS[type].style]).toEqual(["acknowledged", "incident"]);
      return;
    }
    expect(faultsOf(type, call.body)).toEqual([]);
    expect(call.headers["content-type"]).toBe("application/json");
  });

  it("opens and ends", () => {
    const [opened, resolved] = [build(type), build(type, { kind: "resolved" })];
    expect(opened).not.toBeNull();
    expect(resolved).not.toBeNull();
    expect([resolved?.url, resolved?.body]).not.toEqual([opened?.url, opened?.body]);
  });

  it("keeps to the limits of its far side, whatever the length", () => {
    const others = Array.from({ length: 60 }, () => ({ title: LONG, url: "https://s.example/1" }));
    const facts = Array.from({ length: 40 }, () => ({ label: LONG, value: LONG }));
    const call = build(type, { ...nasty(LONG), facts, others, moreCount: 10_000 });
    expect(faultsOf(type, call?.body ?? "")).toEqual([]);
    if (type !== "webhook") {
      expect(call?.body).toContain("…");
      expect(call?.body.length).toBeLessThan(28_000);
    }
  });

  it.each(["\u0001", "\ud800", "é😀", "&".repeat(400), "\\".repeat(400)])("takes %j", (text) => {
    const call = build(type, { ...nasty(`x${text}`) });
    expect(faultsOf(type, call?.body ?? "")).toEqual([]);
    expect(call?.body).not.toMatch(/\\ud800(?!\\ud)|\\u0001/);
  });

  it("signs with its secret, or shows it to its far side", () => {
    const call = build(type);
    const all = JSON.stringify(call);
    expect(all.includes("canary-secret")).toBe(type !== "webhook");
  });
});

describe("text that somebody else chose", () => {
  const bodyOf = (type: HttpChannelType) => build(type, nasty(NASTY))?.body ?? "";

  it("calls nobody and marks nothing up in Slack", () => {
    const body = bodyOf("slack");
    expect(body).not.toMatch(/<!|<@|<b /);
    const { blocks } = JSON.parse(body) as { blocks: { text?: { type: string; text: string } }[] };
    const [mrkdwn] = blocks.flatMap(({ text }) => (text?.type === "mrkdwn" ? text.text : []));
    expect(mrkdwn?.match(/<[^>]*>/g)).toEqual([expect.stringContaining("issues/2|")]);
    expect(mrkdwn).not.toMatch(/(^|[^\u200b])[*_~`]/);
  });

  it("calls nobody and marks nothing up in Discord", () => {
    const body = bodyOf("discord");
    const { allowed_mentions, embeds } = JSON.parse(body);
    const { title, description, fields } = embeds[0];
    for (const text of [title, description.split("\n• ")[0], fields[0].name, fields[0].value]) {
      expect(text).not.toMatch(/@everyone|@U1|(^|[^\\])[*`~<[]/);
    }
    expect(allowed_mentions).toEqual({ parse: [] });
  });

  it("links nowhere and marks nothing up in Teams", () => {
    const { attachments } = JSON.parse(bodyOf("microsoft_teams"));
    const texts = attachments[0].content.body.flatMap(
      (block: { text?: string }) => block.text ?? [],
    );
    const links = texts.join("\n").match(/(?<!\\)\[[\s\S]*?(?<!\\)\]\((.*?)\)/g) ?? [];
    expect(links).toHaveLength(1);
    expect(texts.join("\n")).not.toMatch(/\{\{|<b/);
  });

  it("turns nothing round and adds no line to one-line fields", () => {
    for (const type of TYPES.filter((each) => each !== "webhook")) {
      expect(bodyOf(type)).not.toMatch(/\u202e|\\\\r/);
    }
  });
});

describe("vendors' own packages", () => {
  it("take the card of Teams", () => {
    const { attachments } = JSON.parse(build("microsoft_teams", nasty("a *b*"))?.body ?? "");
    const card = new cards.AdaptiveCard();
    const context = new cards.SerializationContext();
    card.parse(attachments[0].content, context);
    expect(context.eventCount).toBe(0);
    expect(card.getItemCount()).toBe(attachments[0].content.body.length);
  });

  it("take the types of Slack's blocks and Discord's message", () => {
    const blocks: slackTypes.KnownBlock[] = slackBody(sampleMessage()).blocks;
    const body: RESTPostAPIWebhookWithTokenJSONBody = discordBody(sampleMessage());
    expect([blocks.length, body.embeds?.length]).toEqual([5, 1]);
  });

  it("verify the signature of a webhook, and refuse a changed body, another secret and an old time", () => {
    const now = new Date();
    const settings = SETTINGS.webhook;
    const context = { now, reference: null };
    const call = CHANNEL_DRIVERS.webhook.build(sampleMessage(), settings, context);
    const headers = { ...call?.headers };
    const verifier = new Webhook(settings.secret.signing_secret);
    expect(verifier.verify(call?.body ?? "", headers)).toMatchObject({ type: "issue.opened" });
    expect(() => verifier.verify(`${call?.body} `, headers)).toThrow();
    const other = new Webhook(Buffer.alloc(32, 1).toString("base64"));
    expect(() => other.verify(call?.body ?? "", headers)).toThrow();
    const old = { ...headers, "webhook-timestamp": "1700000000" };
    expect(() => verifier.verify(call?.body ?? "", old)).toThrow();
  });
});

describe("incidents", () => {
  it("are one per issue at PagerDuty, acknowledged and resolved with it", () => {
    const actions = KINDS.map((kind) => JSON.parse(build("pagerduty", { kind })?.body ?? "{}"));
    expect(actions.map((each) => each.event_action)).toEqual([
      "trigger",
      "trigger",
      "acknowledge",
      "resolve",
      "trigger",
    ]);
    expect(new Set(actions.map((each) => each.dedup_key)).size).toBe(1);
  });

  it("are closed by their alias at Opsgenie", () => {
    expect(build("opsgenie", { kind: "resolved" })?.url).toBe(
      "https://far.example.com/v2/alerts/iss_00000000000000000001/close?identifierType=alias",
    );
  });

  it("are resolved at Better Stack by the id that it gave, and not told when it gave none", () => {
    const { readReference } = CHANNEL_DRIVERS.betteruptime;
    expect(readReference?.('{"data":{"id":"123","type":"incident"}}')).toBe("123");
    expect([readReference?.("<html>"), readReference?.("{}")]).toEqual([null, null]);
    expect(build("betteruptime", { kind: "resolved" }, "123")?.url).toBe(
      "https://far.example.com/api/v3/incidents/123/resolve",
    );
    expect(build("betteruptime", { kind: "resolved" }, null)).toBeNull();
  });
});
