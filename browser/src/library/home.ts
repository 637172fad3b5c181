/** Where this script came from: what it talks to, for whom, and in which version of the API. */
export interface Home {
  readonly origin: string;
  /** The address of the document of frames. */
  readonly frame: string;
  readonly version: number;
  readonly debug: boolean;
}

const PATH = /^(.*\/form\/version\/(\d+)\/merchant\/([^/]+)\/)session\.js$/;

function homeOf(address: string): Home | undefined {
  const url = new URL(address, document.baseURI);
  const [, folder, version, merchant = ""] = PATH.exec(url.pathname) ?? [];
  if (folder === undefined) {
    return undefined;
  }
  return {
    origin: url.origin,
    frame: `${url.origin}${folder}field.html`,
    version: Number(version),
    debug: url.searchParams.get("debug") === "true" && merchant.startsWith("TEST"),
  };
}

/** Reads it off the element that loads the script, which a page may also have made by itself. */
export function findHome(): Home {
  const current = document.currentScript;
  const scripts = current instanceof HTMLScriptElement ? [current] : [...document.scripts];
  for (const script of scripts.reverse()) {
    const home = script.src === "" ? undefined : homeOf(script.src);
    if (home !== undefined) {
      return home;
    }
  }
  throw new Error("session.js has to be loaded from /form/version/<version>/merchant/<merchantId>/session.js");
}
