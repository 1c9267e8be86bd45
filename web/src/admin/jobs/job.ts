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

/**
 * Whether its beginning waits for the connection itself. Which of the changes that wait it is, nobody tells: it is one of the viewer's
 * that has done nothing, while something of theirs waits.
 */
export const isWaiting = (job: FullJob, account: string | undefined, waiting: number, reaches: boolean): boolean =>
    !reaches && waiting > 0 && job.started_by === account && job.state === "running" && job.done === 0 && job.failed === 0;

export const isUndone = (job: FullJob, all: FullJob[]): boolean => all.some((each) => each.undoes === job.id);

/** Whether its starter can still take it back. */
export function canUndo(job: FullJob, all: FullJob[], account: string | undefined, now: Date): boolean {
    if (job.kind === "undo" || job.started_by !== account || isUndone(job, all)) return false;
    return !job.released_at || new Date(job.released_at).getTime() + undo_ms > now.getTime();
}
