/** The folder of the bundle below `/monaco`; a test holds it to the version that is installed. */
export const MONACO_VERSION = "0.57.0";
