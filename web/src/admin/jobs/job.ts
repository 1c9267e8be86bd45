import type { Job } from "@usher/core";

/** What the feed sends of a job beside what programs are told. */
export interface FullJob extends Job {
    /** Of an undo: the job that it takes back. */
    undoes?: string;
    /** When its mail was let go. */
    released_at?: string;
}

/** How long after its mail was let go a job can still be taken back. */
const undo_ms = 10_000;

export const isOver = (job: Job): boolean => job.state === "done" || job.state === "stopped";

export const isUndone = (job: FullJob, all: FullJob[]): boolean => all.some((each) => each.undoes === job.id);

/** Whether its starter can still take it back. */
export function canUndo(job: FullJob, all: FullJob[], account: string | undefined, now: Date): boolean {
    if (job.kind === "undo" || job.started_by !== account || isUndone(job, all)) return false;
    return !job.released_at || new Date(job.released_at).getTime() + undo_ms > now.getTime();
}
