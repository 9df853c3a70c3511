import { format } from "node:util";
import { vi } from "vitest";

/** How a command ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs a command's `main` in this process, which is faster, for what needs nothing else of a process.
 *
 * @param cwd - Folder that the command takes for the current one.
 * @param onPrint - Called after each text that the command prints, with all that it has printed until then.
 */
export async function runIn(
  cwd: string,
  main: (args: string[]) => Promise<number>,
  args: string[],
  onPrint: (printed: Pick<Ended, "stdout" | "stderr">) => void = () => {},
): Promise<Ended> {
  const printed = { stdout: "", stderr: "" };
  const spies = [
    // A worker thread cannot change its folder.
    vi.spyOn(process, "cwd").mockReturnValue(cwd),
    ...(["stdout", "stderr"] as const).map((name) =>
      vi.spyOn(process[name], "write").mockImplementation((text) => {
        printed[name] += text;
        onPrint(printed);
        return true;
      }),
    ),
    // The test runner's console does not write to the streams of the process.
    ...(
      [
        ["log", "stdout"],
        ["error", "stderr"],
      ] as const
    ).map(([method, name]) =>
      vi.spyOn(console, method).mockImplementation((...words) => {
        printed[name] += `${format(...words)}\n`;
        onPrint(printed);
      }),
    ),
  ];
  try {
    const code = await main(args);
    return { code, ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
