/** A reason not to start that the user can mend: printed as it stands, without a stack. */
export class StartError extends Error {}
