import {
  resourceListOptions,
  resourceOptions,
  useCreateResource,
  useDeleteResource,
  useToggleResource,
  useUpdateResource,
} from "./resource-client.ts";

export const sourcesOptions = () => resourceListOptions("sources");
export const sourceOptions = (id: string) => resourceOptions("sources", id);
export const useCreateSource = () => useCreateResource("sources");
export const useUpdateSource = (id: string) => useUpdateResource("sources", id);
export const useToggleSource = (id: string) => useToggleResource("sources", id);
export const useDeleteSource = () => useDeleteResource("sources");
