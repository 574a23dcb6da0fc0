import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Processor time of a Linux process, in milliseconds; 0 when it is gone. */
export function cpuMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Resident memory of a Linux process. */
export function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

/** Processor time of a PostgreSQL, over all its processes that run now. */
export function databaseCpuMs(postmasterPid: number): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === postmasterPid);
  return [postmasterPid, ...children].reduce((all, pid) => all + cpuMs(pid), 0);
}

function parentOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
  } catch {
    return 0;
  }
}

/** The process id of the PostgreSQL that runs in a benchmark's folder. */
export function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}
