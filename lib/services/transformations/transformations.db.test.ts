import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transformationModel, transformationVersionModel } from "#lib/schemas/transformation.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import type { ServiceContext } from "../context.ts";
import { countTransformations } from "./count-transformations.ts";
import { createTransformation } from "./create-transformation.ts";
import { deleteTransformation } from "./delete-transformation.ts";
import { getTransformation } from "./get-transformation.ts";
import { getTransformationVersion } from "./get-transformation-version.ts";
import { listTransformationVersions } from "./list-transformation-versions.ts";
import { listTransformations } from "./list-transformations.ts";
import { updateTransformation } from "./update-transformation.ts";
import { upsertTransformation } from "./upsert-transformation.ts";

const CODE = 'addHandler("transform", (request) => request);';
const MASKED = "********";
let api: TestApi;
let viewer: ServiceContext;
let names = 0;
const newName = () => `transformation-${++names}`;
const newInput = () => ({ name: newName(), code: CODE, env: { TOKEN: "s3cret" } });
const page = { limit: 100, order_by: "created_at" as const, dir: "desc" as const };

beforeAll(async () => {
  api = await createTestApi();
  viewer = api.contextFor(api.project, "viewer");
});
afterAll(() => api.close());

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => ({ code: error.code, data: error.data }),
  );
}

describe("createTransformation", () => {
  it("answers what it stored", async () => {
    const input = newInput();
    const created = await createTransformation(api.ctx, input);
    expect(transformationModel.parse(created)).toEqual(created);
    expect(created).toMatchObject({ ...input, team_id: api.project.id, version: 1 });
    expect(created.id).toMatch(/^trs_/);
    expect(await getTransformation(api.ctx, { id: created.id })).toEqual(created);
  });

  it("stores variables so that nobody reads them in the database", async () => {
    const { id } = await createTransformation(api.ctx, newInput());
    const { rows } = await api.ctx.db.pool.query(
      `SELECT t.env, v.env AS version_env FROM transformation t
       JOIN transformation_version v ON v.transformation_id = t.id WHERE t.id = $1`,
      [id],
    );
    for (const env of [rows[0].env, rows[0].version_env]) {
      expect(env).toBeInstanceOf(Buffer);
      expect(env.toString("latin1")).not.toMatch(/s3cret|TOKEN/);
    }
  });

  it("refuses a name that is taken and shows whose it is, without its variables", async () => {
    const input = newInput();
    const { env: _, ...transformation } = await createTransformation(api.ctx, input);
    expect(await errorOf(createTransformation(api.ctx, input))).toEqual({
      code: "RESOURCE_ALREADY_EXISTS",
      data: { transformation },
    });
  });

  it("lets one of many callers at once have the name", async () => {
    const input = newInput();
    const results = await Promise.all(
      Array.from({ length: 6 }, () => errorOf(createTransformation(api.ctx, input))),
    );
    expect(results.filter((each) => each === null)).toHaveLength(1);
    expect(new Set(results.map((each) => each?.code))).toContain("RESOURCE_ALREADY_EXISTS");
  });

  it.each([
    ["const a = ;", "code is not valid JavaScript: Unexpected token ';' (line 1)"],
    [
      "\n\nexport default (request) => request;",
      "code is not valid JavaScript: Unexpected token 'export' (line 3)",
    ],
    [
      'import fs from "node:fs";',
      "code is not valid JavaScript: Cannot use import statement outside a module (line 1)",
    ],
  ])("refuses code that cannot run: %j", async (code, message) => {
    const refused = createTransformation(api.ctx, { name: newName(), code });
    expect(await errorOf(refused)).toEqual({ code: "VALIDATION", data: [message] });
  });

  it("refuses code that is nested too deep to be parsed", async () => {
    const code = `${"(".repeat(1_000_000)}1${")".repeat(1_000_000)}`;
    const refused = await errorOf(createTransformation(api.ctx, { name: newName(), code }));
    expect(refused?.code).toBe("VALIDATION");
  });

  it("answers what is wrong in few words, however long the code", async () => {
    const code = `/${"(".repeat(100_000)}/`;
    const refused = await errorOf(createTransformation(api.ctx, { name: newName(), code }));
    expect(refused?.data[0]).toMatch(/^code is not valid JavaScript: .{200} \(line 1\)$/);
  });

  it("never runs the code that it checks", async () => {
    const code = "throw new Error('ran');";
    expect((await createTransformation(api.ctx, { name: newName(), code })).code).toBe(code);
  });
});

