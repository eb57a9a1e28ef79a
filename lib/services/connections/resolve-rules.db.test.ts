import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Rule } from "#lib/schemas/rule.ts";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { countTransformations } from "../transformations/count-transformations.ts";
import { createTransformation } from "../transformations/create-transformation.ts";
import { deleteTransformation } from "../transformations/delete-transformation.ts";
import { getTransformation } from "../transformations/get-transformation.ts";
import { createConnection } from "./create-connection.ts";
import { deleteConnection } from "./delete-connection.ts";
import { disableConnection } from "./disable-connection.ts";
import { updateConnection } from "./update-connection.ts";
import { upsertConnection } from "./upsert-connection.ts";

let api: TestApi;
let names = 0;
const newName = () => `name-${++names}`;
const newEnds = () => ({
  source: { name: newName() },
  destination: { name: newName(), type: "MOCK_API" as const },
});
const whole = (name: string, code = "1", env = { TOKEN: "s3cret" }) => ({
  type: "transform" as const,
  transformation: { name, code, env },
});
const byId = (id: string) => ({ type: "transform" as const, transformation_id: id });

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

async function errorOf(promise: Promise<unknown>) {
  return promise.then(
    () => null,
    (error) => ({ code: error.code, data: error.data, message: error.message }),
  );
}

const idOf = (rule: Rule | undefined) =>
  (rule?.type === "transform" ? rule.transformation_id : null) ?? "";
const newTransformation = () => createTransformation(api.ctx, { name: newName(), code: "1" });

describe("a transform rule", () => {
  it("names a transformation of the project by its id", async () => {
    const { id } = await newTransformation();
    const rules = [byId(id), { type: "filter" as const, path: "/x" }, byId(id)];
    expect((await createConnection(api.ctx, { ...newEnds(), rules })).rules).toEqual(rules);
  });

  it("creates the transformation that it brings along, and answers only its id", async () => {
    const name = newName();
    const { rules } = await createConnection(api.ctx, { ...newEnds(), rules: [whole(name)] });
    const id = idOf(rules[0]);
    expect(rules).toEqual([{ type: "transform", transformation_id: id }]);
    expect(await getTransformation(api.ctx, { id })).toMatchObject({
      name,
      code: "1",
      env: { TOKEN: "s3cret" },
      version: 1,
    });
  });

  it("changes the transformation of that name, and the version of the rules only with the rules", async () => {
    const name = newName();
    const ends = newEnds();
    const first = await upsertConnection(api.ctx, { ...ends, rules: [whole(name)] });
    const second = await upsertConnection(api.ctx, { ...ends, rules: [whole(name, "2")] });
    expect(second.rules).toEqual(first.rules);
    const transformation = await getTransformation(api.ctx, { id: idOf(first.rules[0]) });
    expect(transformation).toMatchObject({ code: "2", version: 2 });
    const { ruleVersion } = await api.ctx.db.prisma.connection.findUniqueOrThrow({
      where: { id: first.id },
    });
    expect(ruleVersion).toBe(1);
  });

  it("changes the one whose id it tells as well, its name included", async () => {
    const { id, name } = await newTransformation();
    const connection = await createConnection(api.ctx, newEnds());
    const renamed = newName();
    const rules = [{ ...whole(renamed, "2"), transformation_id: id }];
    await updateConnection(api.ctx, { id: connection.id, rules });
    expect(await getTransformation(api.ctx, { id })).toMatchObject({ name: renamed, code: "2" });
    expect(await countTransformations(api.ctx, { name: { in: [name] } })).toEqual({ count: 0 });
    const taken = await newTransformation();
    const again = [{ ...whole(taken.name), transformation_id: id }];
    const refused = updateConnection(api.ctx, { id: connection.id, rules: again });
    expect((await errorOf(refused))?.code).toBe("RESOURCE_ALREADY_EXISTS");
  });

  it("may not name what is unknown, deleted, or another project's", async () => {
    const deleted = await newTransformation();
    await deleteTransformation(api.ctx, { id: deleted.id });
    const foreign = await createTransformation(api.foreign, { name: newName(), code: "1" });
    for (const id of ["trs_unknown", deleted.id, foreign.id]) {
      const rules = [{ type: "delay" as const, delay: 1 }, byId(id)];
      expect(await errorOf(createConnection(api.ctx, { ...newEnds(), rules }))).toEqual({
        code: "UNPROCESSABLE",
        data: { type: "connection", field: "rules[1].transformation_id" },
        message: `There is no transformation ${id}.`,
      });
    }
  });

  it("leaves no transformation behind when the connection is refused", async () => {
    const name = newName();
    const rules = [whole(name), whole(newName(), "(")];
    expect(await errorOf(createConnection(api.ctx, { ...newEnds(), rules }))).toMatchObject({
      code: "VALIDATION",
      data: [expect.stringMatching(/^rules\[1\]\.transformation\.code is not valid JavaScript: /)],
    });
    expect(await countTransformations(api.ctx, { name: { in: [name] } })).toEqual({ count: 0 });
  });
});

describe("deleteTransformation", () => {
  it("names the connections that use it, disabled ones too, until they are gone", async () => {
    const { id } = await newTransformation();
    const rules = [byId(id)];
    const named = await createConnection(api.ctx, { ...newEnds(), name: newName(), rules });
    api.advance(1_000);
    const unnamed = await createConnection(api.ctx, { ...newEnds(), rules });
    await disableConnection(api.ctx, { id: unnamed.id });
    const refused = await errorOf(deleteTransformation(api.ctx, { id }));
    expect(refused).toEqual({
      code: "UNPROCESSABLE",
      message: `The transformation is used by connections: ${named.name}, ${unnamed.id}.`,
      data: {
        type: "transformation",
        field: "id",
        connections: [
          { id: named.id, name: named.name },
          { id: unnamed.id, name: null },
        ],
      },
    });
    await updateConnection(api.ctx, { id: named.id, rules: [] });
    await deleteConnection(api.ctx, { id: unnamed.id });
    expect(await deleteTransformation(api.ctx, { id })).toEqual({ id });
  });
});

describe("a deduplicate rule", () => {
  it("is stored as it is given, in its place among the rules", async () => {
    const rules: Rule[] = [
      { type: "filter", body: { a: 1 } },
      { type: "deduplicate", window: 1_000, include_fields: ["body.id"] },
    ];
    const connection = await createConnection(api.ctx, { ...newEnds(), rules });
    expect(connection.rules).toEqual(rules);
  });
});
