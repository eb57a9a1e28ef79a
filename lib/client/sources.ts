import {
  resourceListOptions,
  resourceOptions,
  useCreateResource,
  useUpdateResource,
} from "./resource-client.ts";

export const sourcesOptions = () => resourceListOptions("sources");
export const sourceOptions = (id: string) => resourceOptions("sources", id);
export const useCreateSource = () => useCreateResource("sources");
export const useUpdateSource = (id: string) => useUpdateResource("sources", id);