describe("updateTransformation", () => {
  it("makes a version of other code or variables, and of nothing else", async () => {
    const { id, code } = await createTransformation(api.ctx, newInput());
    const version = async (changes: object) =>
      (await updateTransformation(api.ctx, { id, ...changes })).version;
    expect(await version({ name: newName(), code, env: { TOKEN: "s3cret" } })).toBe(1);
    expect(await version({ code: `${CODE}//` })).toBe(2);
    expect(await version({ env: { TOKEN: "s3cret", MORE: "" } })).toBe(3);
    expect(await version({ env: { MORE: "", TOKEN: "s3cret" } })).toBe(3);
    expect(await version({ env: null })).toBe(4);
    expect(await version({ env: {} })).toBe(4);
    expect(await version({ code: CODE, env: { TOKEN: "s3cret" } })).toBe(5);
  });

  it("keeps what the input does not name", async () => {
    const created = await createTransformation(api.ctx, newInput());
    const name = newName();
    const renamed = await updateTransformation(api.ctx, { id: created.id, name });
    expect(renamed).toMatchObject({ ...created, name, updated_at: renamed.updated_at });
  });

  it("refuses a name that another has, and code that cannot run", async () => {
    const { name } = await createTransformation(api.ctx, newInput());
    const { id } = await createTransformation(api.ctx, newInput());
    expect((await errorOf(updateTransformation(api.ctx, { id, name })))?.code).toBe(
      "RESOURCE_ALREADY_EXISTS",
    );
    expect((await errorOf(updateTransformation(api.ctx, { id, code: "(" })))?.code).toBe(
      "VALIDATION",
    );
    expect(await getTransformation(api.ctx, { id })).toMatchObject({ code: CODE, version: 1 });
  });
});

describe("upsertTransformation", () => {
  it("creates by name, then changes what is named and keeps the rest", async () => {
    const input = newInput();
    const created = await upsertTransformation(api.ctx, input);
    const { name } = input;
    const changed = await upsertTransformation(api.ctx, { name, code: "1" });
    expect(changed).toMatchObject({ id: created.id, code: "1", env: input.env, version: 2 });
  });

  it("makes one transformation of many calls at once", async () => {
    const input = newInput();
    const all = await Promise.all(
      Array.from({ length: 6 }, () => upsertTransformation(api.ctx, input)),
    );
    expect(new Set(all.map(({ id, version }) => `${id} ${version}`)).size).toBe(1);
  });
});

describe("a viewer", () => {
  it("sees which variables there are, not what they are", async () => {
    const { id } = await createTransformation(api.ctx, newInput());
    expect((await getTransformation(viewer, { id })).env).toEqual({ TOKEN: MASKED });
    const version = await getTransformationVersion(viewer, { id, number: "1" });
    expect(version.env).toEqual({ TOKEN: MASKED });
  });
});

describe("listTransformations", () => {
  it("lists those of the project by name, without variables", async () => {
    const prefix = newName();
    for (const end of ["b", "a", "c"]) {
      await createTransformation(api.ctx, { ...newInput(), name: `${prefix}-${end}` });
    }
    await createTransformation(api.foreign, { ...newInput(), name: `${prefix}-d` });
    const filter = { name: { contains: prefix.toUpperCase() } };
    const { models } = await listTransformations(api.ctx, {
      ...page,
      ...filter,
      order_by: "name",
      dir: "asc",
    });
    expect(models.map((each) => each.name)).toEqual([`${prefix}-a`, `${prefix}-b`, `${prefix}-c`]);
    for (const each of models) expect(transformationModel.parse(each)).not.toHaveProperty("env");
    expect(await countTransformations(api.ctx, filter)).toEqual({ count: 3 });
  });

  it("ends a page early that would be too large, and goes on from there both ways", async () => {
    const prefix = newName();
    const code = `/*${"x".repeat(5 * 1024 * 1024 - 4)}*/`;
    for (let at = 0; at < 5; at += 1) {
      await createTransformation(api.ctx, { name: `${prefix}-${at}`, code });
    }
    const query = {
      ...page,
      name: { contains: prefix },
      order_by: "name" as const,
      dir: "asc" as const,
    };
    const shown = ({ models }: { models: { name: string }[] }) =>
      models.map(({ name }) => name.slice(-1)).join("");
    const first = await listTransformations(api.ctx, query);
    expect(shown(first)).toBe("012");
    const second = await listTransformations(api.ctx, { ...query, next: first.pagination.next });
    expect(shown(second)).toBe("34");
    expect(second.pagination.next).toBeUndefined();
    const end = (await listTransformations(api.ctx, { ...query, dir: "desc", limit: 1 })).models[0];
    const back = await listTransformations(api.ctx, { ...query, prev: end?.id });
    expect(shown(back)).toBe("123");
    const start = await listTransformations(api.ctx, { ...query, prev: back.pagination.prev });
    expect(shown(start)).toBe("0");
  });
});

