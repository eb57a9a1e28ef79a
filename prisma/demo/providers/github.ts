import { message, type Writer } from "../message.ts";
import { person } from "../people.ts";
import type { Random } from "../random.ts";

const EVENTS = ["push", "push", "push", "pull_request", "pull_request", "issues", "star"] as const;
const REPOSITORIES = ["storefront", "billing-api", "infra", "design-system"] as const;
const BRANCHES = ["main", "main", "checkout-v2", "fix/tax-rounding", "renovate/all"] as const;
const TITLES = [
  "Round tax per line and not per order",
  "Retry the payment only once",
  "Show delivery dates in the shop's time zone",
  "Upgrade the image resizer",
  "Cache product prices for a minute",
] as const;

function commit(random: Random, at: Date) {
  const { first, last, email } = person(random);
  return {
    id: random.hex(40),
    message: random.pick(TITLES),
    timestamp: at.toISOString(),
    author: { name: `${first} ${last}`, email, username: first.toLowerCase() },
    added: [],
    modified: [`src/${random.pick(["cart", "tax", "prices", "images"])}.ts`],
    removed: [],
  };
}

function bodyOf(event: (typeof EVENTS)[number], random: Random, at: Date) {
  const name = random.pick(REPOSITORIES);
  const sender = {
    login: random.pick(["mei-t", "jonasl", "clarak", "renovate-bot"]),
    type: "User",
  };
  const repository = {
    id: random.between(1e8, 9e8),
    name,
    full_name: `north-and-grain/${name}`,
    private: true,
    default_branch: "main",
  };
  const number = random.between(211, 1480);
  const common = { repository, sender };
  switch (event) {
    case "push": {
      const commits = Array.from({ length: random.between(1, 3) }, () => commit(random, at));
      const ref = `refs/heads/${random.pick(BRANCHES)}`;
      return { ref, before: random.hex(40), after: random.hex(40), ...common, commits };
    }
    case "pull_request": {
      const action = random.pick(["opened", "synchronize", "closed"]);
      const title = random.pick(TITLES);
      const head = { ref: random.pick(BRANCHES), sha: random.hex(40) };
      const pull = { number, title, state: "open", draft: false, head, base: { ref: "main" } };
      return { action, number, pull_request: pull, ...common };
    }
    case "issues":
      return { action: "opened", issue: { number, title: random.pick(TITLES) }, ...common };
    case "star":
      return { action: "created", starred_at: at.toISOString(), ...common };
  }
}

export const github: Writer = (random, at) => {
  const event = random.pick(EVENTS);
  return message({
    ip: random.pick(["140.82.115.10", "192.30.252.41", "185.199.108.24"]),
    headers: {
      "user-agent": `GitHub-Hookshot/${random.hex(7)}`,
      "x-github-event": event,
      "x-github-delivery": random.uuid(),
      "x-github-hook-id": "482170934",
      "x-hub-signature-256": `sha256=${random.hex(64)}`,
    },
    body: bodyOf(event, random, at),
  });
};
