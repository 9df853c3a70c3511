import { afterEach, describe, expect, test, vi } from "vitest";
import {
  authFromEnv,
  createFrsClient,
  isFrsApiError,
  isFrsInputError,
  isFrsTimeoutError,
  tokenAuth,
} from "../../src/index.js";
import { anyResponse, projectId, rejection } from "./server.js";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** A fetch that notes what is asked of it. */
function recordingFetch(projects: unknown = [{ id: "found", name: "cn-north-4" }], status = 200) {
  const requests: { url: string; headers: Headers }[] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    requests.push({ url: String(url), headers: new Headers(init?.headers) });
    return String(url).includes("/v3/projects")
      ? Response.json({ projects, links: {} }, { status })
      : new Response(anyResponse);
  };
  return { requests, fetch };
}

describe("the environment gives", () => {
  test("region and project, unless they are given", async () => {
    vi.stubEnv("HUAWEICLOUD_SDK_REGION", "cn-north-4");
    vi.stubEnv("HUAWEICLOUD_SDK_PROJECT_ID", "from-the-environment");
    const { requests, fetch } = recordingFetch();
    await createFrsClient({ auth: tokenAuth("t"), fetch }).listFaceSets();
    await createFrsClient({ auth: tokenAuth("t"), fetch, region: "cn-east-3", projectId }).listFaceSets();
    await createFrsClient({ auth: tokenAuth("t"), fetch, endpoint: "http://a" }).listFaceSets();
    expect(requests.map(({ url }) => url)).toEqual([
      "https://face.cn-north-4.myhuaweicloud.com/v2/from-the-environment/face-sets",
      `https://face.cn-east-3.myhuaweicloud.com/v2/${projectId}/face-sets`,
      "http://a/v2/from-the-environment/face-sets",
    ]);
  });

  test("an access key, and the security token of a temporary one", async () => {
    vi.stubEnv("HUAWEICLOUD_SDK_AK", "ENVAK");
    vi.stubEnv("HUAWEICLOUD_SDK_SK", "env-sk");
    const { requests, fetch } = recordingFetch();
    await createFrsClient({ auth: authFromEnv(), fetch, region: "cn-north-4", projectId }).listFaceSets();
    vi.stubEnv("HUAWEICLOUD_SDK_SECURITY_TOKEN", "env-token");
    await createFrsClient({ auth: authFromEnv(), fetch, region: "cn-north-4", projectId }).listFaceSets();
    expect(requests[0]?.headers.get("Authorization")).toContain("Access=ENVAK");
    expect(requests.map(({ headers }) => headers.get("X-Security-Token"))).toEqual([null, "env-token"]);
  });
});

describe("an error says what to set", () => {
  test.each(["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"])("%s is empty", (name) => {
    vi.stubEnv("HUAWEICLOUD_SDK_AK", "a");
    vi.stubEnv("HUAWEICLOUD_SDK_SK", "s");
    vi.stubEnv(name, "");
    expect(authFromEnv).toThrow("HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK must be set");
  });

  test("without environment variables, what to pass", () => {
    vi.stubGlobal("process", undefined);
    expect(authFromEnv).toThrow("pass `auth`");
    expect(() => createFrsClient({ auth: tokenAuth("t") })).toThrow("`region` or `endpoint` is required");
    expect(() => createFrsClient({ auth: tokenAuth("t"), endpoint: "http://a" })).toThrow("`projectId` is required");
  });

  test("a region of the environment that is unknown", () => {
    vi.stubEnv("HUAWEICLOUD_SDK_REGION", "moon-1");
    expect(() => createFrsClient({ auth: tokenAuth("t"), projectId })).toThrow('Unknown region "moon-1"');
  });
});

describe("without a project id", () => {
  const options = { region: "cn-north-4", auth: tokenAuth("t"), retry: false } as const;

  test("the project of the region is looked up, once for all calls", async () => {
    const { requests, fetch } = recordingFetch([
      { id: "other", name: "cn-north-4_team" },
      { id: "found", name: "cn-north-4" },
    ]);
    const frs = createFrsClient({ ...options, fetch });
    await Promise.all([frs.listFaceSets(), frs.listFaceSets()]);
    await frs.listFaceSets();
    expect(requests.map(({ url }) => url)).toEqual([
      "https://iam.cn-north-4.myhuaweicloud.com/v3/projects?name=cn-north-4",
      ...Array(3).fill("https://face.cn-north-4.myhuaweicloud.com/v2/found/face-sets"),
    ]);
    expect(requests[0]?.headers.get("X-Auth-Token")).toBe("t");
  });

  test("an operation outside of projects needs no look-up", async () => {
    const { requests, fetch } = recordingFetch();
    await createFrsClient({ ...options, fetch }).listProjects();
    expect(requests).toHaveLength(1);
  });

  test("a region without a project is an error that says what to do", async () => {
    const { fetch } = recordingFetch([]);
    const error = await rejection(createFrsClient({ ...options, fetch }).listFaceSets());
    expect(isFrsInputError(error) && [error.field, error.message]).toEqual([
      "projectId",
      expect.stringContaining("open the region once in the console, or pass `projectId`"),
    ]);
  });

  test("a look-up that fails is not remembered", async () => {
    const failing = recordingFetch([], 403);
    const working = recordingFetch();
    let fetch = failing.fetch;
    const frs = createFrsClient({ ...options, fetch: (url, init) => fetch(url, init) });
    const error = await rejection(frs.listFaceSets());
    expect(isFrsApiError(error) && [error.operation, error.status]).toEqual(["listFaceSets", 403]);
    expect(isFrsApiError(error) && error.cause).toMatchObject({ operation: "listProjects", status: 403, attempts: 1 });
    fetch = working.fetch;
    await frs.listFaceSets();
    expect(working.requests).toHaveLength(2);
  });

  test("a call waits for it no longer than it may take in all, and goes on without who gave up", async () => {
    let respond = (_: Response) => {};
    const { fetch } = recordingFetch();
    const frs = createFrsClient({
      ...options,
      fetch: (url, init) =>
        String(url).includes("iam")
          ? new Promise((resolve) => {
              respond = resolve;
            })
          : fetch(url, init),
    });
    const hasty = await rejection(frs.listFaceSets({}, { totalTimeout: 20 }));
    expect(isFrsTimeoutError(hasty) && [hasty.operation, hasty.attempts, hasty.message]).toEqual([
      "listFaceSets",
      0,
      "listFaceSets: No complete response within 0.02 s (`totalTimeout`).",
    ]);
    const retrying = frs.listFaceSets();
    respond(Response.json({ projects: [{ id: "found", name: "cn-north-4" }] }));
    await retrying;
  });

  test("a call that is aborted does not wait for it", async () => {
    const frs = createFrsClient({ ...options, fetch: () => new Promise(() => {}) });
    const reason = new Error("enough");
    const call = frs.listFaceSets({}, { signal: AbortSignal.abort(reason) });
    expect(await rejection(call)).toBe(reason);
  });
});
