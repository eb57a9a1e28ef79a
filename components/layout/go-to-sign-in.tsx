"use client";

import { useEffect } from "react";
import { goToSignIn } from "#lib/client/go-to-sign-in.ts";

/** Stands in for a page that nobody signed in asks for; only the browser knows its whole address. */
export function GoToSignIn() {
  useEffect(goToSignIn, []);
  return null;
}
