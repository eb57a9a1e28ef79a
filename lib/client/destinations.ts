import {
  resourceListOptions,
  resourceOptions,
  useCreateResource,
  useUpdateResource,
} from "./resource-client.ts";

export const destinationsOptions = () => resourceListOptions("destinations");
export const destinationOptions = (id: string) => resourceOptions("destinations", id);
export const useCreateDestination = () => useCreateResource("destinations");
export const useUpdateDestination = (id: string) => useUpdateResource("destinations", id);
