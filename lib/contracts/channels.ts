import { z } from "zod";
import {
  channelChanges,
  channelInput,
  channelListQuery,
  channelModel,
  channelPageModel,
  channelSendModel,
  channelTestModel,
  createdChannelModel,
} from "#lib/schemas/channel.ts";
import { defineContract } from "./contract.ts";
import { deletedModel, idParams } from "./params.ts";

export const listChannelsContract = defineContract({
  method: "GET",
  path: "/channels",
  summary: "List the channels by which the project is told of issues",
  permission: "gateway.read",
  query: channelListQuery,
  response: channelPageModel,
});

export const getChannelContract = defineContract({
  method: "GET",
  path: "/channels/{id}",
  summary: "Get a channel",
  permission: "gateway.read",
  params: idParams,
  response: channelModel,
});

export const createChannelContract = defineContract({
  method: "POST",
  path: "/channels",
  summary: "Create a channel; the secret of a signed webhook is shown this once",
  permission: "gateway.write",
  body: channelInput,
  response: createdChannelModel,
});

export const updateChannelContract = defineContract({
  method: "PUT",
  path: "/channels/{id}",
  summary: "Change, disable or enable a channel",
  permission: "gateway.write",
  params: idParams,
  body: channelChanges,
  response: channelModel,
});

export const deleteChannelContract = defineContract({
  method: "DELETE",
  path: "/channels/{id}",
  summary: "Delete a channel and its log",
  permission: "gateway.write",
  params: idParams,
  response: deletedModel,
});

export const testChannelContract = defineContract({
  method: "POST",
  path: "/channels/{id}/test",
  summary: "Send a test by a channel and return what the far side answers",
  permission: "gateway.write",
  params: idParams,
  response: channelTestModel,
});

export const rollChannelSecretContract = defineContract({
  method: "POST",
  path: "/channels/{id}/roll",
  summary: "Give a signed webhook a new secret, which is shown this once",
  permission: "gateway.write",
  params: idParams,
  response: createdChannelModel,
});

export const listChannelSendsContract = defineContract({
  method: "GET",
  path: "/channels/{id}/sends",
  summary: "List the last messages of a channel and what the far side answered",
  permission: "gateway.read",
  params: idParams,
  response: z.array(channelSendModel),
});