describe("listTransformationVersions", () => {
  it("lists who saved which version, the newest first, page by page", async () => {
    const { id } = await createTransformation(api.ctx, newInput());
    for (const code of ["1", "2", "3"]) await updateTransformation(api.ctx, { id, code });
    const first = await listTransformationVersions(api.ctx, { ...page, id, limit: 3 });
    expect(first.models.map((each) => each.version)).toEqual([4, 3, 2]);
    expect(transformationVersionModel.parse(first.models[0])).toEqual({
      transformation_id: id,
      version: 4,
      created_by: api.ctx.actor.id,
      created_at: "2026-11-23T10:00:00.000Z",
    });
    const { next } = first.pagination;
    const second = await listTransformationVersions(api.ctx, { ...page, id, limit: 3, next });
    expect(second.models.map((each) => each.version)).toEqual([1]);
    expect(second.pagination.next).toBeUndefined();
    const { prev } = second.pagination;
    const back = await listTransformationVersions(api.ctx, { ...page, id, limit: 3, prev });
    expect(back.models).toEqual(first.models);
    const odd = listTransformationVersions(api.ctx, { ...page, id, next: "1; DROP TABLE x" });
    expect((await errorOf(odd))?.data).toEqual(["next must be a cursor of this list"]);
  });
});

describe("getTransformationVersion", () => {
  it("answers what the transformation was, so that it can be that again", async () => {
    const input = newInput();
    const { id } = await createTransformation(api.ctx, input);
    await updateTransformation(api.ctx, { id, code: "1", env: { TOKEN: "new" } });
    const first = await getTransformationVersion(api.ctx, { id, number: "1" });
    expect(first).toMatchObject({ version: 1, code: input.code, env: input.env });
    const { code, env } = first;
    const restored = await updateTransformation(api.ctx, { id, code, env });
    expect(restored).toMatchObject({ version: 3, code, env });
  });

  it.each(["0", "3", "01", "1e0", "-1", "99999999999", "x"])(
    "knows no version %s",
    async (number) => {
      const { id } = await createTransformation(api.ctx, newInput());
      const error = await errorOf(getTransformationVersion(api.ctx, { id, number }));
      expect(error).toEqual({ code: "NOT_FOUND", data: { id, version: number } });
    },
  );
});

describe("deleteTransformation", () => {
  it("is not found afterwards, and frees its name", async () => {
    const input = newInput();
    const { id } = await createTransformation(api.ctx, input);
    expect(await deleteTransformation(api.ctx, { id })).toEqual({ id });
    for (const verb of [getTransformation, deleteTransformation]) {
      expect(await errorOf(verb(api.ctx, { id }))).toEqual({ code: "NOT_FOUND", data: { id } });
    }
    const again = await createTransformation(api.ctx, input);
    expect(again.id).not.toBe(id);
  });
});

describe("another project", () => {
  it("finds nothing of this one", async () => {
    const { id, name } = await createTransformation(api.ctx, newInput());
    const { foreign } = api;
    const notFound = { code: "NOT_FOUND", data: { id } };
    for (const verb of [getTransformation, deleteTransformation, updateTransformation]) {
      expect(await errorOf(verb(foreign, { id }))).toEqual(notFound);
    }
    expect(await errorOf(getTransformationVersion(foreign, { id, number: "1" }))).toEqual(notFound);
    expect(await errorOf(listTransformationVersions(foreign, { ...page, id }))).toEqual(notFound);
    expect(await countTransformations(foreign, { id: [id] })).toEqual({ count: 0 });
    expect((await upsertTransformation(foreign, { name, code: "1" })).id).not.toBe(id);
  });
});
