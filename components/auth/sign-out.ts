/** Ends the session of this browser and leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  const { signOut: endSession } = await import("next-auth/react");
  await endSession({ callbackUrl: "/sign-in" });
}
