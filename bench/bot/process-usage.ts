import { readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface ProcessUsage {
  readonly cpuMs: number;
  readonly rssMb: number;
}

/** Ticks of a second in /proc (sysconf _SC_CLK_TCK, 100 on every Linux of today). */
const ticks = 100;

/** Reads /proc, so Linux alone; its CPU time counts in steps of 10 ms, and all threads of the process. */
export function usageOf(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // because the name of the program may have spaces, the fields are counted from behind it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [fields[11], fields[12]].map(Number);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    cpuMs: (((user ?? 0) + (system ?? 0)) / ticks) * 1000,
    rssMb: Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024,
  };
}
